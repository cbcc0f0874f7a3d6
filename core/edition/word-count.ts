/** How long a text is: Han characters one by one, everything else by words. */
import { type Block, type BlockKind } from "./blocks.ts";

/** A Han character, or a run of letters and digits of another script; "20%", "1.2", "don't" and "CO₂" are one word each. */
const unit = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[.,'’·_-](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;

/** Han characters plus words of other scripts (字数, as Chinese newsrooms count); punctuation does not count. */
export const countWords = (text: string): number => text.match(unit)?.length ?? 0;

const counted = new Set<BlockKind>(["headline", "lead", "paragraph", "heading", "quote", "item"]);

/** Words of headline, lead and body; a figure's caption, alt text and credit are not the report's text. */
export const countBlocks = (blocks: readonly Pick<Block, "kind" | "text">[]): number =>
  blocks.reduce((sum, block) => sum + (counted.has(block.kind) ? countWords(block.text) : 0), 0);
