/** How long a text is: Han characters one by one, everything else by words. */
import type { Block, BlockKind } from "./blocks.ts";

export interface WordCount {
  /** Han characters. */
  han: number;
  /** Words of other scripts, numbers among them. */
  words: number;
  /** 字数 as Chinese newsrooms count it; punctuation does not count. */
  total: number;
}

const hanCharacter = /\p{Script=Han}/gu;
/** A run of letters and digits of other scripts: "1.2", "don't", "re-enter" and "CO₂" are one word each. */
const otherWord =
  /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[.,'’·_-](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;

export function countWords(text: string): WordCount {
  const han = text.match(hanCharacter)?.length ?? 0;
  const words = text.match(otherWord)?.length ?? 0;
  return { han, words, total: han + words };
}

const counted = new Set<BlockKind>([
  "headline",
  "lead",
  "paragraph",
  "heading",
  "quote",
  "item",
  "cell",
]);

/** Words of headline, lead and body; a figure's caption, alt text and credit are not the report's text. */
export function countBlocks(blocks: readonly Pick<Block, "kind" | "text">[]): WordCount {
  const texts = blocks.filter((block) => counted.has(block.kind)).map((block) => block.text);
  return countWords(texts.join("\n"));
}
