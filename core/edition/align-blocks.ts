/** Aligning paragraphs and headings in the editor. */
import { $isTableSelection } from "@lexical/table";
import { $getSelection, $isRangeSelection, type ElementNode } from "lexical";
import { type Alignment, toAlignment } from "./alignment.ts";
import { $canAlign, $selectedBlocks } from "./block-kinds.ts";

/** Alignment of a block; null for one that cannot be aligned. */
export const $alignmentOf = (block: ElementNode | null): Alignment | null =>
  $canAlign(block) ? toAlignment(block.getFormatType()) : null;

/** Aligns the selected paragraphs and headings, those of selected cells too, and leaves alone what is aligned so already. */
export function $setAlignment(alignment: Alignment): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return;
  for (const block of $selectedBlocks(selection)) {
    const now = $alignmentOf(block);
    if (now !== null && now !== alignment) block.setFormat(alignment === "left" ? "" : alignment);
  }
}
