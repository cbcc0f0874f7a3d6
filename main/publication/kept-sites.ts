/** `publications/kept.db`: what earlier publications left on a target, each page once, so that one can go back to them. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type SiteRecord, siteRecordSchema } from "../../core/publication/site-record.ts";
import { isDamaged } from "../library/disk-error.ts";
import { moveAside } from "../library/json-file.ts";
import { inTransaction } from "../library/transaction.ts";
import { sha256 } from "./hash.ts";

const schema = `
CREATE TABLE IF NOT EXISTS files (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
-- What the site was after a publication: paths and hashes; empty where it was as after the one before it on that target.
CREATE TABLE IF NOT EXISTS sites (number INTEGER PRIMARY KEY, target TEXT NOT NULL, record BLOB NOT NULL);
`;

/** What letting go of earlier publications came to. */
export interface Pruned {
  /** Publications that can still be gone back to, newest first. */
  kept: number[];
  gone: number[];
  files: number;
}

export interface KeptSites {
  has(hash: string): Promise<boolean>;
  read(hash: string): Promise<Uint8Array | null>;
  /** Keeps files; on disk when it resolves. */
  keep(files: readonly { hash: string; bytes: Uint8Array }[]): Promise<void>;
  /** Keeps what a publication is about to leave; on disk when it resolves. */
  keepRecord(number: number, target: string, record: SiteRecord): Promise<void>;
  record(number: number): Promise<SiteRecord | null>;
  /** Lets go of all but the newest sites of each target, with their publications, and of files that only those had. */
  prune(newest: number): Promise<Pruned>;
  close(): Promise<void>;
}

/** Opened when it is first asked; a damaged one is moved aside and an empty one made: only going back is lost with it. */
export function createKeptSites(libraryDir: string): KeptSites {
  const path = join(libraryDir, "publications", "kept.db");
  let opening: Promise<DatabaseSync> | null = null;
  let looking: StatementSync | null = null;
  const database = () => {
    opening ??= open(path).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  /** Looking must not make a library bigger, nor fail where it cannot be written to. */
  const reading = async () => (opening || existsSync(path) ? database() : null);
  const recordOf = (db: DatabaseSync, number: number): SiteRecord | null => {
    const row = db
      .prepare(
        `SELECT before.record FROM sites JOIN sites AS before USING (target)
         WHERE sites.number = ? AND before.number <= sites.number AND length(before.record) > 0
         ORDER BY before.number DESC LIMIT 1`,
      )
      .get(number);
    if (!row) return null;
    const text = inflateRawSync(row["record"] as Uint8Array).toString("utf8");
    return siteRecordSchema.safeParse(JSON.parse(text)).data ?? null;
  };
  return {
    async has(hash) {
      const db = await reading();
      if (!db) return false;
      looking ??= db.prepare("SELECT 1 FROM files WHERE hash = ?");
      return looking.get(hash) !== undefined;
    },
    async read(hash) {
      const db = await reading();
      const row = db?.prepare("SELECT bytes FROM files WHERE hash = ?").get(hash);
      const bytes = row && inflateRawSync(row["bytes"] as Uint8Array);
      return bytes && sha256(bytes) === hash ? bytes : null;
    },
    async keep(files) {
      if (files.length === 0) return;
      const db = await database();
      const insert = db.prepare("INSERT OR REPLACE INTO files (hash, bytes) VALUES (?, ?)");
      inTransaction(db, () => {
        for (const { hash, bytes } of files) insert.run(hash, deflateRawSync(bytes, { level: 3 }));
      });
    },
    async keepRecord(number, target, record) {
      const db = await database();
      const last = db
        .prepare("SELECT number FROM sites WHERE target = ? AND number < ? ORDER BY number DESC")
        .get(target, number)?.["number"];
      const text = JSON.stringify(record);
      const isSame = typeof last === "number" && JSON.stringify(recordOf(db, last)) === text;
      db.prepare("INSERT OR REPLACE INTO sites (number, target, record) VALUES (?, ?, ?)").run(
        number,
        target,
        isSame ? Buffer.alloc(0) : deflateRawSync(text, { level: 3 }),
      );
    },
    async record(number) {
      const db = await reading();
      return db ? recordOf(db, number) : null;
    },
    async prune(newest) {
      const db = await reading();
      if (!db) return { kept: [], gone: [], files: 0 };
      const rows = db
        .prepare(
          `SELECT number, 1 + (SELECT count(*) FROM sites AS later WHERE later.target = sites.target
             AND later.number > sites.number AND length(later.record) > 0) AS age
           FROM sites ORDER BY number DESC`,
        )
        .all() as { number: number; age: number }[];
      const kept = rows.filter(({ age }) => age <= newest).map(({ number }) => number);
      const gone = rows.filter(({ age }) => age > newest).map(({ number }) => number);
      return { kept, gone, files: gone.length > 0 ? letGo(db, kept, gone) : 0 };
    },
    async close() {
      const db = await opening?.catch(() => null);
      opening = null;
      looking = null;
      db?.close();
    },
  };

  function letGo(db: DatabaseSync, kept: readonly number[], gone: readonly number[]): number {
    const wanted = new Set<string>();
    for (const number of kept)
      for (const { hash } of Object.values(recordOf(db, number)?.files ?? {})) wanted.add(hash);
    const there = db.prepare("SELECT hash FROM files").all() as { hash: string }[];
    const unwanted = there.filter(({ hash }) => !wanted.has(hash));
    const dropFile = db.prepare("DELETE FROM files WHERE hash = ?");
    const dropSite = db.prepare("DELETE FROM sites WHERE number = ?");
    inTransaction(db, () => {
      for (const number of gone) dropSite.run(number);
      for (const { hash } of unwanted) dropFile.run(hash);
    });
    db.exec("PRAGMA incremental_vacuum");
    return unwanted.length;
  }
}

async function open(path: string): Promise<DatabaseSync> {
  await mkdir(join(path, ".."), { recursive: true });
  try {
    return opened(path);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    await moveAside(path);
    for (const suffix of ["-wal", "-shm"])
      if (existsSync(path + suffix)) await moveAside(path + suffix);
    return opened(path);
  }
}

function opened(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 2000 });
  try {
    db.exec(
      "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
    );
    db.exec(schema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
