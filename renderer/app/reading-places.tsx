/** Where each text was left, what was in sight and where the caret stood, while this window is open. */
import { createContext, type JSX, type ReactNode, useContext, useState } from "react";

/** Block ids with UTF-16 offsets in their text, so that the place holds while others write. */
export interface ReadingPlace {
  /** The block at the top of what is in sight, and how far its top lies from there in pixels. */
  top: { block: string; offsetPx: number } | null;
  anchor: { block: string; offset: number } | null;
  focus: { block: string; offset: number } | null;
}

const PlacesContext = createContext<Map<string, ReadingPlace>>(new Map());

export function WithReadingPlaces({ children }: { children: ReactNode }): JSX.Element {
  const [places] = useState(() => new Map<string, ReadingPlace>());
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

export const useReadingPlaces = (): Map<string, ReadingPlace> => useContext(PlacesContext);
