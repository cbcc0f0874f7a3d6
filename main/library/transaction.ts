/** Several statements of a database as one step. */
import type { DatabaseSync } from "node:sqlite";

/** All of `work` or nothing; gives back what it does, throws what it throws. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // SQLite has ended it by itself after some failures, a full disk among them.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
