/** The words of an English text that a dictionary can judge, and where they stand. */

export interface SpellWord {
  start: number;
  end: number;
  word: string;
}

/** Addresses, mail, handles, file names and words with digits: none for a dictionary. Bounded, for any text may come. */
const notWords =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+|\bwww\.\S+|[^\s@]{1,64}@\S+|[@#]\w+|\b[\w-]{1,80}\.[a-z]{2,4}\b|\b[a-z-]{0,80}\d[\w-]*/giu;
const word = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:['’]\p{Script=Latin}+)*/gu;

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
/** True behind the end of a sentence, an opening quotation mark, or nothing. */
const startsSentence = (before: string): boolean => /(?:^|[.!?:…“"‘(\n—][”’")]*)\s*$/u.test(before);

/** Every word, with straight apostrophes. */
export const wordsIn = (text: string): SpellWord[] =>
  [...text.matchAll(word)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0].replaceAll("’", "'"),
  }));

/**
 * Left out: whatever is in capitals throughout (LAST), has a capital within (WeChat), is one letter, or is a name. As
 * a name counts a capitalised word within a sentence, and one at its start with another behind it (He Yan).
 */
export function wordsToSpell(text: string): SpellWord[] {
  const bare = text.replace(notWords, (found) => " ".repeat(found.length));
  const found = wordsIn(bare);
  return found.filter((one, index) => {
    if (one.word.length < 2 || /\p{Lu}/u.test(one.word.slice(1))) return false;
    if (!isCapital(one.word)) return true;
    const next = found[index + 1];
    const isFollowed =
      next !== undefined && isCapital(next.word) && bare.slice(one.end, next.start) === " ";
    return startsSentence(bare.slice(Math.max(0, one.start - 8), one.start)) && !isFollowed;
  });
}
