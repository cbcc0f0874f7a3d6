/** Concordance: units that contain a wording of any length, wherever in a word it begins and ends. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { GramCounts } from "../../core/memory/gram-counts.ts";
import { foldSpaces, isHanGram, type Wording, wordingOf } from "../../core/memory/tokens.ts";
import type { Unit } from "../../core/memory/unit.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { EnglishSignatures } from "./english-signatures.ts";
import { COUNTS_IN, isImported, toUnit, unitColumns } from "./unit-rows.ts";
import type { WordList } from "./word-list.ts";

export interface WordingQuery {
  text: string;
  /** Null looks on both sides. */
  lang: Lang | null;
  limit: number;
  /** Only units below this id: those that follow on a page that was shown. */
  before?: number | undefined;
  /** Units that are marked as bad too. */
  withBad?: boolean | undefined;
  /** Blocks too whose sentence is found already. */
  withBlocks?: boolean | undefined;
}

/**
 * So many of the newest units are read without the index when a wording is frequent: the index would give all that it has of
 * every word that begins with a letter before it gives the first.
 */
const NEWEST = 5000;
/** And so many when all that is known of it is a letter or two. */
const VAGUE_NEWEST = 20_000;
/** As many units as can be read to see whether they contain the wording, in place of asking the index for more. */
const FEW = 800;

/** So many texts are read together: few at first, which are enough of a frequent wording. */
const SMALLEST_BATCH = 64;
const LARGEST_BATCH = 1024;

export interface WordingIndex {
  counts: GramCounts;
  words: WordList;
  signatures: Pick<EnglishSignatures, "candidates">;
}

/** Units that contain the wording, the newest first. */
export function createWordingSearch(
  db: DatabaseSync,
  { counts, words, signatures }: WordingIndex,
): (query: WordingQuery) => Unit[] {
  const rows = createRows(db);
  const lastId = db.prepare("SELECT max(id) AS id FROM units");
  // Letters of ASCII are enough: what is missed here is found in the index.
  const holds = (lang: Lang): string => `instr(lower(${lang}), ?)`;
  const scanIn = (where: string): StatementSync =>
    db.prepare(
      `SELECT id, zh, en FROM units WHERE id < ? AND id >= ? AND (${where}) ORDER BY id DESC`,
    );
  const scan = {
    zh: scanIn(holds("zh")),
    en: scanIn(holds("en")),
    any: scanIn(`${holds("zh")} OR ${holds("en")}`),
  };

  return ({ text, lang, limit, before, withBad = false, withBlocks = false }) => {
    const wording = wordingOf(text);
    if (!wording) return [];
    const end = before ?? Number.MAX_SAFE_INTEGER;
    const wanted = foldSpaces(text).trim();
    const sides: Lang[] = lang === null ? ["zh", "en"] : [lang];
    const read = (candidates: Iterable<Record<string, unknown>>): Unit[] => {
      const found: Unit[] = [];
      for (const { id, ...texts } of candidates) {
        // Grams know nothing of punctuation and of spaces.
        const holds = sides.some((side) => folded(texts[side]).includes(wanted));
        const unit = holds ? rows.find(Number(id), withBad) : null;
        if (unit) found.push(unit);
        if (found.length === limit) break;
      }
      return found;
    };
    const newest = (slice: number): Unit[] => {
      const last = Math.min(end, Number(lastId.get()?.["id"] ?? 0) + 1);
      return read(scan[lang ?? "any"].iterate(last, last - slice, ...sides.map(() => wanted)));
    };
    // Asked of every wording: they are made when they are asked for first.
    const may = sides.includes("en") ? signatures.candidates(wanted, end) : null;
    // Of a piece of one word the index knows all words that have it, which are few.
    const signed = wording.inWord === null ? may : null;
    const inIndex = (): Unit[] => {
      const wanting = wantedOf(wording, { counts, words });
      if (wanting === null) return [];
      const slice = wanting.isVague ? VAGUE_NEWEST : NEWEST;
      const expected = (slice * wanting.most) / Number(lastId.get()?.["id"]);
      const inNewest = expected >= limit ? newest(slice) : [];
      if (inNewest.length === limit) return inNewest;
      const { expression } = wanting;
      const rowsOf = (side: Lang): Iterable<Record<string, unknown>> =>
        side === "en" && signed
          ? rows.among(signed, wanted)
          : rows.indexed(side, expression, { end, wanted });
      const all = new Map(sides.flatMap((side) => read(rowsOf(side)).map((one) => [one.id, one])));
      return [...all.values()].toSorted((a, b) => b.id - a.id).slice(0, limit);
    };
    const found = lang === "en" && signed ? read(rows.among(signed, wanted)) : inIndex();
    return found.filter((unit) => withBlocks || !found.some((other) => isPartOf(other, unit)));
  };
}

const folded = (text: unknown): string => (typeof text === "string" ? foldSpaces(text) : "");

interface Rows {
  find(id: number, withBad: boolean): Unit | null;
  /** English texts of these units that may hold what is wanted, in their order. */
  among(ids: Iterable<number>, wanted: string): Iterable<Record<string, unknown>>;
  /** Texts of the units of this expression that may hold what is wanted, the newest first. */
  indexed(
    side: Lang,
    expression: string,
    options: { end: number; wanted: string },
  ): Iterable<Record<string, unknown>>;
}

/**
 * A text in English is nearly always ASCII with single spaces, and then SQLite itself sees whether it holds the wording: most of what a
 * frequent word finds is not handed over.
 */
const MAY_HOLD = `(units.en LIKE ? ESCAPE '\\' OR octet_length(units.en) <> length(units.en) OR instr(units.en, '  ') > 0)`;

/** A space stands for any one character: it may be a line's end. */
const patternOf = (wanted: string): string =>
  `%${wanted.replace(/[\\%_]/g, "\\$&").replaceAll(" ", "_")}%`;

function createRows(db: DatabaseSync): Rows {
  const byId = db.prepare(`SELECT ${unitColumns} FROM units WHERE id = ? AND ${COUNTS_IN}`);
  const anyById = db.prepare(`SELECT ${unitColumns} FROM units WHERE id = ? AND ${isImported}`);
  const indexedIn = (side: Lang, where: string): StatementSync =>
    db.prepare(
      `SELECT units.id, units.${side} FROM grams CROSS JOIN units ON units.id = grams.rowid
       WHERE grams MATCH ? AND grams.rowid < ? ${where} ORDER BY grams.rowid DESC`,
    );
  const inChinese = indexedIn("zh", "");
  const inEnglish = indexedIn("en", `AND ${MAY_HOLD}`);
  const inBatch = db.prepare(
    `SELECT id, en FROM units WHERE id IN (SELECT value FROM json_each(?)) AND ${MAY_HOLD} ORDER BY id DESC`,
  );
  return {
    *among(ids, wanted) {
      const pattern = patternOf(wanted);
      let batch: number[] = [];
      let size = SMALLEST_BATCH;
      for (const id of ids) {
        if (batch.push(id) < size) continue;
        yield* inBatch.all(JSON.stringify(batch), pattern);
        batch = [];
        size = Math.min(2 * size, LARGEST_BATCH);
      }
      yield* inBatch.all(JSON.stringify(batch), pattern);
    },
    find(id, withBad) {
      const row = (withBad ? anyById : byId).get(id);
      return row ? toUnit(row) : null;
    },
    indexed(side, expression, { end, wanted }) {
      const match = inColumn(side, expression);
      return side === "zh"
        ? inChinese.iterate(match, end)
        : inEnglish.iterate(match, end, patternOf(wanted));
    },
  };
}

interface Wanting {
  /** What every unit that contains the wording has in the index. */
  expression: string;
  /** No more than about so many units have it. */
  most: number;
  /** The expression is that of a beginning or end which very many words have. */
  isVague: boolean;
}

/**
 * Of a wording the grams that are sure, and, where those are frequent, the words that it may begin and end in. Null
 * where no unit has it.
 */
function wantedOf(
  { sure, head, tail, inWord }: Wording,
  { counts, words }: { counts: GramCounts; words: WordList },
): Wanting | null {
  const inside = sure.length > 0 ? `"${sure.join(" ")}"` : null;
  const rarest = Math.min(...sure.map((gram) => counts.count(gram)));
  if (inside && rarest <= FEW) return { expression: inside, most: rarest, isVague: false };
  const parts = [
    inWord === null ? null : words.like(inWord, "inside"),
    head === null ? null : words.like(head, "end"),
    tail === null || isHanGram(tail) ? null : words.like(tail, "start"),
  ].filter((list) => list !== null);
  if (parts.some((list) => list.words.length === 0)) return null;
  // A list that is cut short would leave units out.
  const whole = parts.filter(({ isWhole }) => isWhole);
  const sumOf = (list: readonly string[]): number =>
    list.reduce((sum, word) => sum + counts.count(word), 0);
  const most = Math.min(rarest, ...whole.map((list) => sumOf(list.words)));
  const lists = whole.map((list) => anyOf(list.words));
  const all = inside ? [inside, ...lists] : lists;
  if (all.length > 0) return { expression: all.join(" AND "), most, isVague: false };
  const expression = tail === null ? anyOf(parts[0]?.words ?? []) : `"${tail}"*`;
  return { expression, most: Number.POSITIVE_INFINITY, isVague: true };
}

const anyOf = (words: readonly string[]): string =>
  `(${words.map((word) => `"${word}"`).join(" OR ")})`;

const inColumn = (lang: Lang, where: string): string => `{${lang}} : (${where})`;

/** A sentence says what there is to say of the block that it stands in. */
const isPartOf = (sentence: Unit, block: Unit): boolean =>
  block.kind === "block" &&
  sentence.kind === "sentence" &&
  sentence.report === block.report &&
  block[block.sourceLang].includes(sentence[block.sourceLang]);
