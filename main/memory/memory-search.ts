/** Looks units up: what is the same as a text or like it, and what contains a wording. */
import type { DatabaseSync } from "node:sqlite";
import { normalizeText } from "../../core/edition/text-hash.ts";
import { adaptNumbers } from "../../core/memory/adapt-numbers.ts";
import type { GramCounts } from "../../core/memory/gram-counts.ts";
import { createScorer } from "../../core/memory/similarity.ts";
import { gramsOf } from "../../core/memory/tokens.ts";
import type { Match, Memory, Penalties, Unit } from "../../core/memory/unit.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { textKey } from "./unit-entry.ts";
import { type UnitCodeStore, wordingsIn } from "./unit-codes.ts";
import { COUNTS_IN, toUnit, unitColumns } from "./unit-rows.ts";
import { createWordingSearch, type WordingIndex, type WordingQuery } from "./wording-search.ts";

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

export interface MemorySearchOptions extends WordingIndex {
  db: DatabaseSync;
  codes: Pick<UnitCodeStore, "find">;
  memories(): Memory[];
  rules(): Penalties;
}

export function createMemorySearch(options: MemorySearchOptions): MemorySearch {
  const { db, counts, words, signatures, codes, memories, rules } = options;
  const same = {
    zh: db.prepare(
      `SELECT ${unitColumns} FROM units WHERE zh_key = ? AND ${COUNTS_IN} ORDER BY at DESC LIMIT 50`,
    ),
    en: db.prepare(
      `SELECT ${unitColumns} FROM units WHERE en_key = ? AND ${COUNTS_IN} ORDER BY at DESC LIMIT 50`,
    ),
  };
  const byId = db.prepare(`SELECT ${unitColumns} FROM units WHERE id = ? AND ${COUNTS_IN}`);
  const usesOf = db.prepare(
    "SELECT report, block, previous_key, next_key FROM uses WHERE unit = ?",
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
        wordings: [],
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
      const best = withoutDoubles(rated, otherLang(lang)).slice(0, limit);
      return best.map((match) => ({
        ...match,
        wordings: wordingsIn(codes.find(match.unit.id), lang),
      }));
    },
    containing: createWordingSearch(db, { counts, words, signatures }),
  };
}

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

/** The rarest grams of a text, as many as can be read in time; [] where no text has any. */
function rarest(grams: string[], counts: GramCounts): string[] {
  const byCount = [...new Set(grams)]
    .map((gram) => ({ gram, count: counts.count(gram) }))
    // What no text has finds none, and would take the place of what does.
    .filter(({ count }) => count > 0)
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
