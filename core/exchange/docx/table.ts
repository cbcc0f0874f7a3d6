/** Tables of a Word document: its grid, cells that span columns (`w:gridSpan`) and rows (`w:vMerge`), rows of headings. */
import type { ReadBlock } from "../read-block.ts";
import type { ReadCell } from "../table-part.ts";
import { chosenOf } from "./drawing.ts";
import { childOf, childrenOf, elementsOf, isOn, valueOf, type XmlElement } from "./xml.ts";

export interface WordTable {
  rows: ReadCell<ReadBlock>[][];
  /** Of the grid's columns, in twentieths of a point; null where one is not known. */
  widths: number[] | null;
}

interface Placed extends ReadCell<ReadBlock> {
  column: number;
  /** Goes on below the cell above it (ISO/IEC 29500-1 §17.4.84). */
  goesOn: boolean;
}

/** @param read the blocks in a cell */
export function readWordTable(
  table: XmlElement,
  read: (cell: XmlElement) => ReadBlock[],
): WordTable {
  const placed = unwrapped(table, "w:tr").map((row) => placedCells(row, read));
  const last = new Map<number, Placed>();
  const rows: ReadCell<ReadBlock>[][] = [];
  for (const cells of placed) {
    const own: Placed[] = [];
    for (const cell of cells) {
      const above = last.get(cell.column);
      if (cell.goesOn && above && above.colSpan === cell.colSpan) {
        above.rowSpan += 1;
        above.blocks.push(...cell.blocks);
      } else {
        last.set(cell.column, cell);
        own.push(cell);
      }
    }
    rows.push(own);
  }
  return { ...withoutHollowRows(rows), widths: gridWidths(table, placed) };
}

function placedCells(row: XmlElement, read: (cell: XmlElement) => ReadBlock[]): Placed[] {
  const properties = childOf(row, "w:trPr");
  const headsColumn = isOn(properties, "w:tblHeader");
  let column = spanIn(properties, "w:gridBefore", 0);
  return unwrapped(row, "w:tc").map((cell) => {
    const about = childOf(cell, "w:tcPr");
    const colSpan = spanIn(about, "w:gridSpan", 1);
    const merge = childOf(about, "w:vMerge");
    const goesOn = merge !== undefined && (merge.attributes["w:val"] ?? "continue") !== "restart";
    const at = column;
    column += colSpan;
    const blocks = read(cell);
    return { column: at, colSpan, rowSpan: 1, goesOn, headsColumn, headsRow: false, blocks };
  });
}

function spanIn(properties: XmlElement | undefined, name: string, least: number): number {
  const span = Number(valueOf(properties, name) ?? least);
  return Number.isInteger(span) && span >= least && span <= 100 ? span : least;
}

/** Rows of which every cell goes on from above say nothing of their own. */
function withoutHollowRows(rows: ReadCell<ReadBlock>[][]): { rows: ReadCell<ReadBlock>[][] } {
  const hollow = rows.flatMap((row, at) => (row.length === 0 ? [at] : []));
  for (const at of hollow)
    for (const [above, row] of rows.slice(0, at).entries())
      for (const cell of row) if (above + cell.rowSpan > at) cell.rowSpan -= 1;
  return { rows: rows.filter((row) => row.length > 0) };
}

function gridWidths(table: XmlElement, rows: Placed[][]): number[] | null {
  const grid = childrenOf(childOf(table, "w:tblGrid"), "w:gridCol");
  const widths = grid.map((column) => Number(column.attributes["w:w"] ?? 0));
  const columns = Math.max(
    0,
    ...rows.map((row) => row.reduce((most, cell) => Math.max(most, cell.column + cell.colSpan), 0)),
  );
  return widths.length === columns && widths.every((width) => width > 0) ? widths : null;
}

/** It has one column, or a picture in every other cell that holds anything. */
export function isLayout(rows: readonly ReadCell<ReadBlock>[][]): boolean {
  const filled = rows.flat().filter(({ blocks }) => blocks.length > 0);
  const pictures = filled.filter(({ blocks }) => blocks.some(({ kind }) => kind === "figure"));
  return (
    rows.every((cells) => cells.length < 2) ||
    (pictures.length > 0 && pictures.length * 2 >= filled.length)
  );
}

/** Children of a name, also those in a content control, in custom markup or told in two ways. */
const unwrapped = (node: XmlElement, name: string): XmlElement[] =>
  elementsOf(node).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === "w:sdt")
      return childrenOf(child, "w:sdtContent").flatMap((inner) => unwrapped(inner, name));
    const inner = child.name === "mc:AlternateContent" ? chosenOf(child) : child;
    return inner && (inner !== child || child.name === "w:customXml") ? unwrapped(inner, name) : [];
  });
