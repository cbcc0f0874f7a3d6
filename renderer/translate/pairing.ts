/** Keys that would tear a block of the translation from its source block do the harmless thing instead. */
import {
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  type ElementNode,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type RangeSelection,
  SELECT_ALL_COMMAND,
} from "lexical";
import { fromState } from "../../core/edition/block-state.ts";
import { $blockAround } from "../../core/edition/translate-block.ts";

/**
 * Backspace before a paired block, and Delete before the next one, move the caret instead of merging the two; Enter in
 * an empty paired block goes on to the next block. Blocks that the translator split off merge as anywhere else.
 * "Select all" selects the block first, and everything when pressed again.
 */
export function registerPairing(editor: LexicalEditor): () => void {
  const $guard = (isBackward: boolean): boolean => {
    const selection = $getSelection();
    return $isRangeSelection(selection) && $stopAtBorder(selection, isBackward);
  };
  return mergeRegister(
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $guard, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_WORD_COMMAND, $guard, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_LINE_COMMAND, $guard, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $leaveEmptyBlock, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(SELECT_ALL_COMMAND, $selectBlock, COMMAND_PRIORITY_HIGH),
  );
}

const $isPaired = (block: ElementNode | null): block is ElementNode =>
  block !== null && $getState(block, fromState) !== null;

/** True when deleting here would merge two blocks of which the later one has its own source. */
function $stopAtBorder(selection: RangeSelection, isBackward: boolean): boolean {
  if (!selection.isCollapsed()) return false;
  const block = $blockAround(selection.anchor.getNode());
  if (!block || !$isAtEdge(selection, block, isBackward)) return false;
  const neighbour = $neighbourOf(block, isBackward);
  if (isBackward ? !$isPaired(block) : !$isPaired(neighbour)) return false;
  if (isBackward) neighbour?.selectEnd();
  else neighbour?.selectStart();
  return true;
}

function $isAtEdge(selection: RangeSelection, block: ElementNode, isBackward: boolean): boolean {
  const { anchor } = selection;
  const node = anchor.getNode();
  const end =
    anchor.type === "text" ? node.getTextContentSize() : (node as ElementNode).getChildrenSize();
  if (anchor.offset !== (isBackward ? 0 : end)) return false;
  for (let inner: LexicalNode | null = node; inner && !inner.is(block); inner = inner.getParent())
    if (isBackward ? inner.getPreviousSibling() : inner.getNextSibling()) return false;
  return true;
}

function $neighbourOf(block: ElementNode, isBackward: boolean): ElementNode | null {
  let node: LexicalNode | null = block;
  while (node && !(isBackward ? node.getPreviousSibling() : node.getNextSibling()))
    node = node.getParent();
  const sibling = isBackward ? node?.getPreviousSibling() : node?.getNextSibling();
  if (!sibling) return null;
  return $blockAround($isElementNode(sibling) ? $edgeOf(sibling, isBackward) : sibling);
}

function $edgeOf(element: ElementNode, isBackward: boolean): LexicalNode {
  return (isBackward ? element.getLastDescendant() : element.getFirstDescendant()) ?? element;
}

/** False when the block is selected whole already, is empty, or the selection reaches beyond it. */
function $selectBlock(event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const block = $blockAround(selection.anchor.getNode());
  const text = block?.getTextContent() ?? "";
  if (!block || text === "" || !$blockAround(selection.focus.getNode())?.is(block)) return false;
  if (selection.getTextContent() === text) return false;
  event.preventDefault();
  block.select(0, block.getChildrenSize());
  return true;
}

function $leaveEmptyBlock(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const block = $blockAround(selection.anchor.getNode());
  if (!$isPaired(block) || block.getTextContentSize() > 0) return false;
  $neighbourOf(block, false)?.selectStart();
  return true;
}
