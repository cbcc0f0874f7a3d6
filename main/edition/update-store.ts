/** The durable log of every living document: Yjs updates in `library.db`, on disk before `append` returns. */
import type { DatabaseSync } from "node:sqlite";
import * as Y from "yjs";
import { diskFailure, isDamaged, SQLITE_CORRUPT } from "../library/disk-error.ts";
import { inTransaction } from "../library/transaction.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { parseDocumentName } from "../../core/api/routes.ts";

/** A document with more updates than this is folded into one when it is loaded. */
const COMPACT_ABOVE = 200;

export interface UpdateStore {
  /** Appends one update and marks its report as not yet projected. Synced to disk on return; throws when it is not. */
  append(doc: string, update: Uint8Array): void;
  /** Writes the first updates of several documents in one transaction. */
  seed(updates: { doc: string; update: Uint8Array }[]): void;
  /** A new Y.Doc with everything stored, or null for a document that was never seeded. */
  load(doc: string): Y.Doc | null;
  has(doc: string): boolean;
  unprojected(): ReportId[];
  isUnprojected(report: ReportId): boolean;
  /** When the newest update of a report came in, ISO 8601; null for a report without documents. */
  changedAt(report: ReportId): string | null;
  /** Of each report with documents a number that grows with every update. */
  revisions(): ReadonlyMap<ReportId, number>;
  /** Says that the projection on disk shows every update up to `lastSeq()` as it was read. */
  markProjected(report: ReportId, seq: number): void;
  lastSeq(): number;
  /** Hashes that the report's file may have; empty for one that was never written. */
  projectedHashes(report: ReportId): string[];
  /** Says, before the file is written, what its hash will be; `previous` is that of the file now. */
  expectProjection(report: ReportId, hash: string, previous: string | null): void;
}

const partsOf = (report: ReportId): [string, string, string] => [
  `${report}/zh`,
  `${report}/en`,
  `${report}/head`,
];

/** @param onDamaged called when stored updates turn out to be unreadable, before the error is thrown */
export function createUpdateStore(db: DatabaseSync, onDamaged: () => void = () => {}): UpdateStore {
  const insert = db.prepare("INSERT INTO updates (doc, data, at) VALUES (?, ?, ?)");
  const mark = db.prepare("INSERT OR IGNORE INTO unprojected (report) VALUES (?)");
  const select = db.prepare("SELECT data FROM updates WHERE doc = ? ORDER BY seq");
  const exists = db.prepare("SELECT 1 FROM updates WHERE doc = ? LIMIT 1");
  const newer = db.prepare("SELECT 1 FROM updates WHERE doc IN (?, ?, ?) AND seq > ? LIMIT 1");
  const newest = db.prepare("SELECT max(at) AS at FROM updates WHERE doc IN (?, ?, ?)");
  const since = db.prepare("SELECT doc, max(seq) AS seq FROM updates WHERE seq > ? GROUP BY doc");
  const known = { upTo: 0, revisions: new Map<ReportId, number>() };
  const behind = db.prepare("SELECT 1 FROM unprojected WHERE report = ?");
  const projected = db.prepare("SELECT hash, previous FROM projected WHERE report = ?");
  const last = db.prepare("SELECT coalesce(max(seq), 0) AS seq FROM updates");

  const write = (doc: string, update: Uint8Array) => {
    const name = parseDocumentName(doc);
    if (!name) throw new Error(`not a document name: ${doc}`);
    insert.run(doc, update, Date.now());
    mark.run(name.id);
  };
  const readRows = (name: string) => {
    try {
      return select.all(name) as { data: Uint8Array }[];
    } catch (error) {
      if (isDamaged(error)) onDamaged();
      throw error;
    }
  };
  /** An update that makes no sense is damage too: the next opening rebuilds the database from the report files. */
  const applyAll = (name: string, doc: Y.Doc, rows: { data: Uint8Array }[]) => {
    try {
      doc.transact(() => {
        for (const row of rows) Y.applyUpdate(doc, row.data);
      });
    } catch (cause) {
      onDamaged();
      const report = parseDocumentName(name)?.id;
      if (report) mark.run(report);
      throw Object.assign(new Error(`unreadable updates: ${name}`, { cause }), {
        errcode: SQLITE_CORRUPT,
      });
    }
  };
  const compact = (name: string, doc: Y.Doc) => {
    const whole = Y.encodeStateAsUpdate(doc);
    inTransaction(db, () => {
      const { at } = db.prepare("SELECT max(at) AS at FROM updates WHERE doc = ?").get(name) as {
        at: number;
      };
      db.prepare("DELETE FROM updates WHERE doc = ?").run(name);
      insert.run(name, whole, at);
    });
  };

  /** Folding is for speed only: a disk without room for it is no reason not to read. */
  const tryCompact = (name: string, doc: Y.Doc) => {
    try {
      compact(name, doc);
    } catch (error) {
      if (diskFailure(error) === "io") throw error;
    }
  };

  return {
    append: (doc, update) => inTransaction(db, () => write(doc, update)),
    seed: (updates) =>
      inTransaction(db, () => {
        for (const { doc, update } of updates) write(doc, update);
      }),
    load(name) {
      const rows = readRows(name);
      if (rows.length === 0) return null;
      const doc = new Y.Doc();
      applyAll(name, doc, rows);
      if (rows.length > COMPACT_ABOVE) tryCompact(name, doc);
      return doc;
    },
    has: (doc) => exists.get(doc) !== undefined,
    unprojected: () =>
      (db.prepare("SELECT report FROM unprojected").all() as { report: ReportId }[]).map(
        (row) => row.report,
      ),
    isUnprojected: (report) => behind.get(report) !== undefined,
    changedAt(report) {
      const { at } = newest.get(...partsOf(report)) as { at: number | null };
      return at === null ? null : new Date(at).toISOString();
    },
    revisions() {
      // Numbers are never given twice, so that only what came since has to be asked for.
      for (const { doc, seq } of since.all(known.upTo) as { doc: string; seq: number }[]) {
        const report = parseDocumentName(doc)?.id;
        known.upTo = Math.max(known.upTo, seq);
        if (report) known.revisions.set(report, Math.max(seq, known.revisions.get(report) ?? 0));
      }
      return known.revisions;
    },
    markProjected(report, seq) {
      if (newer.get(...partsOf(report), seq)) return;
      db.prepare("DELETE FROM unprojected WHERE report = ?").run(report);
    },
    lastSeq: () => (last.get() as { seq: number }).seq,
    projectedHashes(report) {
      const row = projected.get(report);
      return [row?.["hash"], row?.["previous"]].filter((hash) => typeof hash === "string");
    },
    expectProjection(report, hash, previous) {
      db.prepare("INSERT OR REPLACE INTO projected (report, hash, previous) VALUES (?, ?, ?)").run(
        report,
        hash,
        previous,
      );
    },
  };
}
