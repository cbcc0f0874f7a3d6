/** A note on its way into an edition: the reference carries it to its place at the end. */
import type { NodeJson } from "../edition/edition.ts";
import { elementJson, noteRefJson } from "../edition/paste-nodes.ts";
import { newBlockId } from "../report/ids.ts";
import type { Inline } from "./inline.ts";
import type { ReadBlock } from "./read-block.ts";

/** A reference of its own to a note with this text. */
export function noteRef(text: Inline): NodeJson {
  const mark = newBlockId();
  return noteRefJson(mark, elementJson("footnote", withoutRefs(text), { note: mark }));
}

/** A note has no notes. */
const withoutRefs = (text: Inline): Inline => text.filter(({ type }) => type !== "noteref");

/** What a note holds as one text, a line for each block, and what has no place in one. */
export function toNoteText(blocks: readonly ReadBlock[]): { text: Inline; rest: ReadBlock[] } {
  const lines = blocks.flatMap((block) => ("text" in block ? [block.text] : []));
  const text = lines.flatMap((line, index) =>
    index > 0 ? [{ type: "linebreak", version: 1 }, ...line] : line,
  );
  return { text, rest: blocks.filter((block) => !("text" in block)) };
}
