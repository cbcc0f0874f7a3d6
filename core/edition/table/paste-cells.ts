/** Blocks and cells put into a table: at the caret in a cell, or over cells from the selected one on. */
import {
  $computeTableMapSkipCellCheck,
  $createTableCellNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  $isTableSelection,
  type TableCellNode,
  type TableMapType,
  type TableNode,
  type TableSelection,
} from "@lexical/table";
import {
  $createParagraphNode,
  $isParagraphNode,
  type BaseSelection,
  type LexicalNode,
  type RangeSelection,
} from "lexical";
import { headerBits } from "./grid.ts";
import { $asParagraphs, $cellOf, $tableOf } from "./cell-content.ts";

/**
 * Inserts `nodes` where the selection is in a table: a table alone covers cells from the one at the caret on, and the
 * table grows where it must; anything else comes in as paragraphs of the cell. False outside of a table.
 */
export function $insertIntoTable(
  selection: BaseSelection | null,
  nodes: readonly LexicalNode[],
): boolean {
  const cell = $firstCell(selection);
  if (!cell) return false;
  const [only] = nodes;
  if ($isTableNode(only) && nodes.length === 1) {
    $coverCells(cell, only);
    return true;
  }
  if ($isTableSelection(selection)) {
    $clearCells(selection);
    cell.selectStart();
    cell.splice(0, cell.getChildrenSize(), $atLeastOne($asParagraphs(nodes)));
    cell.selectEnd();
    return true;
  }
  $insertParagraphs(selection as RangeSelection, nodes);
  return true;
}

/** The cell at the caret, or the top left one of those selected. */
function $firstCell(selection: BaseSelection | null): TableCellNode | null {
  if ($isTableSelection(selection)) return selection.getNodes().find($isTableCellNode) ?? null;
  const [start] = selection?.getStartEndPoints() ?? [];
  return start ? $cellOf(start.getNode()) : null;
}

/** Empties the selected cells; they stay. */
export function $clearCells(selection: TableSelection): void {
  for (const cell of selection.getNodes().filter($isTableCellNode)) {
    const [first, ...rest] = cell.getChildren();
    // The first paragraph stays the block that it was.
    for (const other of rest) other.remove();
    if ($isParagraphNode(first)) first.clear();
  }
}

const $atLeastOne = (paragraphs: LexicalNode[]): LexicalNode[] =>
  paragraphs.length > 0 ? paragraphs : [$createParagraphNode()];

function $insertParagraphs(selection: RangeSelection, nodes: readonly LexicalNode[]): void {
  if (!selection.isCollapsed()) selection.removeText();
  const [first, ...rest] = $asParagraphs(nodes);
  if (!first) return;
  const at = selection.anchor.getNode();
  const block = $isParagraphNode(at) ? at : at.getParents().find($isParagraphNode);
  if (block?.isEmpty()) {
    block.insertAfter(first);
    block.remove();
    let last = first;
    for (const paragraph of rest) last = last.insertAfter(paragraph) as typeof first;
    last.selectEnd();
    return;
  }
  const inside = first.getChildren();
  if (inside.length > 0) selection.insertNodes(inside);
  if (rest.length === 0) return;
  const tail = selection.insertParagraph();
  if (!tail) return;
  for (const paragraph of rest) tail.insertBefore(paragraph);
  if (tail.getTextContentSize() === 0) tail.remove();
  rest.at(-1)?.selectEnd();
}

/** The content of `source`'s cells in place of what stood in the cells from `first` on. */
function $coverCells(first: TableCellNode, source: TableNode): void {
  const table = $tableOf(first);
  const [from] = $computeTableMapSkipCellCheck(source, null, null);
  if (!table || from.length === 0) return;
  const start = $placeOf($mapOf(table), first);
  const width = Math.max(...from.map((row) => row.length));
  $growTo(table, start.row + from.length, start.column + width);
  const into = $mapOf(table);
  const covered = new Set<string>();
  for (const [r, row] of from.entries())
    for (const [c, place] of row.entries()) {
      const target = into[start.row + r]?.[start.column + c]?.cell;
      if (!place || !target || place.startRow !== r || place.startColumn !== c) continue;
      if (covered.has(target.getKey())) {
        target.append(...place.cell.getChildren());
        continue;
      }
      covered.add(target.getKey());
      target.splice(0, target.getChildrenSize(), $atLeastOne(place.cell.getChildren()));
    }
  const last = into[start.row + from.length - 1]?.[start.column + width - 1]?.cell ?? first;
  last.selectEnd();
}

const $mapOf = (table: TableNode): TableMapType =>
  $computeTableMapSkipCellCheck(table, null, null)[0];

function $placeOf(map: TableMapType, cell: TableCellNode): { row: number; column: number } {
  for (const row of map)
    for (const place of row)
      if (place?.cell.is(cell)) return { row: place.startRow, column: place.startColumn };
  return { row: 0, column: 0 };
}

/** Adds rows below and columns on the right until the table has so many. */
function $growTo(table: TableNode, rows: number, columns: number): void {
  const map = $mapOf(table);
  const now = Math.max(...map.map((row) => row.length));
  const $cell = (header = 0) => $createTableCellNode(header).append($createParagraphNode());
  for (const row of table.getChildren().filter($isTableRowNode)) {
    const last = row.getLastChild();
    // In a row of headings it is one, too.
    const header = $isTableCellNode(last) ? last.getHeaderStyles() & headerBits.row : 0;
    for (let at = now; at < columns; at += 1) row.append($cell(header));
  }
  const widths = table.getColWidths();
  const [last] = widths?.slice(-1) ?? [];
  if (widths && last !== undefined && columns > now)
    table.setColWidths([...widths, ...Array.from({ length: columns - now }, () => last)]);
  const width = Math.max(now, columns);
  for (let at = map.length; at < rows; at += 1)
    table.append($createTableRowNode().append(...Array.from({ length: width }, () => $cell())));
}
