/** Keeps what the window shows of the library fresh: listens to main's events and asks again for what changed. */
import { consumeEventIterator } from "@orpc/client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createContext,
  type JSX,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
} from "react";
import type { LibraryEvent } from "../../core/api/library.ts";
import { client } from "./client.ts";
import { keys } from "./query.ts";

type Listener = (event: LibraryEvent) => void;

const EventsContext = createContext<Set<Listener> | null>(null);

/** Calls `listener` for every event while mounted. */
export function useLibraryEvent(listener: Listener): void {
  const listeners = useContext(EventsContext);
  const call = useEffectEvent(listener);
  useEffect(() => {
    if (!listeners) return;
    const entry: Listener = (event) => call(event);
    listeners.add(entry);
    return () => {
      listeners.delete(entry);
    };
  }, [listeners]);
}

const staleAfter: Record<LibraryEvent["kind"], (readonly string[])[]> = {
  report: [keys.reports, keys.report],
  reports: [keys.reports, keys.report],
  settings: [keys.library],
  publication: [keys.publication, keys.report],
  memory: [keys.memory],
  terms: [keys.terms],
};

/** Asks again at most once per interval, since typing sends an event every second. */
function createRefresher(queryClient: QueryClient): (kind: LibraryEvent["kind"]) => void {
  const waiting = new Set<LibraryEvent["kind"]>();
  return (kind) => {
    if (waiting.has(kind)) return;
    waiting.add(kind);
    setTimeout(() => {
      waiting.delete(kind);
      for (const queryKey of staleAfter[kind]) void queryClient.invalidateQueries({ queryKey });
    }, REFRESH_MS);
  };
}
const REFRESH_MS = 150;
const RETRY_MS = 2000;

/** One subscription for the window, renewed when it breaks. */
export function LibraryEvents({ children }: { children: ReactNode }): JSX.Element {
  const queryClient = useQueryClient();
  const [listeners] = useState(() => new Set<Listener>());
  useEffect(() => {
    const refresh = createRefresher(queryClient);
    let stop = (): Promise<void> => Promise.resolve();
    let retry: ReturnType<typeof setTimeout>;
    let over = false;
    const again = (): void => {
      if (over) return;
      retry = setTimeout(() => {
        // What was missed meanwhile is not known.
        for (const queryKey of Object.values(staleAfter).flat())
          void queryClient.invalidateQueries({ queryKey });
        listen();
      }, RETRY_MS);
    };
    const listen = (): void => {
      stop = consumeEventIterator(client.library.events(), {
        onEvent(event) {
          refresh(event.kind);
          for (const listener of listeners) listener(event);
        },
        onError: again,
        onSuccess: again,
      });
    };
    listen();
    return () => {
      over = true;
      clearTimeout(retry);
      void stop();
    };
  }, [queryClient, listeners]);
  return <EventsContext value={listeners}>{children}</EventsContext>;
}
