/** Between places in a block's text, as `blocksOf` gives it, and the nodes that hold it. */
import {
  $createRangeSelection,
  $isElementNode,
  $isLineBreakNode,
  $isTabNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
  type TextNode,
} from "lexical";
import { $blockAround } from "./translate-block.ts";

/** A node that holds text of its block, and where in the block's text it starts (UTF-16). */
export interface Leaf {
  node: LexicalNode;
  start: number;
  length: number;
}

/** The leaves of a block in order, those of blocks nested in it left out. */
export function $leavesOf(block: ElementNode): Leaf[] {
  const leaves: Leaf[] = [];
  let start = 0;
  const add = (node: LexicalNode, length: number): void => {
    leaves.push({ node, start, length });
    start += length;
  };
  const walk = (parent: ElementNode): void => {
    for (const child of parent.getChildren()) {
      if ($isLineBreakNode(child) || $isTabNode(child)) add(child, 1);
      else if ($isTextNode(child)) add(child, child.getTextContentSize());
      else if ($isElementNode(child) && child.isInline()) walk(child);
    }
  };
  walk(block);
  return leaves;
}

/** Offset of a point in the text of the block that holds it. */
export function $offsetIn(block: ElementNode, point: PointType): number {
  const leaves = $leavesOf(block);
  const node = point.getNode();
  const own = leaves.find((leaf) => leaf.node.is(node));
  if (own) return own.start + Math.min(point.offset, own.length);
  const next = $isElementNode(node) ? node.getChildAtIndex(point.offset) : null;
  const after = next && leaves.find(({ node: leaf }) => leaf.is(next) || next.isParentOf(leaf));
  if (after) return after.start;
  const inside = leaves.findLast(({ node: leaf }) => node.isParentOf(leaf));
  return inside ? inside.start + inside.length : 0;
}

/** The block where the selection begins, and the part of its text that is selected. */
export function $selectedText(
  selection: RangeSelection,
): { block: ElementNode; start: number; end: number } | null {
  const points = [selection.anchor, selection.focus];
  const [first, last] = selection.isBackward() ? points.toReversed() : points;
  const block = first ? $blockAround(first.getNode()) : null;
  if (!block || !first || !last) return null;
  const start = $offsetIn(block, first);
  const isWithin = $blockAround(last.getNode())?.is(block);
  const leaf = $leavesOf(block).at(-1);
  return {
    block,
    start,
    end: isWithin ? $offsetIn(block, last) : leaf ? leaf.start + leaf.length : 0,
  };
}

/** The pieces of text nodes that hold the characters `start` to `end` of a block. */
export function $piecesOf(
  block: ElementNode,
  start: number,
  end: number,
): { node: TextNode; from: number; to: number }[] {
  return $leavesOf(block).flatMap(({ node, start: at, length }) => {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    return $isTextNode(node) && !$isTabNode(node) && from < to ? [{ node, from, to }] : [];
  });
}

/** A selection of the characters `start` to `end` of a block; null where no text node holds any of them. */
export function $selectionOf(
  block: ElementNode,
  start: number,
  end: number,
): RangeSelection | null {
  const pieces = $piecesOf(block, start, end);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(first.node.getKey(), first.from, "text");
  selection.focus.set(last.node.getKey(), last.to, "text");
  return selection;
}
