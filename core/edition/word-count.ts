/** How long a text is: Han characters one by one, everything else by words. */
import type { Block, BlockKind } from "./blocks.ts";

export interface WordCount {
  /** Han characters. */
  han: number;
  /** Words of other scripts, numbers among them. */
  words: number;
  /** 字数 as Chinese newsrooms count it; punctuation does not count. */
  total: number;
  /** 字数 with each punctuation mark as one, as fees are often reckoned: —— and …… count two. */
  punctuated: number;
  /** Characters without white space. */
  characters: number;
}

const hanCharacter = /\p{Script=Han}/gu;
/** A run of letters and digits of other scripts: "1.2", "don't", "re-enter" and "CO₂" are one word each. */
const otherWord =
  /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[.,'’·_-](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;
const punctuationMark = /\p{P}/gu;
const ink = /\S/gu;

export const noWords: WordCount = { han: 0, words: 0, total: 0, punctuated: 0, characters: 0 };

export function countWords(text: string): WordCount {
  const han = text.match(hanCharacter)?.length ?? 0;
  const words = text.match(otherWord)?.length ?? 0;
  const marks = text.replace(otherWord, "").match(punctuationMark)?.length ?? 0;
  const total = han + words;
  const characters = text.match(ink)?.length ?? 0;
  return { han, words, total, punctuated: total + marks, characters };
}

export const addCounts = (a: WordCount, b: WordCount): WordCount => ({
  han: a.han + b.han,
  words: a.words + b.words,
  total: a.total + b.total,
  punctuated: a.punctuated + b.punctuated,
  characters: a.characters + b.characters,
});

const counted = new Set<BlockKind>([
  "headline",
  "lead",
  "paragraph",
  "heading",
  "quote",
  "callout",
  "item",
  "cell",
]);

/** Words of headline, lead and body; a figure's caption, alt text and credit are not the report's text. */
export function countBlocks(blocks: readonly Pick<Block, "kind" | "text">[]): WordCount {
  const texts = blocks.filter((block) => counted.has(block.kind)).map((block) => block.text);
  return countWords(texts.join("\n"));
}

/** How fast people read news silently: Han characters and words of English a minute. */
const HAN_A_MINUTE = 400;
const WORDS_A_MINUTE = 230;

/** Whole minutes, at least one for a text that has any. */
export const readingMinutes = ({ han, words }: WordCount): number =>
  Math.ceil(han / HAN_A_MINUTE + words / WORDS_A_MINUTE);
