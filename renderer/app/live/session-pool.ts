/** Keeps a report's session while anything shows the report, and after that until its last change is on disk. */
import type { ReportId } from "../../../core/report/ids.ts";
import { openSession, type Session } from "./session.ts";

export interface SessionPool {
  acquire(id: ReportId): Session;
  /** The session that is held now, if any. */
  find(id: ReportId): Session | null;
  release(id: ReportId): void;
}

/** Going from one room to the next releases and acquires again within this time. */
const GRACE_MS = 1000;

interface Held {
  session: Session;
  users: number;
}

export function createSessionPool(open: (id: ReportId) => Session = openSession): SessionPool {
  const held = new Map<ReportId, Held>();

  function closeWhenSaved(id: ReportId, entry: Held): void {
    const tryClose = (): boolean => {
      if (entry.users > 0 || held.get(id) !== entry) return true;
      if (entry.session.wouldLose()) return false;
      held.delete(id);
      entry.session.close();
      return true;
    };
    if (tryClose()) return;
    const stop = entry.session.subscribe(() => {
      if (tryClose()) stop();
    });
  }

  return {
    acquire(id) {
      const entry = held.get(id) ?? { session: open(id), users: 0 };
      held.set(id, entry);
      entry.users += 1;
      return entry.session;
    },
    find: (id) => held.get(id)?.session ?? null,
    release(id) {
      const entry = held.get(id);
      if (!entry) return;
      entry.users -= 1;
      if (entry.users === 0) setTimeout(() => closeWhenSaved(id, entry), GRACE_MS);
    },
  };
}
