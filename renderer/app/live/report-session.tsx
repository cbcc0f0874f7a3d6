/** Gives the rooms of a report its three living documents, and tells whether what was typed is saved. */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useSyncExternalStore,
} from "react";
import type { DocumentPart } from "../../../core/api/routes.ts";
import type { ReportId } from "../../../core/report/ids.ts";
import type { LiveDocument } from "./live-document.ts";
import type { Session } from "./session.ts";
import { createSessionPool } from "./session-pool.ts";

const PoolContext = createContext(createSessionPool());
const SessionContext = createContext<Session | null>(null);

/** Opens the documents once for everything inside; they outlive it until the last change is on disk. */
export function ReportSession({ id, children }: { id: ReportId; children: ReactNode }) {
  const pool = useContext(PoolContext);
  const subscribe = useCallback(
    (changed: () => void) => {
      pool.acquire(id);
      changed();
      return () => pool.release(id);
    },
    [id, pool],
  );
  const session = useSyncExternalStore(subscribe, () => pool.find(id));
  return session && <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the report around; a component outside of ReportSession is a mistake. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a ReportSession around it");
  return session;
}

/** One document of the report, and whether it has been loaded: before that it is empty and must not be edited. */
export function useLiveDocument(part: DocumentPart): { live: LiveDocument; loaded: boolean } {
  const session = useSession();
  const live = session.documents[part];
  const loaded = useSyncExternalStore(session.subscribe, () => live.health().loaded);
  return { live, loaded };
}
