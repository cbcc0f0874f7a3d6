/** Finds a query in the text of a block. Every kind of query becomes one regular expression. */
import { type Lang, langTags } from "../report/lang.ts";
import { findPatternProblem, type PatternProblem } from "./pattern-problem.ts";
import type { FindQuery, Hit } from "./query.ts";

/** Hits in reading order; they do not overlap. A pattern of the user's may take for ever: give it a time. */
export type Matcher = (text: string, lang: Lang) => Hit[];

/** Null for a query that looks for nothing. */
export function createMatcher(query: FindQuery): Matcher | PatternProblem | null {
  if (query.text === "") return null;
  const loose = query.loose && !query.regex;
  const flags = `gum${query.matchCase ? "" : "i"}`;
  let pattern: RegExp;
  try {
    pattern = new RegExp(query.regex ? query.text : literal(query.text, loose), flags);
  } catch (error) {
    if (error instanceof SyntaxError) return findPatternProblem(query.text);
    throw error;
  }
  return (text, lang) => {
    const hits: Hit[] = [];
    for (const match of (loose ? alike(text) : text).matchAll(pattern)) {
      const [whole, ...groups] = match;
      if (whole.length === 0) continue;
      hits.push({
        start: match.index,
        end: match.index + whole.length,
        groups: groups.map((group) => group ?? ""),
      });
    }
    return query.wholeWord && hits.length > 0 ? hits.filter(bordersIn(text, lang)) : hits;
  };
}

export const isMatcher = (made: ReturnType<typeof createMatcher>): made is Matcher =>
  typeof made === "function";

const quotes: Record<string, string> = { "‘": "'", "’": "'", "“": '"', "”": '"', "\u3000": " " };

/** The text with one character in the place of those that count as the same; no offset changes. */
const alike = (text: string): string =>
  text.replace(
    /[\uFF01-\uFF5E\u3000‘’“”]/gu,
    (character) => quotes[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");

const HAN = "\\p{Script=Han}";
const BORDER = new RegExp(
  `(?<=${HAN})[^\\S\\n]*(?=[\\p{L}\\p{N}])(?!${HAN})|(?<=(?!${HAN})[\\p{L}\\p{N}])[^\\S\\n]*(?=${HAN})`,
  "gu",
);

/** A text as a pattern that finds it. */
function literal(text: string, loose: boolean): string {
  if (!loose) return escapeRegExp(text);
  return alike(text)
    .split(BORDER)
    .map((part) => part.split(/\s+/u).map(escapeRegExp).join("\\s+"))
    .join("[^\\S\\n]*");
}

/** Tells whether a hit begins and ends where a word does. */
function bordersIn(text: string, lang: Lang): (hit: Hit) => boolean {
  const borders = new Set([text.length]);
  const segmenter = new Intl.Segmenter(langTags[lang], { granularity: "word" });
  for (const { index } of segmenter.segment(text)) borders.add(index);
  return ({ start, end }) => borders.has(start) && borders.has(end);
}
