/** Lists in lists: an item goes in under the one before it, and out again, as deep as a reader can follow. */
import { $isListItemNode, $isListNode, type ListItemNode } from "@lexical/list";
import { $getSelection, $isRangeSelection, type ElementNode } from "lexical";
import { $selectedBlocks } from "./block-kinds.ts";

/** Levels that can be made by hand; what came in deeper stays so. */
export const MAX_LEVELS = 5;

const $isLeaf = (block: ElementNode): block is ListItemNode =>
  $isListItemNode(block) && !$isListNode(block.getFirstChild());

/** Items of lists that the selection touches, in reading order. */
function $selectedItems(): ListItemNode[] {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? $selectedBlocks(selection).filter($isLeaf) : [];
}

const $canGo = (item: ListItemNode, deeper: boolean): boolean =>
  deeper
    ? item.getPreviousSibling() !== null && item.getIndent() < MAX_LEVELS - 1
    : item.getIndent() > 0;

/** Which ways the selected items can go; all false where there is none. */
export function $listMoves(): { isInList: boolean; indent: boolean; outdent: boolean } {
  const items = $selectedItems();
  return {
    isInList: items.length > 0,
    indent: items.some((item) => $canGo(item, true)),
    outdent: items.some((item) => $canGo(item, false)),
  };
}

/** Moves every selected item that can go by one level. */
export function $moveItems(deeper: boolean): void {
  for (const item of $selectedItems()) {
    if (!$canGo(item, deeper)) continue;
    item.setIndent(item.getIndent() + (deeper ? 1 : -1));
    const list = item.getParent();
    // Lexical lets a new list count on from where the one around it begins.
    if (deeper && $isListNode(list) && list.getChildrenSize() === 1 && list.getStart() !== 1)
      list.setStart(1);
  }
}

/** Items with a box among the selected ones are all ticked, or all not when all of them were. */
export function $toggleChecks(): void {
  const items = $selectedItems().filter((item) => item.getChecked() !== undefined);
  const ticked = !items.every((item) => item.getChecked());
  for (const item of items) item.setChecked(ticked);
}

/** Whether the first selected item's box is ticked; null where there is none. */
export const $isTicked = (): boolean | null =>
  $selectedItems()
    .find((item) => item.getChecked() !== undefined)
    ?.getChecked() ?? null;
