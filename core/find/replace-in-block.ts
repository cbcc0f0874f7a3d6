/** Replaces stretches of a block's text in the editor and leaves everything else of the block as it is. */
import { $isLinkNode, type LinkNode } from "@lexical/link";
import {
  $createTextNode,
  $getSelection,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTabNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from "lexical";
import { blockKindOf } from "../edition/blocks.ts";
import { lockedState } from "../edition/block-state.ts";
import { $textOf } from "../edition/translate-block.ts";
import type { Range } from "./query.ts";
import { commonEnds } from "./replacement.ts";

/** A leaf of a block and where its text stands in that of the block. */
export interface Piece extends Range {
  node: LexicalNode;
  /** Text that can be cut; a chip or a footnote's number cannot, a line break or tab goes or stays as a whole. */
  kind: "text" | "break" | "atom";
  link: LinkNode | null;
}

/** The leaves of a block in order; those of blocks nested in it are left out. */
export function $piecesOf(block: ElementNode): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (node: LexicalNode, kind: Piece["kind"], text: string): void => {
    const link = node.getParents().find($isLinkNode) ?? null;
    pieces.push({ node, kind, link, start: at, end: at + text.length });
    at += text.length;
  };
  const walk = (parent: ElementNode): void => {
    for (const node of parent.getChildren()) {
      if ($isLineBreakNode(node)) add(node, "break", "\n");
      else if ($isTabNode(node)) add(node, "break", "\t");
      else if ($isTextNode(node))
        add(node, node.isSimpleText() ? "text" : "atom", node.getTextContent());
      else if (!$isElementNode(node)) add(node, "atom", "");
      else if (node.isInline() && !blockKindOf(node.getType())) walk(node);
    }
  };
  walk(block);
  return pieces;
}

export interface Replacing extends Range {
  after: string;
}

/**
 * Puts `after` into the place of each range; ranges do not overlap. Only what really differs is touched; new text looks
 * like the first character that it replaces, and a link that is replaced whole keeps its text inside. Gives for each
 * range in order whether it was replaced: not where that would destroy a chip, a footnote or a second link,
 * and nowhere in a locked block.
 */
export function $replaceInBlock(block: ElementNode, ranges: readonly Replacing[]): boolean[] {
  const order = ranges.map((range, index) => ({ range, index }));
  order.sort((a, b) => b.range.start - a.range.start);
  const done = ranges.map(() => false);
  if ($getState(block, lockedState)) return done;
  for (const { range, index } of order) done[index] = $replace(block, range);
  return done;
}

function $replace(block: ElementNode, { start, end, after }: Replacing): boolean {
  const before = $textOf(block).slice(start, end);
  const { head, tail } = commonEnds(before, after);
  const from = start + head;
  const to = end - tail;
  const text = after.slice(head, after.length - tail);
  if (from === to && text === "") return true;
  const pieces = $piecesOf(block);
  if (from === to) {
    $insert(block, pieces, { at: from, text, behind: head > 0 });
    return true;
  }
  const touched = pieces.filter((piece) => piece.start < to && piece.end > from);
  if (touched.some((piece) => piece.kind === "atom")) return false;
  const host = $hostOf(touched, pieces, { start: from, end: to, after: text });
  if (host === "none") return false;
  if (!host && text !== "") touched[0]?.node.insertBefore($createTextNode(text));
  for (const piece of touched) {
    if (!$isTextNode(piece.node) || piece.kind === "break") piece.node.remove();
    else {
      const cut = {
        start: Math.max(from, piece.start) - piece.start,
        end: Math.min(to, piece.end) - piece.start,
      };
      $splice(piece.node, cut, piece === host ? text : "");
    }
  }
  return true;
}

/** The piece that takes the new text; null where no text was touched, "none" where a second link would be lost. */
function $hostOf(touched: Piece[], pieces: Piece[], range: Replacing): Piece | null | "none" {
  const first = touched.find((piece) => piece.kind === "text") ?? null;
  if (range.after === "") return first;
  const links = new Set(
    touched.flatMap(({ link }) => (link && link !== first?.link ? [link] : [])),
  );
  const swallowed = [...links].filter((link) =>
    pieces.every(
      (piece) => piece.link !== link || (piece.start >= range.start && piece.end <= range.end),
    ),
  );
  const own = first?.link;
  const ownIsSwallowed =
    own &&
    pieces.every(
      (piece) => piece.link !== own || (piece.start >= range.start && piece.end <= range.end),
    );
  const [link, ...others] = swallowed;
  if (!link) return first;
  if (others.length > 0 || ownIsSwallowed) return "none";
  return touched.find((piece) => piece.link === link && piece.kind === "text") ?? first;
}

function $insert(
  block: ElementNode,
  pieces: Piece[],
  { at, text, behind }: { at: number; text: string; behind: boolean },
): void {
  const fits = (piece: Piece): boolean =>
    behind ? piece.start < at && at <= piece.end : piece.start <= at && at < piece.end;
  const near = pieces.find((piece) => piece.kind === "text" && fits(piece));
  if (near && $isTextNode(near.node)) {
    const place = at - near.start;
    $splice(near.node, { start: place, end: place }, text);
    return;
  }
  const next = pieces.find((piece) => piece.start >= at && piece.end > at);
  if (next) next.node.insertBefore($createTextNode(text));
  else block.append($createTextNode(text));
}

/** Changes a text node and keeps the caret where it is in the text. */
function $splice(node: TextNode, { start, end }: Range, text: string): void {
  const content = node.getTextContent();
  const changed = content.slice(0, start) + text + content.slice(end);
  if (changed === "") {
    node.remove();
    return;
  }
  const selection = $getSelection();
  const written = node.setTextContent(changed);
  if (!$isRangeSelection(selection)) return;
  for (const point of [selection.anchor, selection.focus]) {
    if (point.key !== written.getKey() || point.offset <= start) continue;
    const offset =
      point.offset >= end ? point.offset + text.length - (end - start) : start + text.length;
    point.set(point.key, offset, "text");
  }
}
