/** Looks units up: what is the same as a text or like it, and what contains a wording. */
import type { DatabaseSync } from "node:sqlite";
import { normalizeText } from "../../core/edition/text-hash.ts";
import { adaptNumbers } from "../../core/memory/adapt-numbers.ts";
import type { GramCounts } from "../../core/memory/gram-counts.ts";
import { createScorer } from "../../core/memory/similarity.ts";
import { fold, gramsOf, phraseOf } from "../../core/memory/tokens.ts";
import type { Match, Memory, Penalties, Unit } from "../../core/memory/unit.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { textKey } from "./unit-writer.ts";
import type { WordList } from "./word-list.ts";

export interface MatchQuery {
  /** Language of `text`. */
  lang: Lang;
  text: string;
  /** The source texts around it, "" at the ends; absent when unknown. */
  previous?: string | undefined;
  next?: string | undefined;
  limit: number;
  /** The least score that is of use, in percent. */
  threshold: number;
  /** Leaves out what was learnt from this block only. */
  except?: { report: string; block: string } | undefined;
  /** Of the report that is translated. */
  column?: string | undefined;
}

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

export interface MemorySearch {
  /** The best first; of equal ones the newest. */
  matches(query: MatchQuery): Match[];
  /** Units that contain the wording, the newest first. */
  containing(query: WordingQuery): Unit[];
}

/** So many of the rarest grams are looked up; beyond, a gram adds time and no match. */
const GRAMS = 10;
/** So many index entries are read for a text, and of one gram. */
const ENTRIES = 12_000;
/** So many units that share most grams are compared letter by letter. */
const CANDIDATES = 80;

export interface MemorySearchOptions {
  db: DatabaseSync;
  counts: GramCounts;
  words: WordList;
  memories(): Memory[];
  rules(): Penalties;
}

export const unitColumns =
  'id, memory, kind, source_lang, zh, en, origin, bad, at, by, report, column_id AS "column"';
/** Units of an import that is not done do not count yet. */
export const COUNTS_IN =
  "bad = 0 AND (import IS NULL OR import IN (SELECT id FROM imports WHERE done = 1))";

export const toUnit = ({ source_lang: sourceLang, bad, ...row }: Record<string, unknown>): Unit =>
  ({ ...row, sourceLang, bad: bad === 1 }) as unknown as Unit;

export function createMemorySearch(options: MemorySearchOptions): MemorySearch {
  const { db, counts, words, memories, rules } = options;
  const same = {
    zh: db.prepare(
      `SELECT ${unitColumns} FROM units WHERE zh_key = ? AND ${COUNTS_IN} ORDER BY at DESC LIMIT 50`,
    ),
    en: db.prepare(
      `SELECT ${unitColumns} FROM units WHERE en_key = ? AND ${COUNTS_IN} ORDER BY at DESC LIMIT 50`,
    ),
  };
  const byId = db.prepare(`SELECT ${unitColumns} FROM units WHERE id = ? AND ${COUNTS_IN}`);
  const anyById = db.prepare(
    `SELECT ${unitColumns} FROM units WHERE id = ? AND ${COUNTS_IN.replace("bad = 0 AND ", "")}`,
  );
  const usesOf = db.prepare(
    "SELECT report, block, previous_key, next_key FROM uses WHERE unit = ?",
  );
  const scan = db.prepare(
    "SELECT rowid AS id FROM grams WHERE grams MATCH ? AND rowid < ? ORDER BY rowid DESC",
  );
  const sharing = new Map<number, ReturnType<DatabaseSync["prepare"]>>();
  const prepareSharing = (grams: number) => {
    const known = sharing.get(grams);
    if (known) return known;
    const one = `SELECT rowid AS id FROM (SELECT rowid FROM grams WHERE grams MATCH ? LIMIT ${ENTRIES})`;
    const all = Array.from({ length: grams }, () => one).join(" UNION ALL ");
    const statement = db.prepare(
      `SELECT id FROM (${all}) GROUP BY id ORDER BY count(*) DESC, id DESC LIMIT ${CANDIDATES}`,
    );
    sharing.set(grams, statement);
    return statement;
  };

  const similar = (text: string, lang: Lang): Unit[] => {
    const grams = rarest(gramsOf(text), counts);
    if (grams.length === 0) return [];
    const found = prepareSharing(grams.length).all(...grams.map((gram) => inColumn(lang, gram)));
    return found.flatMap(({ id }) => {
      const row = byId.get(id as number);
      return row ? [toUnit(row)] : [];
    });
  };

  /** What is asked of every candidate, worked out once. */
  const createRater = (query: MatchQuery): ((unit: Unit) => Match | null) => {
    const { lang, text, except, previous, next } = query;
    const score = createScorer(text);
    const wanted = normalizeText(text);
    const around =
      previous === undefined || next === undefined
        ? null
        : { previous: textKey(previous), next: textKey(next) };
    const penaltyOf = createPenalties(query, { memories: memories(), rules: rules() });
    return (unit) => {
      const uses = usesOf.all(unit.id);
      const isOwn = (use: (typeof uses)[number]) =>
        use["report"] === except?.report && use["block"] === except?.block;
      if (uses.length > 0 && uses.every(isOwn)) return null;
      const isSame = normalizeText(unit[lang]) === wanted;
      const isBetween = uses.some(
        (use) =>
          !isOwn(use) &&
          around !== null &&
          use["previous_key"] === around.previous &&
          use["next_key"] === around.next,
      );
      const full = isSame ? (isBetween ? 101 : 100) : score(unit[lang]);
      const rest = Math.max(0, full - penaltyOf(unit));
      if (rest < query.threshold) return null;
      return {
        unit,
        kind: isSame ? (isBetween ? "context" : "exact") : "fuzzy",
        score: rest,
        adapted: isSame ? null : adaptNumbers(text, unit[lang], unit[otherLang(lang)]),
      };
    };
  };

  return {
    matches(query) {
      const { lang, text, limit } = query;
      if (normalizeText(text) === "") return [];
      const units = new Map<number, Unit>();
      for (const row of same[lang].all(textKey(text))) units.set(Number(row["id"]), toUnit(row));
      for (const unit of similar(text, lang)) units.set(unit.id, unit);
      const rate = createRater(query);
      const rated = [...units.values()].flatMap((unit) => rate(unit) ?? []);
      rated.sort((a, b) => b.score - a.score || (a.unit.at < b.unit.at ? 1 : -1));
      return withoutDoubles(rated, otherLang(lang)).slice(0, limit);
    },
    containing({ text, lang, limit, before, withBad = false, withBlocks = false }) {
      const phrase = phraseOf(text);
      if (!phrase) return [];
      const firsts = phrase.opensInWord
        ? words.like(phrase.grams[0] ?? "", phrase.grams.length === 1)
        : [phrase.grams[0] ?? ""];
      const [, ...rest] = phrase.grams;
      const phrases = firsts.map((first) => {
        const isOpen = phrase.isOpen && (rest.length > 0 || !phrase.opensInWord);
        return `"${[first, ...rest].join(" ")}"${isOpen ? "*" : ""}`;
      });
      if (phrases.length === 0) return [];
      const where = phrases.join(" OR ");
      const match = lang === null ? where : `{${lang}} : (${where})`;
      const wanted = fold(text).replace(/\s+/gu, " ").trim();
      const found: Unit[] = [];
      for (const { id } of scan.iterate(match, before ?? Number.MAX_SAFE_INTEGER)) {
        const row = (withBad ? anyById : byId).get(id as number);
        const unit = row && toUnit(row);
        const sides = lang === null ? (["zh", "en"] as const) : [lang];
        // Grams know nothing of punctuation and of spaces.
        if (unit && sides.some((side) => fold(unit[side]).replace(/\s+/gu, " ").includes(wanted)))
          found.push(unit);
        if (found.length === limit) break;
      }
      return found.filter((unit) => withBlocks || !found.some((other) => isPartOf(other, unit)));
    },
  };
}

/** A sentence says what there is to say of the block that it stands in. */
const isPartOf = (sentence: Unit, block: Unit): boolean =>
  block.kind === "block" &&
  sentence.kind === "sentence" &&
  sentence.report === block.report &&
  block[block.sourceLang].includes(sentence[block.sourceLang]);

function createPenalties(
  { column }: MatchQuery,
  { memories, rules }: { memories: Memory[]; rules: Penalties },
): (unit: Unit) => number {
  const ofMemory = new Map(memories.map(({ id, penalty }) => [id, penalty]));
  const now = new Date();
  const limit =
    rules.years === 0
      ? ""
      : new Date(now.setFullYear(now.getFullYear() - rules.years)).toISOString();
  return (unit) =>
    (ofMemory.get(unit.memory) ?? 0) +
    (unit.origin === "engine" ? rules.engine : 0) +
    (column && unit.column && column !== unit.column ? rules.column : 0) +
    (unit.at < limit ? rules.old : 0);
}

const inColumn = (lang: Lang, gram: string): string => `{${lang}} : "${gram}"`;

/** The rarest grams of a text, as many as can be read in time; at least one. */
function rarest(grams: string[], counts: GramCounts): string[] {
  const byCount = [...new Set(grams)]
    .map((gram) => ({ gram, count: counts.count(gram) }))
    .toSorted((a, b) => a.count - b.count);
  const chosen: string[] = [];
  let entries = 0;
  for (const { gram, count } of byCount) {
    if (chosen.length === GRAMS || (chosen.length > 0 && entries + count > ENTRIES)) break;
    chosen.push(gram);
    entries += count;
  }
  return chosen;
}

/** One of several equal translations is enough. */
function withoutDoubles(matches: Match[], target: Lang): Match[] {
  const seen = new Set<string>();
  return matches.filter(({ unit, kind }) => {
    const said = `${kind === "fuzzy" ? unit.id : ""}${normalizeText(unit[target])}`;
    if (seen.has(said)) return false;
    seen.add(said);
    return true;
  });
}
