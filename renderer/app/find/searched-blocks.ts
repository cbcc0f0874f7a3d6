/** The blocks of an open edition as the search sees them, and the part of them that is selected. */
import {
  $getNodeByKey,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  type LexicalEditor,
  type PointType,
} from "lexical";
import { $blocks } from "../../../core/edition/block-identity.ts";
import { idState } from "../../../core/edition/block-state.ts";
import { $blockAround, $textOf } from "../../../core/edition/translate-block.ts";
import type { Hit } from "../../../core/find/query.ts";
import { $piecesOf } from "../../../core/find/replace-in-block.ts";
import type { BlockId } from "../../../core/report/ids.ts";

/** An edition that is searched. */
export interface Field {
  editor: LexicalEditor;
  /** False where nothing can be replaced. */
  editable: boolean;
}

export interface SearchedBlock {
  /** Lexical's key of its node. */
  key: string;
  id: BlockId | null;
  text: string;
}

export const blocksIn = (editor: LexicalEditor): SearchedBlock[] =>
  editor.read(() =>
    $blocks().map((block) => ({
      key: block.getKey(),
      id: $getState(block, idState),
      text: $textOf(block),
    })),
  );

/** Part of a block, told by what is before and behind it, so that it holds while text inside it is replaced. */
export interface Span {
  key: string;
  before: number;
  behind: number;
}

export const isWithin = (spans: readonly Span[], block: SearchedBlock, hit: Hit): boolean =>
  spans.some(
    (span) =>
      span.key === block.key &&
      hit.start >= span.before &&
      hit.end <= block.text.length - span.behind,
  );

/** What is selected, block by block; empty when only a caret stands there. */
export function selectedSpans(editor: LexicalEditor): Span[] {
  return editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || selection.isCollapsed()) return [];
    const backward = selection.isBackward();
    const [first, last] = backward
      ? [selection.focus, selection.anchor]
      : [selection.anchor, selection.focus];
    const start = $placeOf(first);
    const end = $placeOf(last);
    const blocks = $blocks();
    const from = blocks.findIndex((block) => block.getKey() === start.key);
    const to = blocks.findIndex((block) => block.getKey() === end.key);
    if (from < 0 || to < from) return [];
    return blocks.slice(from, to + 1).map((block, index) => ({
      key: block.getKey(),
      before: index === 0 ? start.offset : 0,
      behind: index === to - from ? $textOf(block).length - end.offset : 0,
    }));
  });
}

/** The block that a point stands in, and the offset in its text. */
function $placeOf(point: PointType): { key: string | null; offset: number } {
  const node = point.getNode();
  const block = $blockAround(node);
  if (!block) return { key: null, offset: 0 };
  const pieces = $piecesOf(block);
  const own = pieces.find((piece) => piece.node.is(node));
  if (own) return { key: block.getKey(), offset: own.start + point.offset };
  const child = $isElementNode(node) ? node.getChildAtIndex(point.offset) : null;
  const next = child && pieces.find(({ node: leaf }) => child.is(leaf) || child.isParentOf(leaf));
  return { key: block.getKey(), offset: next?.start ?? pieces.at(-1)?.end ?? 0 };
}

/** What is selected inside one block, as a text to look for; "" for more, or for nothing. */
export function selectedText(editor: LexicalEditor): string {
  const text = editor.read(() => $getSelection()?.getTextContent() ?? "");
  return text.length <= 200 && !text.includes("\n") ? text.trim() : "";
}

/** True while the block still reads as it was searched. */
export const $isAsSearched = (block: SearchedBlock): boolean => {
  const node = $getNodeByKey(block.key);
  return $isElementNode(node) && node.isAttached() && $textOf(node) === block.text;
};
