/** Puts units into `memory.db` and takes them out, index included. */
import type { DatabaseSync } from "node:sqlite";
import { deflateSync, inflateSync } from "node:zlib";
import { createGramCounts, type GramCounts } from "../../core/memory/gram-counts.ts";
import type { Unit } from "../../core/memory/unit.ts";
import { createEnglishSignatures, type EnglishSignatures } from "./english-signatures.ts";
import { createUnitCodes, type StoredCodes, type UnitCodeStore } from "./unit-codes.ts";
import { entryOf, textKey, type UnitEntry } from "./unit-entry.ts";
import { createWordList, type WordList } from "./word-list.ts";

export type NewUnit = Omit<Unit, "id" | "bad"> & {
  /** Absent where nothing is said of them. */
  codes?: StoredCodes | null;
};

export interface UnitWriter {
  counts: GramCounts;
  words: WordList;
  signatures: EnglishSignatures;
  codes: UnitCodeStore;
  /** The id of the unit, and whether it is new: the same pair is kept once in a memory. */
  put(
    unit: NewUnit,
    /** `entry`: of its texts, where somebody made it already. */
    from?: { importId?: number; entry?: UnitEntry },
  ): { id: number; isNew: boolean };
  /** The unit that says just this in the same memory. */
  find(unit: Pick<Unit, "memory" | "kind" | "zh" | "en">): number | null;
  setTexts(id: number, texts: { zh: string; en: string }): void;
  /** Its codes stay with `keepsCodes`, for whoever takes the deletion back. */
  remove(id: number, options?: { keepsCodes: boolean }): void;
  /** Keeps the gram counts for the next opening. */
  saveCounts(): void;
  /** Many units are about to come: the index is written in large pieces, and put in order by `settle`. */
  beginBulk(): void;
  /** Whether it is so, or was when somebody was interrupted. */
  isBulk(): boolean;
  /** One step of putting the index in order after many units; false when nothing is left to do. */
  settle(): boolean;
}

const COUNTS = "gram-counts";
/** FTS5's own settings, and those for many units at once: bytes held back before a piece is written, and when pieces are merged. */
const USUAL = { hashsize: 1 << 20, automerge: 4, crisismerge: 16 };
const BULK = { hashsize: 8 << 20, automerge: 0, crisismerge: 1000 };
/** Pages of the index that are merged in one step. */
const STEP = 200;

export function createUnitWriter(
  db: DatabaseSync,
  signatures: EnglishSignatures = createEnglishSignatures(db),
): UnitWriter {
  const kept = db.prepare("SELECT value FROM state WHERE key = ?").get(COUNTS) as
    | { value: Uint8Array }
    | undefined;
  const counts = createGramCounts(kept ? inflateSync(kept.value) : null);
  let isCounted = true;
  const codes = createUnitCodes(db);
  const words = createWordList(db);
  // "+": by the texts; SQLite would go through a whole memory, which it takes for as good a way.
  const find = db.prepare(
    "SELECT id, zh, en FROM units WHERE zh_key = ? AND en_key = ? AND +memory = ? AND kind = ?",
  );
  const insert = db.prepare(
    `INSERT INTO units (memory, kind, source_lang, zh, en, zh_key, en_key, origin, at, by, report, column_id, import)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const renew = db.prepare(
    `UPDATE units SET at = max(at, ?), by = ?, report = coalesce(?, report), column_id = ?, origin = ?
     WHERE id = ? AND at <= ?`,
  );
  const textsOf = db.prepare("SELECT zh, en FROM units WHERE id = ?");
  const change = db.prepare("UPDATE units SET zh = ?, en = ?, zh_key = ?, en_key = ? WHERE id = ?");
  const drop = db.prepare("DELETE FROM units WHERE id = ?");
  const dropUses = db.prepare("DELETE FROM uses WHERE unit = ?");
  const putGrams = db.prepare("INSERT INTO grams (rowid, zh, en) VALUES (?, ?, ?)");
  const dropGrams = db.prepare("DELETE FROM grams WHERE rowid = ?");
  const setIndex = db.prepare("INSERT INTO grams (grams, rank) VALUES (?, ?)");
  const automerge = db.prepare("SELECT v FROM grams_config WHERE k = 'automerge'");
  const totalChanges = db.prepare("SELECT total_changes() AS n");
  const changesSoFar = (): number => Number(totalChanges.get()?.["n"]);
  const putState = db.prepare("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)");

  const index = (id: number, { zhGrams, enGrams, words: listed }: UnitEntry): void => {
    isCounted = false;
    counts.add(zhGrams);
    counts.add(enGrams);
    // Whatever was counted before: grams share the places of the counters.
    for (const word of listed) words.add(word);
    putGrams.run(id, zhGrams, enGrams);
  };

  const configure = (settings: Record<string, number>): void => {
    for (const [name, value] of Object.entries(settings)) setIndex.run(name, BigInt(value));
  };
  let isOrdering = false;

  return {
    counts,
    words,
    signatures,
    codes,
    beginBulk() {
      configure(BULK);
      db.exec("PRAGMA wal_autocheckpoint = 16000");
    },
    isBulk: () => automerge.get()?.["v"] === BULK.automerge,
    settle() {
      if (!isOrdering) {
        configure(USUAL);
        db.exec("PRAGMA wal_autocheckpoint = 1000");
      }
      // A negative number begins to merge everything into one piece, a positive one goes on with it.
      const before = changesSoFar();
      setIndex.run("merge", BigInt(isOrdering ? STEP : -STEP));
      isOrdering = changesSoFar() - before >= 2;
      return isOrdering;
    },
    put(unit, { importId, entry = entryOf(unit) } = {}) {
      const { memory, kind, sourceLang, zh, en, origin, at, by, report, column } = unit;
      const { zhKey, enKey } = entry;
      const found = find.get(zhKey, enKey, memory, kind) as { id: number } | undefined;
      if (found) {
        const { changes } = renew.run(at, by, report, column, origin, found.id, at);
        if (unit.codes !== undefined && changes > 0) {
          if (unit.codes) codes.set(found.id, unit.codes);
          else codes.remove(found.id);
        }
        return { id: found.id, isNew: false };
      }
      const { lastInsertRowid } = insert.run(
        ...([memory, kind, sourceLang, zh, en, zhKey, enKey, origin, at, by, report] as const),
        ...[column, importId ?? null],
      );
      const id = Number(lastInsertRowid);
      index(id, entry);
      if (unit.codes) codes.set(id, unit.codes);
      return { id, isNew: true };
    },
    find: ({ memory, kind, zh, en }) =>
      (find.get(textKey(zh), textKey(en), memory, kind) as { id: number } | undefined)?.id ?? null,
    setTexts(id, texts) {
      const before = textsOf.get(id);
      codes.keepOnly(id, { zh: before?.["zh"] === texts.zh, en: before?.["en"] === texts.en });
      const entry = entryOf(texts);
      change.run(texts.zh, texts.en, entry.zhKey, entry.enKey, id);
      signatures.changed(id, texts.en);
      dropGrams.run(id);
      index(id, entry);
    },
    remove(id, { keepsCodes } = { keepsCodes: false }) {
      if (!keepsCodes) codes.remove(id);
      dropGrams.run(id);
      dropUses.run(id);
      drop.run(id);
    },
    saveCounts() {
      if (!isCounted) putState.run(COUNTS, deflateSync(counts.bytes(), { level: 1 }));
      isCounted = true;
    },
  };
}
