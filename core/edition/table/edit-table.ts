/** What a writer does to a table; every function runs inside `editor.update` and acts where the selection is. */
import {
  $computeTableCellRectBoundary,
  $computeTableMap,
  $computeTableMapSkipCellCheck,
  $createTableCellNode,
  $createTableRowNode,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtNode,
  $insertTableRowAtNode,
  $isTableCellNode,
  $isTableRowNode,
  $isTableSelection,
  $mergeCells,
  $unmergeCellNode,
  type TableCellNode,
  type TableMapType,
  TableNode,
} from "@lexical/table";
import {
  $create,
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  type ElementNode,
} from "lexical";
import { $insertionPoint } from "../insert-blocks.ts";
import { $cellOf, $tableOf } from "./cell-content.ts";
import { headerBits } from "./grid.ts";
import { isTooLarge } from "./table-size.ts";

export const $mapOf = (table: TableNode): TableMapType =>
  $computeTableMapSkipCellCheck(table, null, null)[0];

export interface TablePlace {
  table: TableNode;
  /** The cell with the caret, or where the selection of cells ends. */
  cell: TableCellNode;
  map: TableMapType;
  /** Rows and columns that the selection covers, from 0, both ends within. */
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Where the selection is in a table; null outside of one, where it reaches out of one, and where cells are missing. */
export function $tablePlace(): TablePlace | null {
  const selection = $getSelection();
  const [start, end] = selection?.getStartEndPoints() ?? [];
  const [first, cell] = [start, end].map((point) => point && $cellOf(point.getNode()));
  const table = cell ? $tableOf(cell) : null;
  if (!first || !cell || !table || !table.isParentOf(first) || !isFull($mapOf(table))) return null;
  const [map, a, b] = $computeTableMap(table, first, cell);
  const rect = $computeTableCellRectBoundary(map, a, b);
  return {
    table,
    cell,
    map,
    top: rect.minRow,
    bottom: rect.maxRow,
    left: rect.minColumn,
    right: rect.maxColumn,
  };
}

const isFull = (map: TableMapType): boolean => {
  const width = Math.max(...map.map((row) => row.length));
  return map.every((row) => row.filter(Boolean).length === width);
};

/** The same on the way to an edit: a table that two people changed at once may lack cells until then. */
function $placeToEdit(): TablePlace | null {
  const [, end] = $getSelection()?.getStartEndPoints() ?? [];
  const table = end ? $tableOf(end.getNode()) : null;
  if (table) $fillGrid(table);
  return $tablePlace();
}

const $newCell = (header = 0): TableCellNode =>
  $createTableCellNode(header).append($createParagraphNode());

function $fillGrid(table: TableNode): void {
  const map = $mapOf(table);
  const width = Math.max(...map.map((row) => row.length));
  for (const [at, row] of table.getChildren().entries()) {
    const filled = (map[at] ?? []).filter(Boolean).length;
    if ($isTableRowNode(row))
      for (let column = filled; column < width; column += 1) row.append($newCell());
  }
}

/** A table with a row of headings behind the block with the caret, or in place of an empty paragraph. */
export function $insertTable({ rows, columns }: { rows: number; columns: number }): void {
  const table = $create(TableNode);
  for (let row = 0; row < rows; row += 1) {
    const cells = Array.from({ length: columns }, () => $newCell(row === 0 ? headerBits.row : 0));
    table.append($createTableRowNode().append(...cells));
  }
  const after = $insertionPoint();
  if (!after) $getRoot().append(table);
  else after.insertAfter(table);
  if (!table.getNextSibling()) table.insertAfter($createParagraphNode());
  // The empty paragraph makes room, unless nothing else parts the table from what stands above.
  if ($isParagraphNode(after) && after.isEmpty() && $isParagraphNode(after.getPreviousSibling()))
    after.remove();
  table.selectStart();
}

/** "full" when the table would become larger than one may be. */
export function $addRow(below: boolean): "added" | "full" | "nowhere" {
  const place = $placeToEdit();
  if (!place) return "nowhere";
  const { map, top, bottom, left } = place;
  if (isTooLarge({ rows: map.length + 1, columns: map[0]?.length ?? 0 })) return "full";
  const beside = map[below ? bottom : top]?.[left]?.cell;
  const row = beside && $insertTableRowAtNode(beside, below);
  $cellOf(row?.getFirstChild() ?? null)?.selectStart();
  return "added";
}

/** "full" when the table would become larger than one may be. */
export function $addColumn(right: boolean): "added" | "full" | "nowhere" {
  const place = $placeToEdit();
  if (!place) return "nowhere";
  const { map, top } = place;
  if (isTooLarge({ rows: map.length, columns: (map[0]?.length ?? 0) + 1 })) return "full";
  const beside = map[top]?.[right ? place.right : place.left]?.cell;
  const cell = beside && $insertTableColumnAtNode(beside, right, false);
  cell?.selectStart();
  return "added";
}

/** The rows that the selection covers; with the last row goes the table. */
export function $deleteRows(): void {
  const place = $placeToEdit();
  if (!place) return;
  if (place.bottom - place.top + 1 >= place.map.length) $deleteTable();
  else $deleteTableRowAtSelection();
}

/** The columns that the selection covers; with the last column goes the table. */
export function $deleteColumns(): void {
  const place = $placeToEdit();
  if (!place) return;
  if (place.right - place.left + 1 >= (place.map[0]?.length ?? 0)) $deleteTable();
  else $deleteTableColumnAtSelection();
}

export function $deleteTable(): void {
  const table = $placeToEdit()?.table;
  if (!table) return;
  $leaveTable("below", false);
  table.remove();
}

/** Puts the caret in the paragraph beside the table; `fresh` makes a new one, else only where there is no text. */
export function $leaveTable(where: "above" | "below", fresh = true): void {
  const table = $placeToEdit()?.table;
  if (!table) return;
  const beside = where === "above" ? table.getPreviousSibling() : table.getNextSibling();
  if (!fresh && $isElementNode(beside)) {
    if (where === "above") beside.selectEnd();
    else beside.selectStart();
    return;
  }
  const paragraph = $createParagraphNode();
  if (where === "above") table.insertBefore(paragraph);
  else table.insertAfter(paragraph);
  paragraph.select();
}

/** True when the row at this place and the next are apart from all others: no cell reaches into or out of them. */
const isRowFree = (map: TableMapType, row: number): boolean =>
  map[row]?.every(({ cell, startRow }) => startRow === row && cell.getRowSpan() === 1) ?? false;

const isColumnFree = (map: TableMapType, column: number): boolean =>
  map.every((row) => {
    const place = row[column];
    return place?.startColumn === column && place.cell.getColSpan() === 1;
  });

export function canMoveRow({ map, top, bottom }: TablePlace, up: boolean): boolean {
  const other = up ? top - 1 : top + 1;
  return top === bottom && isRowFree(map, top) && isRowFree(map, other);
}

export function canMoveColumn({ map, left, right }: TablePlace, toLeft: boolean): boolean {
  const other = toLeft ? left - 1 : left + 1;
  return left === right && isColumnFree(map, left) && isColumnFree(map, other);
}

/** Moves the row at the caret by one; a row of headings stays one where it comes to lie. */
export function $moveRow(up: boolean): boolean {
  const place = $placeToEdit();
  if (!place || !canMoveRow(place, up)) return false;
  const row = place.table.getChildAtIndex(place.top);
  const other = place.table.getChildAtIndex(place.top + (up ? -1 : 1));
  if (!row || !other) return false;
  // What the writer moves stays the same node for others: its neighbour changes place.
  if (up) row.insertAfter(other);
  else row.insertBefore(other);
  $swapHeaders($cellsOf(row), $cellsOf(other), headerBits.row);
  return true;
}

const $cellsOf = (row: unknown): TableCellNode[] =>
  $isTableRowNode(row as ElementNode)
    ? (row as ElementNode).getChildren().filter($isTableCellNode)
    : [];

/** Headings belong to the place at the table's edge, not to the text that comes to lie there. */
function $swapHeaders(some: TableCellNode[], others: TableCellNode[], bit: number): void {
  const heads = (cells: TableCellNode[]): number =>
    cells.length > 0 && cells.every((cell) => cell.hasHeaderState(bit)) ? bit : 0;
  const [mine, theirs] = [heads(some), heads(others)];
  if (mine === theirs) return;
  for (const cell of some) cell.setHeaderStyles(theirs, bit);
  for (const cell of others) cell.setHeaderStyles(mine, bit);
}

/** Moves the column at the caret by one, with its width. */
export function $moveColumn(toLeft: boolean): boolean {
  const place = $placeToEdit();
  if (!place || !canMoveColumn(place, toLeft)) return false;
  const { map, table, left } = place;
  const other = left + (toLeft ? -1 : 1);
  const [own, others]: [TableCellNode[], TableCellNode[]] = [[], []];
  for (const [at, row] of map.entries()) {
    const [cell, neighbour] = [row[left], row[other]];
    if (!cell || !neighbour) continue;
    if (cell.startRow === at) own.push(cell.cell);
    if (neighbour.startRow === at) others.push(neighbour.cell);
    if (cell.startRow !== at || neighbour.startRow !== at) continue;
    if (toLeft) cell.cell.insertAfter(neighbour.cell);
    else cell.cell.insertBefore(neighbour.cell);
  }
  $swapHeaders(own, others, headerBits.column);
  const widths = table.getColWidths();
  const [a, b] = [widths?.[left], widths?.[other]];
  if (widths && a !== undefined && b !== undefined)
    table.setColWidths(widths.with(left, b).with(other, a));
  return true;
}

/** The selected cells, when they are more than one. */
export function $selectedCells(): TableCellNode[] {
  const selection = $getSelection();
  if (!$isTableSelection(selection)) return [];
  const cells = selection.getNodes().filter($isTableCellNode);
  return cells.length > 1 ? cells : [];
}

/** Makes the selected cells one, or one that was merged many again. */
export function $mergeOrSplit(): void {
  const cells = $selectedCells();
  const place = $placeToEdit();
  if (cells.length > 1) $mergeCells(cells)?.selectEnd();
  else if (place) {
    $unmergeCellNode(place.cell);
    place.cell.selectEnd();
  }
}

export const isMerged = (cell: TableCellNode): boolean => cell.getColSpan() * cell.getRowSpan() > 1;

/** The first row, or rows where its cells reach further down, or the first column. */
export function $toggleHeader(what: "row" | "column"): void {
  const place = $placeToEdit();
  if (!place) return;
  const bit = headerBits[what];
  const cells = new Map(place.map.flat().map(({ cell }) => [cell.getKey(), cell]));
  if (hasHeader(place, what)) {
    for (const cell of cells.values()) cell.setHeaderStyles(0, bit);
    return;
  }
  const edge = what === "row" ? (place.map[0] ?? []) : place.map.flatMap((row) => row[0] ?? []);
  const span = ({ cell }: { cell: TableCellNode }): number =>
    what === "row" ? cell.getRowSpan() : cell.getColSpan();
  const depth = Math.max(1, ...edge.map(span));
  for (const { cell, startRow, startColumn } of place.map.flat())
    if ((what === "row" ? startRow : startColumn) < depth) cell.setHeaderStyles(bit, bit);
}

export const hasHeader = ({ map }: TablePlace, what: "row" | "column"): boolean => {
  const edge = what === "row" ? (map[0] ?? []) : map.flatMap((row) => row[0] ?? []);
  return edge.length > 0 && edge.every(({ cell }) => cell.hasHeaderState(headerBits[what]));
};

/** The next cell in reading order, or the one before; behind the last one a new row. False where there is none. */
export function $stepCell(back: boolean): boolean {
  const place = $placeToEdit();
  if (!place) return false;
  const cells = [...new Map(place.map.flat().map(({ cell }) => [cell.getKey(), cell])).values()];
  const next = cells[cells.findIndex((cell) => cell.is(place.cell)) + (back ? -1 : 1)];
  if (next) $selectContent(next);
  return next !== undefined || (!back && $addRowAtEnd(place));
}

function $addRowAtEnd({ table, map, cell }: TablePlace): boolean {
  if (isTooLarge({ rows: map.length + 1, columns: map[0]?.length ?? 0 })) return false;
  const first = map.at(-1)?.[0]?.cell ?? cell;
  const row = $insertTableRowAtNode(first) ?? table.getLastChild();
  $cellOf($isTableRowNode(row) ? row.getFirstChild() : null)?.selectStart();
  return true;
}

/** As a spreadsheet does: what is typed next takes the place of what stood in the cell. */
function $selectContent(cell: TableCellNode): void {
  const [first, last] = [cell.getFirstChild(), cell.getLastChild()];
  if (!$isElementNode(first) || !$isElementNode(last)) return;
  const { key, offset, type } = first.selectStart().anchor;
  last.selectEnd().anchor.set(key, offset, type);
}

/** Share of a column when nobody has set any, in percent. */
export const evenShares = (columns: number): number[] =>
  Array.from({ length: columns }, () => Math.round(1000 / columns) / 10);

/** No column becomes narrower than this, in percent. */
const LEAST_SHARE = 4;

/** Moves the border behind a column by `by` percent of the table's width; the column on its other side gives way. */
export function shiftBorder(shares: readonly number[], column: number, by: number): number[] {
  const [own, next] = [shares[column], shares[column + 1]];
  if (own === undefined || next === undefined) return [...shares];
  const least = Math.min(LEAST_SHARE, own, next);
  const shift = Math.min(Math.max(by, least - own), next - least);
  const round = (share: number): number => Math.round(share * 10) / 10;
  return shares.with(column, round(own + shift)).with(column + 1, round(next - shift));
}
