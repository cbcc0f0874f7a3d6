/** Puts blocks into an edition at the caret (paste, drop, new picture) so that the fields keep their place. */
import { $isListItemNode, $isListNode, ListItemNode } from "@lexical/list";
import { $isTableNode } from "@lexical/table";
import {
  $create,
  $createLineBreakNode,
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from "lexical";
import { $blockOf } from "./field-borders.ts";
import { $isFieldNode, HeadlineNode, LeadNode } from "./nodes/field-nodes.ts";
import { $appendToBody, $isFootnote, $lastOfBody } from "./nodes/note-nodes.ts";
import { $isMediaNode, type MediaNode } from "./nodes/media-nodes.ts";
import { $createRuleNode, $isRuleNode, type RuleNode } from "./nodes/rule-node.ts";
import { $ensureFields } from "./structure.ts";
import { $insertIntoTable } from "./table/paste-cells.ts";

/**
 * Inserts `nodes` (blocks, as children of root would be) in place of the selection. The text of the first one goes on
 * where the caret stands; into an empty block of the body it goes with its kind. Behind a headline or lead the rest
 * follows as the first blocks of the body, behind a figure's field it follows the figure. Without a selection all
 * goes to the end. The caret ends up behind what came in.
 */
export function $insertBlocks(nodes: readonly BodyNode[]): void {
  const selection = $getSelection();
  if (nodes.length === 0 || $insertIntoTable(selection, nodes)) return;
  if (!$isRangeSelection(selection)) {
    $append($insertionPoint(), nodes);
    return;
  }
  if (!selection.isCollapsed()) {
    selection.removeText();
    $ensureFields();
  }
  const block = $blockOf(selection.anchor.getNode());
  if (!block) $append($lastOfBody(), nodes);
  else if ($isFootnote(block)) $insertIntoNote(selection, nodes);
  else if ($isFieldNode(block)) $insertIntoField(selection, block, nodes);
  else if ($isListItemNode(block) && (nodes.every($isTextual) || nodes.every($isList)))
    $insertItems(selection, block, nodes);
  else $insertIntoBody(selection, block, nodes);
}

/** Inserts a picture or the like behind the block with the caret; an empty paragraph there makes room below it. */
export function $insertFigure(
  figure: MediaNode,
  after: LexicalNode | null = $insertionPoint(),
): void {
  if (!after) {
    $appendToBody(figure);
  } else if ($isParagraphNode(after) && after.isEmpty()) after.insertBefore(figure);
  else after.insertAfter(figure);
  if (!figure.getNextSibling()) figure.insertAfter($createParagraphNode());
}

/** Inserts a rule behind the block with the caret, or above it when it is an empty paragraph; the caret goes below. */
export function $insertRule(): void {
  const after = $insertionPoint();
  const rule = $createRuleNode();
  if ($isParagraphNode(after) && after.isEmpty()) after.insertBefore(rule);
  else if (after) after.insertAfter(rule);
  else $appendToBody(rule);
  $selectBelow(rule);
}

function $selectBelow(rule: RuleNode): void {
  const next = rule.getNextSibling();
  if ($isElementNode(next)) next.selectStart();
  else rule.insertAfter($createParagraphNode()).selectStart();
}

/** The child of root that has the caret, or is selected; null without a selection. */
export function $topAtCaret(): LexicalNode | null {
  const selection = $getSelection();
  const root = $getRoot();
  let top: LexicalNode | null = null;
  if ($isRangeSelection(selection)) top = selection.focus.getNode();
  else if ($isNodeSelection(selection)) top = selection.getNodes()[0] ?? null;
  while (top && !top.getParent()?.is(root)) top = top.getParent();
  return top;
}

/** The child of root behind which something new goes: that with the caret, but never the headline or a note. */
export function $insertionPoint(): LexicalNode | null {
  const top = $topAtCaret();
  if (top instanceof HeadlineNode) return top.getNextSibling();
  return top && !$isFootnote(top) ? top : $lastOfBody();
}

/** What may stand in the body as a child of root. */
export type BodyNode = ElementNode | RuleNode;

/** A block whose content is text. */
const $isTextual = (node: LexicalNode): node is ElementNode =>
  $isElementNode(node) && !$isMediaNode(node) && !$isListNode(node) && !$isTableNode(node);

const $isList = (node: LexicalNode): node is ElementNode => $isListNode(node);

/** Text of a field that was copied becomes a paragraph: a field cannot stand in the body. */
const $asBody = (node: BodyNode): BodyNode =>
  $isFieldNode(node) ? $createParagraphNode().append(...node.getChildren()) : node;

function $append(after: LexicalNode | null, nodes: readonly BodyNode[]): void {
  let last = after;
  for (const node of nodes) {
    const body = $asBody(node);
    if (last) last.insertAfter(body);
    else $appendToBody(body);
    last = body;
  }
  // Below a figure, rule or table at the end there is room to write on.
  const needsRoom = $isMediaNode(last) || $isRuleNode(last) || $isTableNode(last);
  if (needsRoom && !last?.getNextSibling())
    last = last?.insertAfter($createParagraphNode()) ?? null;
  if ($isRuleNode(last)) $selectBelow(last);
  else last?.selectEnd();
}

function $insertInline(selection: RangeSelection, from: ElementNode): void {
  const children = from.getChildren();
  if (children.length > 0) selection.insertNodes(children);
}

/** A note is one text: what came as several blocks stands in lines below each other. */
function $insertIntoNote(selection: RangeSelection, nodes: readonly BodyNode[]): void {
  const lines = nodes.flatMap($textualIn).map((node) => node.getChildren());
  const inline = lines.flatMap((line, index) =>
    index > 0 ? [$createLineBreakNode(), ...line] : line,
  );
  if (inline.length > 0) selection.insertNodes(inline);
}

const $textualIn = (node: LexicalNode): ElementNode[] => {
  if (!$isElementNode(node) || node.isInline()) return [];
  const inside = node.getChildren().flatMap($textualIn);
  return inside.length > 0 || $isMediaNode(node) ? inside : [node];
};

function $insertIntoField(
  selection: RangeSelection,
  field: ElementNode,
  nodes: readonly BodyNode[],
): void {
  let rest = [...nodes];
  const takeInto = (target: ElementNode, fits: (node: ElementNode) => boolean): void => {
    const [first] = rest;
    if (!first || !$isTextual(first) || !fits(first)) return;
    rest = rest.slice(1);
    if (target.is(field)) $insertInline(selection, first);
    else target.append(...first.getChildren());
  };
  takeInto(field, () => true);
  const lead = field instanceof HeadlineNode ? field.getNextSibling() : null;
  if (lead instanceof LeadNode && lead.isEmpty())
    takeInto(lead, (node) => node instanceof LeadNode);
  if (rest.length === 0) return;
  const [only, ...others] = $getRoot().getChildren().slice(2);
  $append($mediaAround(field) ?? lead ?? field, rest);
  // A body in which nothing was written yet makes room.
  if (others.length === 0 && $isParagraphNode(only) && only.isEmpty()) only.remove();
}

/** The outermost thing shown that the field belongs to. */
function $mediaAround(field: ElementNode): ElementNode | null {
  return field.getParents().findLast($isMediaNode) ?? null;
}

function $insertItems(
  selection: RangeSelection,
  item: ListItemNode,
  nodes: readonly ElementNode[],
): void {
  const items = nodes.flatMap((node) =>
    $isListNode(node)
      ? node.getChildren().filter($isListItemNode)
      : [$create(ListItemNode).append(...node.getChildren())],
  );
  const [first] = items;
  // The first text goes on where the caret stands, unless it begins a list in the list.
  const goesOn = first !== undefined && !$isListNode(first.getFirstChild());
  if (goesOn) $insertInline(selection, first);
  const rest = goesOn ? items.slice(1) : items;
  let last: ElementNode = item;
  for (const next of rest) {
    last.insertAfter(next);
    last = next;
  }
  if (rest.length > 0) last.selectEnd();
}

/** Of a list in lists; what is no item follows the whole of it. */
function $outermostList(item: ListItemNode): ElementNode {
  const list = item.getParentOrThrow();
  const holder = list.getParent();
  return $isListItemNode(holder) ? $outermostList(holder) : list;
}

function $insertIntoBody(
  selection: RangeSelection,
  block: ElementNode,
  nodes: readonly BodyNode[],
): void {
  const [first, ...rest] = nodes;
  const isOne = rest.length === 0;
  if (first && $isTextual(first) && isOne && !($isParagraphNode(block) && block.isEmpty())) {
    $insertInline(selection, first);
    return;
  }
  if (block.isEmpty() && $isParagraphNode(block)) {
    $append(block, nodes);
    block.remove();
    return;
  }
  const tail = selection.insertParagraph();
  const continues = first && $isParagraphNode(first);
  if (continues) block.append(...first.getChildren());
  const top = $isListItemNode(block) ? $outermostList(block) : block;
  $append(top, continues ? rest : nodes);
  if (block.isEmpty() && !$isListItemNode(block)) block.remove();
  // Behind a rule it is where one writes on.
  if (tail?.isEmpty() && !$isRuleNode(nodes.at(-1))) tail.remove();
}
