/** `library.db`: opened by one process at a time, every commit synced to disk before it returns. */
import { constants, existsSync } from "node:fs";
import { access, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { diskFailure, isBusy, isDamaged, libraryProblem, SQLITE_CORRUPT } from "./disk-error.ts";
import { moveAside, writeJson } from "./json-file.ts";

const SCHEMA_VERSION = 2;

const schema = `
CREATE TABLE IF NOT EXISTS updates (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, doc TEXT NOT NULL, data BLOB NOT NULL, at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS updates_doc ON updates (doc, seq);
-- Reports with updates that reports/<id>.json does not show yet.
CREATE TABLE IF NOT EXISTS unprojected (report TEXT PRIMARY KEY) WITHOUT ROWID;
-- What reports/<id>.json holds as Diglot wrote it, by SHA-256; the previous one until the new file is in its place.
CREATE TABLE IF NOT EXISTS projected (report TEXT PRIMARY KEY, hash TEXT NOT NULL, previous TEXT) WITHOUT ROWID;
-- A second copy of library.json, should that be damaged.
CREATE TABLE IF NOT EXISTS library_copy (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS reports (
  rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE,
  source_lang TEXT NOT NULL, column_id TEXT NOT NULL, release_date TEXT,
  author_zh TEXT NOT NULL, author_en TEXT NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, binned_at TEXT,
  headline_zh TEXT NOT NULL, headline_en TEXT NOT NULL, stage_zh TEXT NOT NULL, stage_en TEXT NOT NULL,
  words_zh INTEGER NOT NULL, words_en INTEGER NOT NULL,
  progress TEXT NOT NULL, translation_done INTEGER NOT NULL,
  figures INTEGER NOT NULL, figures_missing INTEGER NOT NULL, people TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS reports_updated ON reports (binned_at, updated_at, number);
CREATE INDEX IF NOT EXISTS reports_release ON reports (binned_at, release_date, number);
CREATE TABLE IF NOT EXISTS report_text (rowid INTEGER PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS report_fts USING fts5 (
  zh, en, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
);
-- What was replaced over the desk, to be taken back: each batch, and the blocks of each edition as they read then.
CREATE TABLE IF NOT EXISTS replacements (id INTEGER PRIMARY KEY AUTOINCREMENT, summary TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS replaced (
  batch INTEGER NOT NULL, report TEXT NOT NULL, lang TEXT NOT NULL, blocks TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS replaced_batch ON replaced (batch);
PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Columns of `reports` that came later, by name; the value is what holds for every report until it is next changed. */
const laterColumns = {
  comments_open: "INTEGER NOT NULL DEFAULT 0",
  to_check: "INTEGER NOT NULL DEFAULT 0",
  series: "TEXT NOT NULL DEFAULT 'null'",
  place: "TEXT NOT NULL DEFAULT '{}'",
  changed_zh: "INTEGER NOT NULL DEFAULT 0",
  changed_en: "INTEGER NOT NULL DEFAULT 0",
  withdrawn_zh: "INTEGER NOT NULL DEFAULT 0",
  withdrawn_en: "INTEGER NOT NULL DEFAULT 0",
};

function addLaterColumns(db: DatabaseSync): void {
  const there = new Set(
    db
      .prepare("PRAGMA table_info(reports)")
      .all()
      .map((column) => column["name"]),
  );
  for (const [name, type] of Object.entries(laterColumns))
    if (!there.has(name)) db.exec(`ALTER TABLE reports ADD COLUMN ${name} ${type}`);
}

export interface LibraryDatabase {
  db: DatabaseSync;
  /** Set when a damaged database was moved aside and an empty one made. */
  movedTo: string | null;
  /** Damage was seen: the next opening looks at every page. */
  suspect(): void;
  close(): Promise<void>;
}

const holderSchema = z.object({ pid: z.number(), host: z.string() });

/**
 * Opens or makes the database and holds it exclusively until `close` (SQLite's own lock, which the system drops
 * when the process dies; `library.lock` only says who holds it). A lock that was left behind is a sign of a bad end:
 * then every page is looked at.
 * @param anew moves aside what is there, as it is known to be damaged
 * @throws LibraryProblemError `locked`, `read-only`, `disk-full`, `newer-version`
 */
export async function openDatabase(dir: string, { anew = false } = {}): Promise<LibraryDatabase> {
  const path = join(dir, "library.db");
  const lockPath = join(dir, "library.lock");
  let movedTo: string | null = null;
  let isSuspect = false;
  let db: DatabaseSync;
  try {
    // SQLite calls a folder where it may make no file beside the database an I/O error.
    await access(dir, constants.W_OK);
    if (anew) movedTo = await setAside(path);
    db = open(path, existsSync(lockPath));
  } catch (error) {
    if (isBusy(error)) throw libraryProblem("locked", dir, await readHolder(lockPath));
    if (!isDamaged(error)) throw asProblem(error, dir);
    movedTo = await setAside(path);
    db = open(path, false);
  }
  const { user_version: version } = db.prepare("PRAGMA user_version").get() as {
    user_version: number;
  };
  if (version > SCHEMA_VERSION) {
    db.close();
    throw libraryProblem("newer-version", dir, { version });
  }
  try {
    await writeJson(lockPath, { pid: process.pid, host: hostname() });
  } catch (error) {
    db.close();
    throw asProblem(error, dir);
  }
  return {
    db,
    movedTo,
    suspect() {
      isSuspect = true;
    },
    async close() {
      db.close();
      if (!isSuspect) await rm(lockPath, { force: true });
    },
  };
}

async function setAside(path: string): Promise<string> {
  const movedTo = await moveAside(path);
  for (const suffix of ["-wal", "-shm"])
    if (existsSync(path + suffix)) await moveAside(path + suffix);
  return movedTo;
}

function open(path: string, lookThrough: boolean): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 300 });
  try {
    db.exec(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
    );
    const version = db.prepare("PRAGMA user_version").get() as { user_version: number };
    // A write at once takes the exclusive lock and shows a read-only disk now, not at the first key.
    if (version.user_version <= SCHEMA_VERSION) {
      db.exec(`BEGIN IMMEDIATE; ${schema}`);
      addLaterColumns(db);
      db.exec("COMMIT");
    }
    if (lookThrough) checkPages(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Throws as SQLite does where it meets a damaged page. */
function checkPages(db: DatabaseSync): void {
  const found = db.prepare("PRAGMA quick_check(1)").get() as { quick_check: string };
  if (found.quick_check !== "ok")
    throw Object.assign(new Error(found.quick_check), { errcode: SQLITE_CORRUPT });
}

function asProblem(error: unknown, dir: string): Error {
  const failure = diskFailure(error);
  return failure === "io" ? (error as Error) : libraryProblem(failure, dir);
}

async function readHolder(lockPath: string): Promise<Record<string, string | number>> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(lockPath, "utf8")));
  } catch {
    return { pid: 0, host: "" };
  }
}
