/** Makes the text of a block another one, changing no more of it than differs: formats, links and others' edits stay. */
import {
  $createRangeSelection,
  $isElementNode,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from "lexical";
import { $textOf } from "../edition/translate-block.ts";

/** UTF-16 offsets of what differs: `before` from `start` to `end` became `text`. Never cuts a character in two. */
export function changeBetween(
  before: string,
  after: string,
): { start: number; end: number; text: string } {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  if (isLow(before, start) || isLow(after, start)) start -= 1;
  let tail = 0;
  while (
    tail < shortest - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  if (isLow(before, before.length - tail) || isLow(after, after.length - tail)) tail -= 1;
  tail = Math.max(tail, 0);
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** True when the code unit at `at` is the second half of a character whose first half stands before it. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const previous = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && previous >= 0xd800 && previous <= 0xdbff;
}

/** Run inside `editor.update`. `text` is plain; "\n" is a line break within the block. */
export function $writeText(block: ElementNode, text: string): void {
  const before = $textOf(block);
  if (before === text) return;
  const change = changeBetween(before, text);
  const selection = $createRangeSelection();
  $place(selection.anchor, block, change.start);
  $place(selection.focus, block, change.end);
  $setSelection(selection);
  if (change.end > change.start) selection.removeText();
  if (change.text !== "") selection.insertRawText(change.text);
  $setSelection(null);
}

/** Puts a point behind `offset` code units of the block's text. */
function $place(point: PointType, block: ElementNode, offset: number): void {
  let rest = offset;
  for (const leaf of $leaves(block)) {
    const size = $isTextNode(leaf) ? leaf.getTextContentSize() : 1;
    if (rest > size) {
      rest -= size;
      continue;
    }
    const parent = leaf.getParentOrThrow();
    if ($isTextNode(leaf)) point.set(leaf.getKey(), rest, "text");
    else point.set(parent.getKey(), leaf.getIndexWithinParent() + rest, "element");
    return;
  }
  point.set(block.getKey(), block.getChildrenSize(), "element");
}

const $leaves = (node: ElementNode): LexicalNode[] =>
  node.getChildren().flatMap((child) => ($isElementNode(child) ? $leaves(child) : [child]));
