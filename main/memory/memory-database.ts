/** `memory.db`: units, their index and where they come from. Held by the process that holds the library. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDamaged } from "../library/disk-error.ts";
import { moveAside } from "../library/json-file.ts";

const SCHEMA_VERSION = 3;

/** The library's own memory. */
export const OWN = 1;

const schema = `
CREATE TABLE IF NOT EXISTS memories (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, read_only INTEGER NOT NULL DEFAULT 0,
  penalty INTEGER NOT NULL DEFAULT 0
);
INSERT OR IGNORE INTO memories (id, name) VALUES (${OWN}, '');
CREATE TABLE IF NOT EXISTS units (
  id INTEGER PRIMARY KEY AUTOINCREMENT, memory INTEGER NOT NULL, kind TEXT NOT NULL,
  source_lang TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
  -- 48 bits of a hash of the text, white space folded.
  zh_key INTEGER NOT NULL, en_key INTEGER NOT NULL,
  origin TEXT, bad INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, by TEXT NOT NULL, report TEXT,
  column_id TEXT NOT NULL DEFAULT '',
  -- The import that brought it; such units count only once that is done.
  import INTEGER
);
CREATE INDEX IF NOT EXISTS units_zh ON units (zh_key, en_key);
CREATE INDEX IF NOT EXISTS units_en_zh ON units (en_key, zh_key);
CREATE INDEX IF NOT EXISTS units_import ON units (import) WHERE import IS NOT NULL;
CREATE INDEX IF NOT EXISTS units_memory ON units (memory);
-- Inline codes of a unit, each text whole as JSON; null for a text that has none.
CREATE TABLE IF NOT EXISTS codes (
  unit INTEGER PRIMARY KEY, zh TEXT, en TEXT, datatype TEXT NOT NULL DEFAULT ''
);
-- Where a unit was confirmed, between which source texts.
CREATE TABLE IF NOT EXISTS uses (
  unit INTEGER NOT NULL, report TEXT NOT NULL, block TEXT NOT NULL,
  source_key INTEGER NOT NULL, previous_key INTEGER NOT NULL, next_key INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS uses_unit ON uses (unit);
CREATE INDEX IF NOT EXISTS uses_block ON uses (report, block);
-- What a unit said before it was changed or deleted.
CREATE TABLE IF NOT EXISTS history (
  unit INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, what TEXT NOT NULL,
  zh TEXT NOT NULL, en TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS history_unit ON history (unit);
-- What a block was rendered by, each time that it was confirmed with another text.
CREATE TABLE IF NOT EXISTS versions (
  report TEXT NOT NULL, block TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS versions_block ON versions (report, block);
CREATE TABLE IF NOT EXISTS imports (
  id INTEGER PRIMARY KEY, memory INTEGER NOT NULL, file TEXT NOT NULL, at TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0
);
-- Blocks that were learnt, by what they said: a report is read again and again while it is typed in.
CREATE TABLE IF NOT EXISTS learnt (
  report TEXT NOT NULL, block TEXT NOT NULL, said INTEGER NOT NULL, PRIMARY KEY (report, block)
) WITHOUT ROWID;
-- Every gram that is no pair of Han characters: a wording may begin inside a word.
CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS grams USING fts5 (
  zh, en, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0"
);
PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** What leads from each version to the next, where the schema alone does not. */
const steps: Record<number, string> = {
  1: `
ALTER TABLE units ADD COLUMN column_id TEXT NOT NULL DEFAULT '';
DROP INDEX IF EXISTS units_en;
`,
  // Reports are gone through once more: they know the formats of what they taught.
  2: `
DELETE FROM state WHERE key = 'learnt-to';
`,
};

export type MemoryDatabase =
  | { db: DatabaseSync; movedTo: string | null }
  /** Written by a newer Diglot: left alone. */
  | { db: null; version: number };

/** Opens or makes it; a damaged one is moved aside and an empty one made. */
export async function openMemoryDatabase(dir: string): Promise<MemoryDatabase> {
  const path = join(dir, "memory.db");
  let movedTo: string | null = null;
  let db: DatabaseSync;
  try {
    db = open(path);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    movedTo = await moveAside(path);
    for (const suffix of ["-wal", "-shm"])
      if (existsSync(path + suffix)) await moveAside(path + suffix);
    db = open(path);
  }
  const version = versionOf(db);
  if (version <= SCHEMA_VERSION) return { db, movedTo };
  db.close();
  return { db: null, version };
}

const versionOf = (db: DatabaseSync): number =>
  (db.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;

/** A new database has version 0 and nothing to be led over. */
const stepsFrom = (version: number): string =>
  Object.entries(steps)
    .flatMap(([from, step]) => (version > 0 && Number(from) >= version ? step : []))
    .join("");

export function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 10_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;");
    const version = versionOf(db);
    if (version <= SCHEMA_VERSION)
      db.exec(`BEGIN IMMEDIATE; ${stepsFrom(version)} ${schema} COMMIT;`);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
