/** Puts units into `memory.db` and takes them out, index included. */
import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { deflateSync, inflateSync } from "node:zlib";
import { normalizeText } from "../../core/edition/text-hash.ts";
import { createGramCounts, type GramCounts } from "../../core/memory/gram-counts.ts";
import { gramsOf, isHanGram } from "../../core/memory/tokens.ts";
import type { Unit } from "../../core/memory/unit.ts";
import { createWordList, type WordList } from "./word-list.ts";

export type NewUnit = Omit<Unit, "id" | "bad">;

/** 48 bits, so that SQLite and JavaScript both hold it whole; who looks a text up by it compares the text too. */
export const textKey = (text: string): number =>
  Number.parseInt(hash("sha1", normalizeText(text), "hex").slice(0, 12), 16);

export interface UnitWriter {
  counts: GramCounts;
  words: WordList;
  /** The id of the unit, and whether it is new: the same pair is kept once in a memory. */
  put(unit: NewUnit, importId?: number): { id: number; isNew: boolean };
  /** The unit that says just this in the same memory. */
  find(unit: Pick<Unit, "memory" | "kind" | "zh" | "en">): number | null;
  setTexts(id: number, texts: { zh: string; en: string }): void;
  remove(id: number): void;
  /** Keeps the gram counts for the next opening. */
  saveCounts(): void;
}

const COUNTS = "gram-counts";

export function createUnitWriter(db: DatabaseSync): UnitWriter {
  const kept = db.prepare("SELECT value FROM state WHERE key = ?").get(COUNTS) as
    | { value: Uint8Array }
    | undefined;
  const counts = createGramCounts(kept ? inflateSync(kept.value) : null);
  let isCounted = true;
  const words = createWordList(db);
  const find = db.prepare(
    `SELECT id, zh, en FROM units WHERE zh_key = ? AND en_key = ? AND memory = ? AND kind = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO units (memory, kind, source_lang, zh, en, zh_key, en_key, origin, at, by, report, column_id, import)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const renew = db.prepare(
    `UPDATE units SET at = max(at, ?), by = ?, report = coalesce(?, report), column_id = ?, origin = ?
     WHERE id = ? AND at <= ?`,
  );
  const change = db.prepare("UPDATE units SET zh = ?, en = ?, zh_key = ?, en_key = ? WHERE id = ?");
  const drop = db.prepare("DELETE FROM units WHERE id = ?");
  const dropUses = db.prepare("DELETE FROM uses WHERE unit = ?");
  const putGrams = db.prepare("INSERT INTO grams (rowid, zh, en) VALUES (?, ?, ?)");
  const dropGrams = db.prepare("DELETE FROM grams WHERE rowid = ?");
  const putState = db.prepare("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)");

  const index = (id: number, texts: { zh: string; en: string }): void => {
    const [zh, en] = [gramsOf(texts.zh), gramsOf(texts.en)];
    isCounted = false;
    for (const gram of new Set([...zh, ...en])) {
      if (counts.count(gram) === 0 && !isHanGram(gram)) words.add(gram);
      counts.add(gram);
    }
    putGrams.run(id, zh.join(" "), en.join(" "));
  };

  return {
    counts,
    words,
    put(unit, importId) {
      const { memory, kind, sourceLang, zh, en, origin, at, by, report, column } = unit;
      const [zhKey, enKey] = [textKey(zh), textKey(en)];
      const found = find.get(zhKey, enKey, memory, kind) as { id: number } | undefined;
      if (found) {
        renew.run(at, by, report, column, origin, found.id, at);
        return { id: found.id, isNew: false };
      }
      const { lastInsertRowid } = insert.run(
        ...([memory, kind, sourceLang, zh, en, zhKey, enKey, origin, at, by, report] as const),
        ...[column, importId ?? null],
      );
      const id = Number(lastInsertRowid);
      index(id, unit);
      return { id, isNew: true };
    },
    find: ({ memory, kind, zh, en }) =>
      (find.get(textKey(zh), textKey(en), memory, kind) as { id: number } | undefined)?.id ?? null,
    setTexts(id, texts) {
      change.run(texts.zh, texts.en, textKey(texts.zh), textKey(texts.en), id);
      dropGrams.run(id);
      index(id, texts);
    },
    remove(id) {
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
