/** Headline, lead, the fields of a figure and locked blocks are walls: deleting at their border does not run texts together. */
import { $isTableNode } from "@lexical/table";
import {
  $getSelection,
  $getState,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  type ElementNode,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type PointType,
} from "lexical";
import { $cellOf } from "./table/cell-content.ts";
import { isBlock } from "./block-identity.ts";
import { lockedState } from "./block-state.ts";
import { $moveToNextField } from "./nodes/field-keys.ts";
import { $isFieldNode, CaptionNode, LeadNode } from "./nodes/field-nodes.ts";
import { $isFootnote } from "./nodes/note-nodes.ts";
import { $isRuleNode, $selectRule } from "./nodes/rule-node.ts";
import { $isMediaNode } from "./nodes/media-nodes.ts";

/** Takes the delete and line-break commands where a field's border is concerned, and leaves all others alone. */
export function registerFieldBorders(editor: LexicalEditor): () => void {
  const deleting = [DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND];
  return mergeRegister(
    ...deleting.map((command) =>
      editor.registerCommand(command, $deleteAtBorder, COMMAND_PRIORITY_HIGH),
    ),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, $breakLineInField, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enterField, COMMAND_PRIORITY_HIGH),
  );
}

/** The block that the node stands in. */
export function $blockOf(node: LexicalNode): ElementNode | null {
  let block: LexicalNode | null = node;
  while (block && !isBlock(block)) block = block.getParent();
  return block;
}

/**
 * The caret at the edge of a block next to a field goes into that field, and nothing is merged; an empty paragraph is
 * taken away on the way. Next to a line across the page it is selected first. Returns false where the edge is none, or no field is concerned.
 */
function $deleteAtBorder(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const block = $blockOf(selection.anchor.getNode());
  if (!block || !$isAtEdge(selection.anchor, block, isBackward)) return false;
  // A cell is a room of its own: at its ends nothing is deleted.
  if ($cellOf(block)) return !(isBackward ? block.getPreviousSibling() : block.getNextSibling());
  const outer = $isFieldNode(block) ? block : (block.getTopLevelElement() ?? block);
  // Of a list only the last item borders on what follows it.
  if (!$isAtEdge(selection.anchor, outer, isBackward)) return false;
  const neighbour = isBackward ? outer.getPreviousSibling() : outer.getNextSibling();
  // Of a list only the last item borders on what follows it; the others border on their next.
  const next = !isBackward && !outer.is(block) ? block.getNextSibling() : null;
  if (next && !$isLockedAtEdge(next, true)) return false;
  if (next) return $goInto(next, { from: block, isBackward });
  if ($isRuleNode(neighbour)) {
    if (isBackward && !$isParagraphNode(block)) return false;
    $selectRule(neighbour);
    return true;
  }
  const wall =
    $isFieldNode(outer) ||
    $isFieldNode(neighbour) ||
    $isMediaNode(neighbour) ||
    $isTableNode(neighbour) ||
    $isLockedAtEdge(neighbour, !isBackward);
  if (!wall) return false;
  // Heading, quote and list item first turn into a paragraph, as they do everywhere.
  if (isBackward && !$isFieldNode(block) && !$isParagraphNode(block)) return false;
  return $goInto(neighbour, { from: block, isBackward });
}

function $goInto(
  neighbour: LexicalNode | null,
  { from, isBackward }: { from: ElementNode; isBackward: boolean },
): true {
  if (!$isElementNode(neighbour)) return true;
  const isSpare = $isParagraphNode(from) && from.isEmpty() && $hasOtherBody(from);
  if (isBackward) neighbour.selectEnd();
  else neighbour.selectStart();
  if (isSpare) from.remove();
  return true;
}

/** Whether the block that one comes to first in this neighbour is locked: nothing may run into it, nor take it up. */
function $isLockedAtEdge(neighbour: LexicalNode | null, start: boolean): boolean {
  let node = neighbour;
  while ($isElementNode(node)) {
    if (isBlock(node) && $getState(node, lockedState)) return true;
    node = start ? node.getFirstChild() : node.getLastChild();
  }
  return false;
}

/** True when root keeps a block behind the lead without this one. */
const $hasOtherBody = (block: ElementNode): boolean =>
  block
    .getParentOrThrow()
    .getChildren()
    .some((node) => !node.is(block) && !$isFieldNode(node));

function $isAtEdge(point: PointType, block: ElementNode, start: boolean): boolean {
  const node = point.getNode();
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize();
  if (point.offset !== (start ? 0 : size)) return false;
  let at: LexicalNode = node;
  while (!at.is(block)) {
    if (start ? at.getPreviousSibling() : at.getNextSibling()) return false;
    at = at.getParentOrThrow();
  }
  return true;
}

/** Only the lead, a caption and a note may have lines; in the other fields Shift+Enter is Enter. */
function $breakLineInField(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const block = $blockOf(selection.anchor.getNode());
  if (
    !$isFieldNode(block) ||
    block instanceof LeadNode ||
    block instanceof CaptionNode ||
    $isFootnote(block)
  )
    return false;
  $moveToNextField(block);
  return true;
}

/** Enter in a field goes on to the next; a selection is let go, not deleted. */
function $enterField(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const block = $blockOf(selection.focus.getNode());
  if (!$isFieldNode(block)) return false;
  $moveToNextField(block);
  return true;
}
