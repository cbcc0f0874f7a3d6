/** Concordance: units that contain a wording of any length, wherever in a word it begins and ends. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { GramCounts } from "../../core/memory/gram-counts.ts";
import { fold, isHanGram, type Wording, wordingOf } from "../../core/memory/tokens.ts";
import type { Unit } from "../../core/memory/unit.ts";
import type { Lang } from "../../core/report/lang.ts";
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
/** As many units as can be read to see whether they contain the wording, in place of asking the index for more. */
const FEW = 800;

/** Units that contain the wording, the newest first. */
export function createWordingSearch(
  db: DatabaseSync,
  { counts, words }: { counts: GramCounts; words: WordList },
): (query: WordingQuery) => Unit[] {
  const byId = db.prepare(`SELECT ${unitColumns} FROM units WHERE id = ? AND ${COUNTS_IN}`);
  const anyById = db.prepare(`SELECT ${unitColumns} FROM units WHERE id = ? AND ${isImported}`);
  const lastId = db.prepare("SELECT max(id) AS id FROM units");
  const indexed = db.prepare(
    "SELECT rowid AS id FROM grams WHERE grams MATCH ? AND rowid < ? ORDER BY rowid DESC",
  );
  // Letters of ASCII are enough: what is missed here is found in the index.
  const holds = (lang: Lang): string => `instr(lower(${lang}), ?)`;
  const scanIn = (where: string): StatementSync =>
    db.prepare(`SELECT id FROM units WHERE id < ? AND id >= ? AND (${where}) ORDER BY id DESC`);
  const scan = {
    zh: scanIn(holds("zh")),
    en: scanIn(holds("en")),
    any: scanIn(`${holds("zh")} OR ${holds("en")}`),
  };

  return ({ text, lang, limit, before, withBad = false, withBlocks = false }) => {
    const wording = wordingOf(text);
    if (!wording) return [];
    const end = before ?? Number.MAX_SAFE_INTEGER;
    const wanted = fold(text).replace(/\s+/gu, " ").trim();
    const sides = lang === null ? (["zh", "en"] as const) : [lang];
    const read = (ids: Iterable<Record<string, unknown>>): Unit[] => {
      const found: Unit[] = [];
      for (const { id } of ids) {
        const row = (withBad ? anyById : byId).get(id as number);
        const unit = row && toUnit(row);
        // Grams know nothing of punctuation and of spaces.
        if (unit && sides.some((side) => fold(unit[side]).replace(/\s+/gu, " ").includes(wanted)))
          found.push(unit);
        if (found.length === limit) break;
      }
      return found;
    };
    const newest = (): Unit[] => {
      const last = Math.min(end, Number(lastId.get()?.["id"] ?? 0) + 1);
      return read(scan[lang ?? "any"].iterate(last, last - NEWEST, ...sides.map(() => wanted)));
    };
    const rarest = Math.min(...wording.sure.map((gram) => counts.count(gram)));
    const isFrequent = (): boolean => rarest * NEWEST >= limit * Number(lastId.get()?.["id"] ?? 0);
    const inNewest = wording.sure.length === 0 || isFrequent() ? newest() : [];
    const match = () => expressionOf(wording, rarest, words);
    const inIndex = (): Unit[] => {
      const where = match();
      if (where === null) return [];
      return read(indexed.iterate(lang === null ? where : inColumn(lang, where), end));
    };
    const found = inNewest.length === limit ? inNewest : inIndex();
    return found.filter((unit) => withBlocks || !found.some((other) => isPartOf(other, unit)));
  };
}

/**
 * What every unit that contains the wording has in the index, and few others do: the grams that are sure, and, where those are
 * frequent, the words that it may begin and end in. Null where no unit has it.
 */
function expressionOf(
  { sure, head, tail, inWord }: Wording,
  rarest: number,
  words: WordList,
): string | null {
  const inside = sure.length > 0 ? `"${sure.join(" ")}"` : null;
  if (inside && rarest <= FEW) return inside;
  const parts = [
    inWord === null ? null : words.like(inWord, "inside"),
    head === null ? null : words.like(head, "end"),
    tail === null || isHanGram(tail) ? null : words.like(tail, "start"),
  ].filter((list) => list !== null);
  if (parts.some((list) => list.words.length === 0)) return null;
  // A list that is cut short would leave units out.
  const whole = parts.filter(({ isWhole }) => isWhole).map((list) => anyOf(list.words));
  const all = inside ? [inside, ...whole] : whole;
  if (all.length > 0) return all.join(" AND ");
  if (tail !== null) return `"${tail}"*`;
  return anyOf(parts[0]?.words ?? []);
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
