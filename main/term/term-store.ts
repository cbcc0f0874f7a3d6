/**
 * The wordbook on disk: rows in `library.db`, which every change is synced to, and `terms.json`, which a person can read
 * and copy. Either is made again from the other.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Notice } from "../../core/api/library.ts";
import type { TermEvent } from "../../core/api/term.ts";
import { type Entry, type EntryId, entrySchema } from "../../core/term/entry.ts";
import { checkJson, jsonText, moveAside, writeText } from "../library/json-file.ts";
import { inTransaction } from "../library/transaction.ts";

export const TERMS_VERSION = 1;
export const TERMS_FILE = "terms.json";

const schema = `
CREATE TABLE IF NOT EXISTS terms (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
-- One row for each entry of each change; what was done in one go has one number.
CREATE TABLE IF NOT EXISTS term_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER NOT NULL, term TEXT NOT NULL,
  at TEXT NOT NULL, by TEXT NOT NULL, before TEXT, after TEXT
);
CREATE INDEX IF NOT EXISTS term_events_term ON term_events (term, seq);
CREATE INDEX IF NOT EXISTS term_events_change ON term_events (change);
-- terms.json as Diglot wrote it, by SHA-256; the previous one until the new file is in its place.
-- It shows every change through this one.
CREATE TABLE IF NOT EXISTS terms_file (
  id INTEGER PRIMARY KEY CHECK (id = 1), hash TEXT NOT NULL, previous TEXT, through INTEGER NOT NULL
);
`;

const fileSchema = z.object({ version: z.literal(TERMS_VERSION), terms: z.array(entrySchema) });

/** What becomes of an entry; null for one that goes. */
export interface Step {
  id: EntryId;
  after: Entry | null;
}

export interface TermStore {
  all(): ReadonlyMap<string, Entry>;
  /** All or none; on disk when it returns. Null where the steps change nothing. */
  apply(steps: readonly Step[], who: { at: string; by: string }): number | null;
  events(query: { id: string | null; before: number | null; limit: number }): TermEvent[];
  eventsOf(change: number): TermEvent[];
  /** Writes `terms.json` as the entries are now. */
  writeFile(): Promise<void>;
}

export type OpenedTerms = { store: TermStore; notice: Notice | null } | { newer: true };

/** Reads the file before anything is written, so that one of a newer Diglot stays as it is. */
export async function openTermStore(dir: string, db: DatabaseSync): Promise<OpenedTerms> {
  const path = join(dir, TERMS_FILE);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  db.exec(schema);
  const written = db.prepare("SELECT hash, previous, through FROM terms_file WHERE id = 1").get();
  const store = createStore(path, db);
  if (text === null) {
    if (store.all().size > 0) await store.writeFile();
    return { store, notice: null };
  }
  const hash = hashOf(text);
  if (written?.["hash"] === hash) {
    if (Number(written["through"]) < store.lastChange()) await store.writeFile();
    return { store, notice: null };
  }
  const read = checkJson(text, fileSchema, TERMS_VERSION);
  if (read.kind === "newer") return { newer: true };
  if (written?.["previous"] === hash) {
    // The program ended between the database and the file.
    await store.writeFile();
    return { store, notice: null };
  }
  if (!written && store.all().size === 0 && read.kind === "ok") {
    store.takeIn(read.data.terms);
    await store.writeFile();
    return { store, notice: null };
  }
  const movedTo = await moveAside(path);
  await store.writeFile();
  const code = read.kind === "ok" ? "terms-changed" : "terms-restored";
  return { store, notice: { code, file: TERMS_FILE, movedTo } };
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

function createStore(
  path: string,
  db: DatabaseSync,
): TermStore & { takeIn(entries: readonly Entry[]): void; lastChange(): number } {
  const put = db.prepare("INSERT OR REPLACE INTO terms (id, json) VALUES (?, ?)");
  const drop = db.prepare("DELETE FROM terms WHERE id = ?");
  const tell = db.prepare(
    "INSERT INTO term_events (change, term, at, by, before, after) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const last = db.prepare("SELECT coalesce(max(change), 0) AS n FROM term_events");
  const lastChange = (): number => Number(last.get()?.["n"] ?? 0);
  /** Read when first asked for: opening a library does not wait for it. */
  let entries: Map<string, Entry> | null = null;
  const load = (): Map<string, Entry> => {
    entries ??= new Map(
      db
        .prepare("SELECT json FROM terms")
        .all()
        .map((row) => entrySchema.parse(JSON.parse(String(row["json"]))))
        .map((entry) => [entry.id, entry]),
    );
    return entries;
  };
  const saveHash = db.prepare(
    "INSERT OR REPLACE INTO terms_file (id, hash, previous, through) VALUES (1, ?, ?, ?)",
  );
  const readHash = db.prepare("SELECT hash FROM terms_file WHERE id = 1");

  return {
    all: load,
    lastChange,
    apply(steps, { at, by }) {
      const now = load();
      const real = steps.filter(({ id, after }) => !isSame(now.get(id) ?? null, after));
      if (real.length === 0) return null;
      const change = lastChange() + 1;
      inTransaction(db, () => {
        for (const { id, after } of real) {
          const before = now.get(id);
          const json = after && JSON.stringify(after);
          tell.run(change, id, at, by, before ? JSON.stringify(before) : null, json);
          if (json === null) drop.run(id);
          else put.run(id, json);
        }
      });
      for (const { id, after } of real)
        if (after) now.set(id, after);
        else now.delete(id);
      return change;
    },
    takeIn(all) {
      inTransaction(db, () => {
        for (const entry of all) put.run(entry.id, JSON.stringify(entry));
      });
      entries = null;
    },
    events: ({ id, before, limit }) =>
      db
        .prepare(
          `SELECT *, (SELECT count(*) FROM term_events o WHERE o.change = e.change) AS size FROM term_events e
           WHERE (?1 IS NULL OR term = ?1) AND (?2 IS NULL OR seq < ?2) ORDER BY seq DESC LIMIT ?3`,
        )
        .all(id, before, limit)
        .map(toEvent),
    eventsOf: (change) =>
      db
        .prepare("SELECT *, 0 AS size FROM term_events WHERE change = ? ORDER BY seq")
        .all(change)
        .map(toEvent),
    async writeFile() {
      const terms = [...load().values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const text = jsonText({ version: TERMS_VERSION, terms });
      const hash = hashOf(text);
      const previous = readHash.get()?.["hash"] ?? null;
      saveHash.run(hash, previous === null ? null : String(previous), lastChange());
      await writeText(path, text);
    },
  };
}

const toEvent = (row: Record<string, unknown>): TermEvent => {
  const entryOf = (json: unknown): Entry | null =>
    typeof json === "string" ? entrySchema.parse(JSON.parse(json)) : null;
  const [before, after] = [entryOf(row["before"]), entryOf(row["after"])];
  return {
    ...{ seq: Number(row["seq"]), change: Number(row["change"]), size: Number(row["size"]) },
    ...{ id: String(row["term"]) as EntryId, at: String(row["at"]), by: String(row["by"]) },
    ...{ before, after },
  };
};

/** True where nothing but the time and the person would change. */
const isSame = (before: Entry | null, after: Entry | null): boolean => {
  if (!before || !after) return before === after;
  const plain = (entry: Entry): string =>
    JSON.stringify(entrySchema.parse({ ...entry, at: "", by: "" }));
  return plain(before) === plain(after);
};
