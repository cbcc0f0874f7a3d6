/** How the translation memory reads a text: each Han character is a token, and each run of other letters or digits. */

/** Han characters one by one, runs of other letters and digits whole; a run ends where Han begins. */
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}\p{Co}])+/gu;
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}\p{Co}])+/gu;
const startsHan = /^\p{Script=Han}/u;

export const isHanGram = (gram: string): boolean => startsHan.test(gram);

/** Case, width and punctuation do not count here: what only differs in them is nearly the same. */
export const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

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

/** A wording to be looked up: grams one behind the other, of which the first and the last may go on. */
export interface Phrase {
  grams: string[];
  /** The first gram is a word that may have begun earlier. */
  opensInWord: boolean;
  /** The last gram may be the beginning of a longer one. */
  isOpen: boolean;
}

/** Null where there is nothing to be looked up. */
export function phraseOf(text: string): Phrase | null {
  const runs = fold(text).match(RUN) ?? [];
  const last = runs.at(-1);
  if (last === undefined) return null;
  const grams = gramsOf(text);
  const isHan = isHanGram(last);
  // Whether the run ends with its last character is not known of a wording.
  const isLong = isHan && [...last].length > 1;
  if (isLong) grams.pop();
  return { grams, opensInWord: !isHanGram(runs[0] ?? ""), isOpen: !isLong };
}
