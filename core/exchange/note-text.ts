/** The inside of a note, read as blocks, as the one text that a note is. */
import type { Inline } from "./inline.ts";
import type { ReadBlock } from "./read-block.ts";

/** What a note holds as one text, a line for each block, and what has no place in one. */
export function toNoteText(blocks: readonly ReadBlock[]): { text: Inline; rest: ReadBlock[] } {
  const lines = blocks.flatMap((block) => ("text" in block ? [block.text] : []));
  const text = lines.flatMap((line, index) =>
    index > 0 ? [{ type: "linebreak", version: 1 }, ...line] : line,
  );
  return { text, rest: blocks.filter((block) => !("text" in block)) };
}
