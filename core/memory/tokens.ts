/** How the translation memory reads a text: each Han character is a token, and each run of other letters or digits. */

/** Han characters one by one, runs of other letters and digits whole; a run ends where Han begins. */
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}\p{Co}])+/gu;
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}\p{Co}])+/gu;
const startsHan = /^\p{Script=Han}/u;

/** Most letters are of the plain blocks of both scripts: a memory that is filled asks for millions. */
export function isHanGram(gram: string): boolean {
  const code = gram.charCodeAt(0);
  if (code < 0x2e80) return false;
  return (code >= 0x4e00 && code <= 0x9fff) || startsHan.test(gram);
}

/** Case, width and punctuation do not count here: what only differs in them is nearly the same. */
export const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

/** As a wording is looked for in a text: white space does not count either, but for where it stands. */
export const foldSpaces = (text: string): string => fold(text).replace(/\s+/gu, " ");

export const tokensOf = (text: string): string[] => fold(text).match(TOKEN) ?? [];

/**
 * Grams of a text in order, the words of the index: every two Han characters that stand side by side, the last
 * character of every run of them alone, and every other word. So one index finds what is alike, by grams that two texts
 * share, and what contains a wording, as a phrase of grams.
 */
export function gramsOf(text: string): string[] {
  const grams: string[] = [];
  for (const run of fold(text).match(RUN) ?? []) {
    if (!startsHan.test(run)) {
      grams.push(run);
      continue;
    }
    let before = "";
    for (const character of run) {
      if (before !== "") grams.push(before + character);
      before = character;
    }
    grams.push(before);
  }
  return grams;
}

/** A wording to be looked up. At its ends a text may go on, so that only what lies between surely stands in the index as it is. */
export interface Wording {
  /** Grams that stand one behind the other. */
  sure: string[];
  /** What the wording begins with, where that may be the end of a longer word. */
  head: string | null;
  /** What it ends with, where that may be the beginning of a longer word or of a pair of Han characters. */
  tail: string | null;
  /** All of it, where it may stand anywhere inside a word. */
  inWord: string | null;
}

/** Null where there is nothing to be looked up. */
export function wordingOf(text: string): Wording | null {
  const folded = fold(text).trim();
  const runs = [...folded.matchAll(RUN)];
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return null;
  const opensInWord = first.index === 0 && !isHanGram(first[0]);
  const endsOpen = last.index + last[0].length === folded.length;
  if (runs.length === 1 && opensInWord && endsOpen)
    return { sure: [], head: null, tail: null, inWord: first[0] };
  const sure: string[] = [];
  let tail: string | null = null;
  for (const run of runs) {
    if (run === first && opensInWord) continue;
    const grams = gramsOf(run[0]);
    if (run !== last || !endsOpen) sure.push(...grams);
    else if (grams.length > 1) sure.push(...grams.slice(0, -1));
    else tail = run[0];
  }
  return { sure, head: opensInWord ? first[0] : null, tail, inWord: null };
}
