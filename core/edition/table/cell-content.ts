/** What may stand in a cell: paragraphs. Anything else that gets there becomes paragraphs, and no text is lost. */
import { $isListItemNode, $isListNode } from "@lexical/list";
import { $isTableCellNode, $isTableNode, type TableCellNode, type TableNode } from "@lexical/table";
import {
  $createParagraphNode,
  $findMatchingParent,
  $isElementNode,
  $isParagraphNode,
  type ElementNode,
  type LexicalNode,
  type ParagraphNode,
} from "lexical";

/** The innermost cell that the node is in, or is. */
export const $cellOf = (node: LexicalNode | null): TableCellNode | null =>
  node && $findMatchingParent(node, $isTableCellNode);

/** The table that the node is in, or is. */
export const $tableOf = (node: LexicalNode | null): TableNode | null =>
  node && $findMatchingParent(node, $isTableNode);

/** The text of any blocks as paragraphs: of a list its items, of a table its cells, of a picture its words. */
export function $asParagraphs(nodes: readonly LexicalNode[]): ParagraphNode[] {
  const paragraphs: ParagraphNode[] = [];
  let line: ParagraphNode | null = null;
  for (const node of nodes) {
    if (!$isElementNode(node) || node.isInline()) {
      if (!node.isInline()) continue;
      if (!line) paragraphs.push((line = $createParagraphNode()));
      line.append(node);
      continue;
    }
    line = null;
    if ($isParagraphNode(node)) paragraphs.push(node);
    else if ($holdsBlocks(node)) {
      paragraphs.push(...$asParagraphs(node.getChildren()).filter((one) => !one.isEmpty()));
    } else paragraphs.push($createParagraphNode().append(...node.getChildren()));
  }
  return paragraphs;
}

const $holdsBlocks = (node: ElementNode): boolean =>
  $isListNode(node) ||
  ($isListItemNode(node) && node.getChildren().some($isListNode)) ||
  node.getChildren().some((child) => $isElementNode(child) && !child.isInline());

/** Makes a cell hold paragraphs and nothing else. */
export function $keepParagraphs(cell: TableCellNode): void {
  if (cell.getChildren().every($isParagraphNode)) return;
  const before = cell.getChildren();
  const paragraphs = $asParagraphs(before);
  if (paragraphs.length === 0) paragraphs.push($createParagraphNode());
  cell.splice(0, before.length, paragraphs);
}
