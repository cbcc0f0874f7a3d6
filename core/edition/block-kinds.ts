/** The kinds a block of the body can be given: paragraph, headings, quote, call-out, list items. */
import { $insertList, $isListItemNode, $isListNode } from "@lexical/list";
import { $isTableNode, type TableSelection } from "@lexical/table";
import {
  $createHeadingNode,
  $createQuoteNode,
  $isHeadingNode,
  $isQuoteNode,
  type HeadingNode,
} from "@lexical/rich-text";
import {
  $createParagraphNode,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  type ElementNode,
  type ParagraphNode,
  type RangeSelection,
} from "lexical";
import { $createCalloutNode, $isCalloutNode } from "./nodes/callout-node.ts";
import type { ListKind } from "./paste-nodes.ts";
import { $blockOf } from "./field-borders.ts";
import { $isFieldNode } from "./nodes/field-nodes.ts";
import { $cellOf } from "./table/cell-content.ts";
import { $isMediaNode } from "./nodes/media-nodes.ts";

export const bodyKinds = [
  "paragraph",
  "h2",
  "h3",
  "h4",
  "quote",
  "callout",
  "bullet",
  "number",
  "check",
] as const;
export type BodyKind = (typeof bodyKinds)[number];

const create: Record<Exclude<BodyKind, ListKind>, () => ElementNode> = {
  paragraph: $createParagraphNode,
  h2: () => $createHeadingNode("h2"),
  h3: () => $createHeadingNode("h3"),
  h4: () => $createHeadingNode("h4"),
  quote: $createQuoteNode,
  callout: $createCalloutNode,
};

const isListKind = (kind: BodyKind): kind is ListKind =>
  kind === "bullet" || kind === "number" || kind === "check";

/** Kind of a block; null for a field of the edition or of a figure, and in a cell: those are what they are. */
export function $bodyKindOf(block: ElementNode | null): BodyKind | null {
  if (!block || $isFieldNode(block) || $cellOf(block)) return null;
  if ($isQuoteNode(block)) return "quote";
  if ($isCalloutNode(block)) return "callout";
  if ($isListItemNode(block)) {
    const list = block.getParent();
    return $isListNode(list) ? list.getListType() : "bullet";
  }
  if (!$isHeadingNode(block)) return "paragraph";
  const tag = block.getTag();
  return tag === "h3" || tag === "h4" ? tag : "h2";
}

/** Only paragraphs and headings are aligned. */
export const $canAlign = (block: ElementNode | null): block is ParagraphNode | HeadingNode =>
  $isParagraphNode(block) || $isHeadingNode(block);

/** The body's blocks that the selection touches, in reading order. */
export function $selectedBlocks(selection: RangeSelection | TableSelection): ElementNode[] {
  const nodes = [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()];
  const blocks = new Map<string, ElementNode>();
  for (const node of nodes) {
    const block = $blockOf(node);
    if (block && !$isFieldNode(block) && !$isMediaNode(block)) blocks.set(block.getKey(), block);
  }
  return [...blocks.values()].sort((a, b) => (a.isBefore(b) ? -1 : 1));
}

/** Gives the selected blocks of the body a kind; when they have it already, makes them paragraphs. */
export function $setBodyKind(kind: BodyKind): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const blocks = $selectedBlocks(selection).filter((block) => !$cellOf(block));
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return;
  const wanted = blocks.every((block) => $bodyKindOf(block) === kind) ? "paragraph" : kind;
  if (!isListKind(wanted)) {
    for (const block of blocks) {
      const made = create[wanted]();
      // Paragraph and heading are aligned alike; other kinds stand as they do.
      if ($canAlign(block) && $canAlign(made)) made.setFormat(block.getFormatType());
      block.replace(made, true);
    }
    return;
  }
  // A list takes whatever is selected; headline and figures are left out of it.
  const whole = [selection.anchor, selection.focus].every((point) => {
    const block = $blockOf(point.getNode());
    return block && blocks.some((other) => other.is(block));
  });
  if (!whole || selection.getNodes().some((node) => $isMediaNode(node) || $isTableNode(node))) {
    if (blocks.length > 1) {
      for (const block of blocks) {
        block.selectEnd();
        $insertList(wanted);
      }
      return;
    }
    first.selectEnd();
  }
  $insertList(wanted);
}
