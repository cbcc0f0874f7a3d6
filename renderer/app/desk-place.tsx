/** How the desk was left, its search and filters, so that the ways back to it find it so until another library is open. */
import {
  createContext,
  type Dispatch,
  type JSX,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useState,
} from "react";
import { useLocation } from "wouter";

const DESK = "/desk";

const PlaceContext = createContext<[string, Dispatch<SetStateAction<string>>]>(["", () => {}]);

export function WithDeskPlace({ children }: { children: ReactNode }): JSX.Element {
  return <PlaceContext value={useState("")}>{children}</PlaceContext>;
}

/** The desk tells what its address asks for, from "?" on. */
export function useKeepDeskPlace(search: string): void {
  const [, setSearch] = useContext(PlaceContext);
  useEffect(() => setSearch(search), [setSearch, search]);
}

/** The desk as it was left; from the desk itself, the desk as it is at first. */
export function useDeskPath(): string {
  const [search] = useContext(PlaceContext);
  const [path] = useLocation();
  return path === DESK ? DESK : DESK + search;
}
