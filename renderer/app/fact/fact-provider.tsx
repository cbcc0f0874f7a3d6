/** Holds what the rooms of a report share of its event facts. */
import { type ReactNode, useMemo } from "react";
import { useLiveDocument } from "../live/report-session.tsx";
import { createFactDesk, FactContext } from "./fact-desk.ts";

export function FactProvider({ children }: { children: ReactNode }) {
  const { live } = useLiveDocument("head");
  const desk = useMemo(() => createFactDesk(live.doc), [live.doc]);
  return <FactContext value={desk}>{children}</FactContext>;
}
