/** How text goes into the full-text index: each Han character a token of its own, everything else by words. */

/** Unified ideographs with their extensions, and the iteration mark and zero that are used like them. */
const HAN = /([\p{Script=Han}])/gu;

/** Text for FTS5's unicode61 tokenizer: NFKC (so that full-width letters are found), Han characters set apart. */
export const toIndexText = (text: string): string => text.normalize("NFKC").replace(HAN, " $1 ");

const tokensOf = (term: string): string[] =>
  toIndexText(term).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];

/**
 * FTS5 query: all terms (parted by white space) must occur, each as a phrase; a last Latin word is a prefix.
 * Null when nothing searchable was typed.
 */
export function toMatchQuery(text: string): string | null {
  const phrases = text
    .split(/\s+/u)
    .map(tokensOf)
    .filter((tokens) => tokens.length > 0)
    .map((tokens) => {
      const last = tokens.at(-1) ?? "";
      return `"${tokens.join(" ")}"${/\p{Script=Han}/u.test(last) ? "" : "*"}`;
    });
  return phrases.length === 0 ? null : phrases.join(" AND ");
}

/**
 * FTS5 query that every text with `text` somewhere in it fulfils, also in the middle of a word: a Latin word at either
 * end may be part of a longer one. Null when the index cannot help.
 */
export function toSubstringQuery(text: string): string | null {
  const indexed = toIndexText(text);
  const tokens = tokensOf(text);
  const isPart = (at: number): boolean => /[\p{L}\p{N}\p{M}\p{Co}]/u.test(indexed.at(at) ?? "");
  // What a word begins with is not known to the index.
  if (isPart(0)) tokens.shift();
  if (tokens.length === 0) return null;
  return `"${tokens.join(" ")}"${isPart(-1) ? "*" : ""}`;
}

export interface Excerpt {
  text: string;
  /** Hits as UTF-16 offsets `[start, end)` in `text`. */
  ranges: [number, number][];
}

const BEFORE = 24;
const LENGTH = 120;

/** A piece of `text` around the first hit of `query`, null where no term occurs literally. */
export function excerptOf(text: string, query: string): Excerpt | null {
  const terms = query.split(/\s+/u).filter((term) => term !== "");
  const pattern = new RegExp(terms.map((term) => escapeRegExp(term)).join("|"), "giu");
  const first = text.search(pattern);
  if (terms.length === 0 || first < 0) return null;
  const start = Math.max(0, between(text, first - BEFORE));
  const end = between(text, start + LENGTH);
  const piece = text.slice(start, end).replace(/\s/gu, " ");
  const shown = `${start > 0 ? "…" : ""}${piece}${end < text.length ? "…" : ""}`;
  const ranges = [...shown.matchAll(pattern)].map((match): [number, number] => [
    match.index,
    match.index + match[0].length,
  ]);
  return { text: shown, ranges };
}

/** The offset, or the one before it where that would part a surrogate pair. */
const between = (text: string, offset: number): number =>
  (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
