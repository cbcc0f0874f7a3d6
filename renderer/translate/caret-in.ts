/** Where the caret is, seen from a row. */
import {
  $getSelection,
  $isRangeSelection,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from "lexical";
import { $findBlock } from "../../core/edition/translate-block.ts";
import type { Lane } from "./lanes.ts";

/** The selection when it is within the lane, else the end of its text. */
export function $caretIn({ target }: Lane): RangeSelection | null {
  const selection = $getSelection();
  const blocks = target.flatMap((id) => $findBlock(id) ?? []);
  if ($isRangeSelection(selection)) {
    const holds = (node: LexicalNode): boolean =>
      blocks.some((block) => block.is(node) || block.isParentOf(node));
    if (holds(selection.anchor.getNode()) && holds(selection.focus.getNode())) return selection;
  }
  return blocks.at(-1)?.selectEnd() ?? null;
}

export const hasCaret = (editor: LexicalEditor): boolean =>
  editor.read(() => $isRangeSelection($getSelection()));
