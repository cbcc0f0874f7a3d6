/** What the memory knows of a text: matches of the whole, and the sentences of it put together. */
import type { Matches } from "../../../core/api/memory.ts";
import type { Match, Wordings } from "../../../core/memory/unit.ts";
import { type Lang, otherLang } from "../../../core/report/lang.ts";

export interface Found {
  key: string;
  kind: Match["kind"] | "pieces";
  /** Percent, 101 with its context. */
  score: number;
  /** What it is the translation of. */
  source: string;
  /** What is inserted. */
  text: string;
  /** Where the numbers in `text` were changed as those of the source are: the text with its own. */
  unadapted: string | null;
  /** What its formats stand on, in both texts. */
  wordings: Wordings;
  /** The unit that it comes from; null for one that was put together. */
  unit: Match["unit"] | null;
}

/** Stands where a sentence has no match. */
const GAP = "[…]";

/** @param lang of the source text */
export function matchesFrom({ matches, sentences }: Matches, lang: Lang): Found[] {
  const target = otherLang(lang);
  const whole = matches.map(
    ({ unit, kind, score, adapted, wordings }): Found => ({
      key: `unit-${unit.id}`,
      kind,
      score,
      source: unit[lang],
      text: adapted ?? unit[target],
      unadapted: adapted !== null && adapted !== unit[target] ? unit[target] : null,
      wordings,
      unit,
    }),
  );
  const pieces = piecesFrom(sentences, lang);
  // What is put together stands where its score puts it; a match of the whole goes first.
  return pieces
    ? [...whole, pieces].toSorted((a, b) => b.score - a.score || (a.unit ? -1 : 1))
    : whole;
}

function piecesFrom(sentences: Matches["sentences"], lang: Lang): Found | null {
  const known = sentences.flatMap(({ match }) => match ?? []);
  if (known.length === 0) return null;
  const target = otherLang(lang);
  const joined = (textOf: (match: Match) => string): string =>
    sentences.map(({ match }) => (match ? textOf(match) : GAP)).join(target === "zh" ? "" : " ");
  const text = joined(({ adapted, unit }) => adapted ?? unit[target]);
  const unadapted = joined(({ unit }) => unit[target]);
  const lengthOf = ({ text }: { text: string }): number => text.length;
  const total = sentences.reduce((sum, one) => sum + lengthOf(one), 0);
  const score = sentences.reduce(
    (sum, one) => sum + Math.min(100, one.match?.score ?? 0) * (lengthOf(one) / total),
    0,
  );
  return {
    key: "pieces",
    kind: "pieces",
    score: Math.floor(score),
    source: sentences
      .map(({ match }) => (match ? match.unit[lang] : GAP))
      .join(lang === "zh" ? "" : " "),
    text,
    unadapted: unadapted === text ? null : unadapted,
    wordings: known.flatMap(({ wordings }) => wordings),
    unit: null,
  };
}
