/** Puts the brackets of a mark "to check" around the selection, and takes them away again. */
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type NodeKey,
  type RangeSelection,
  type TextNode,
} from "lexical";
import type { Lang } from "../report/lang.ts";
import { $selectedText, $selectionOf } from "./text-places.ts";
import { findToCheck, type ToCheck, toCheckSigns } from "./to-check.ts";
import { $blockAround, $textOf } from "./translate-block.ts";

/**
 * With the caret in a mark: its note stays and the brackets go. With a selection: brackets around it, in each block
 * that it touches. Else an empty mark at the caret, with the caret in it. Formats of the text stay as they are.
 */
export function $toggleToCheck(lang: Lang): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const found = $toCheckAround(selection);
  if (found) $unmark(found.block, found.mark);
  else if (selection.isCollapsed()) $insertMark(selection, lang);
  else $markSelected(selection, lang);
}

/** The mark that both ends of the selection are in. */
function $toCheckAround(selection: RangeSelection): { block: ElementNode; mark: ToCheck } | null {
  const selected = $selectedText(selection);
  const last = selection.isBackward() ? selection.anchor : selection.focus;
  if (!selected?.block.is($blockAround(last.getNode()))) return null;
  const { block, start, end } = selected;
  const mark = findToCheck($textOf(block)).find((one) => one.start < start && end < one.end);
  return mark ? { block, mark } : null;
}

function $unmark(block: ElementNode, mark: ToCheck): void {
  const $cut = (start: number, end: number): void => {
    const part = $selectionOf(block, start, end);
    $setSelection(part);
    part?.removeText();
  };
  // From behind, so that the offsets before stay true.
  $cut(mark.noteEnd, mark.end);
  $cut(mark.start, mark.noteStart);
}

function $insertMark(selection: RangeSelection, lang: Lang): void {
  const { open, close } = toCheckSigns[lang];
  selection.insertText(open + close);
  const { anchor } = selection;
  if (anchor.type === "text") {
    const offset = anchor.offset - close.length;
    selection.setTextNodeRange(anchor.getNode(), offset, anchor.getNode(), offset);
  }
}

function $markSelected(selection: RangeSelection, lang: Lang): void {
  const { open, close } = toCheckSigns[lang];
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const runs = new Map<NodeKey, TextNode[]>();
  for (const node of selection.getNodes()) {
    const holder = $isTextNode(node) && node.getTextContentSize() > 0 ? $blockAround(node) : null;
    if (!holder || !$isTextNode(node)) continue;
    // A node that the selection only touches with an end has nothing selected.
    if (node.getKey() === start.key && start.offset === node.getTextContentSize()) continue;
    if (node.getKey() === end.key && end.offset === 0) continue;
    runs.set(holder.getKey(), [...(runs.get(holder.getKey()) ?? []), node]);
  }
  for (const nodes of runs.values()) {
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (!first || !last) continue;
    const to = last.getKey() === end.key ? end.offset : last.getTextContentSize();
    const from = first.getKey() === start.key ? start.offset : 0;
    const behind = $put(last, to, close);
    $put(first, from, open);
    const shift = behind.is(first) ? open.length : 0;
    const caret = behind.is(last) ? to + close.length + shift : close.length;
    behind.select(caret, caret);
  }
}

/** Writes into a text node; beside one that is a whole and cannot be written into. Gives the node that has the sign. */
function $put(node: TextNode, offset: number, sign: string): TextNode {
  if (node.isSimpleText()) return node.spliceText(offset, 0, sign);
  const beside = $createTextNode(sign);
  if (offset === 0) node.insertBefore(beside);
  else node.insertAfter(beside);
  return beside;
}
