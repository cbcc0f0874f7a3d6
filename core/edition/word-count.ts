/** 字数 the Chinese way: Han characters one by one, runs of other letters and digits as words. */

export interface WordCount {
  /** Han characters. */
  han: number;
  /** Words in other scripts, and numbers. */
  words: number;
  /** Punctuation marks and symbols. */
  marks: number;
  /** 字数 without punctuation: `han + words`. */
  total: number;
}

const HAN = /\p{Script=Han}/gu;
const WORD = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}]|['’.,\-_/](?=[\p{L}\p{N}]))*/gu;
const MARK = /[\p{P}\p{S}]/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export function countWords(text: string): WordCount {
  const han = count(text, HAN);
  const rest = text.replace(HAN, " ");
  const words = count(rest, WORD);
  const marks = count(rest.replace(WORD, ""), MARK);
  return { han, words, marks, total: han + words };
}
