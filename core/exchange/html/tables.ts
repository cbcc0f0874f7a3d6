/** Tables of a page, those of Excel and WPS among them: what only places things, and the cells of all others. */
import type { Alignment } from "../../edition/alignment.ts";
import { toAlignment } from "../../edition/alignment.ts";
import type { ReadBlock } from "../read-block.ts";
import { type ReadCell, type ReadTable, readTable } from "../table-part.ts";
import { attributeOf, elementsIn, isElement, type PageElement } from "./page.ts";
import { isHidden } from "./shown.ts";
import type { Style } from "./page-style.ts";

/** The rows of this table, not those of tables in it. */
function rowsOf(table: PageElement): PageElement[] {
  return table.children.filter(isElement).flatMap((child) => {
    if (child.tag === "tr") return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.tag) ? rowsOf(child) : [];
  });
}

const isCell = (node: PageElement): boolean => node.tag === "td" || node.tag === "th";

const cellsOf = (row: PageElement): PageElement[] => row.children.filter(isElement).filter(isCell);

const holds = (cell: PageElement, tag: string): boolean =>
  [...elementsIn(cell)].some((element) => element.tag === tag);

/** One column, a frame around other tables, or one picture to every other cell. */
export function isLayoutTable(table: PageElement): boolean {
  const rows = rowsOf(table).map(cellsOf);
  const cells = rows.flat();
  const pictures = cells.filter((cell) => holds(cell, "img")).length;
  return (
    rows.every((row) => row.length < 2) ||
    holds(table, "table") ||
    (pictures > 0 && pictures * 2 >= cells.filter(isFilled).length)
  );
}

const isFilled = (cell: PageElement): boolean =>
  cell.children.some((node) =>
    isElement(node) ? isFilled(node) || node.tag === "img" : node.trim() !== "",
  );

/** How a cell is read; its own alignment holds for the text in it. */
export interface CellReading {
  read(cell: PageElement, align: Alignment): ReadBlock[];
  styleOf(element: PageElement): Style;
}

export function readPageTable(
  table: PageElement,
  { read, styleOf }: CellReading,
): ReadTable<ReadBlock> {
  const head = table.children.filter(isElement).filter(({ tag }) => tag === "thead");
  const headRows = new Set(head.flatMap(rowsOf));
  const shown = rowsOf(table).filter((row) => !isHidden(row, styleOf(row)));
  const rows = shown.map((row) =>
    cellsOf(row)
      .filter((cell) => !isHidden(cell, styleOf(cell)))
      .map((cell): ReadCell<ReadBlock> => {
        const isHead = cell.tag === "th";
        const headsRow = isHead && /^row/i.test(attributeOf(cell, "scope"));
        return {
          blocks: read(cell, alignmentOf(cell, styleOf(cell))),
          rowSpan: spanOf(cell, "rowspan"),
          colSpan: spanOf(cell, "colspan"),
          headsColumn: headRows.has(row) || (isHead && !headsRow),
          headsRow,
        };
      }),
  );
  headFirstColumn(rows);
  return readTable(rows, widthsOf(table));
}

/** `th` without a scope: at the head of a row whose other cells are none, it heads that row. */
function headFirstColumn(rows: ReadCell<ReadBlock>[][]): void {
  for (const [first, ...others] of rows)
    if (first?.headsColumn && others.length > 0 && others.every((cell) => !cell.headsColumn)) {
      first.headsColumn = false;
      first.headsRow = true;
    }
}

const alignmentOf = (cell: PageElement, style: Style): Alignment =>
  toAlignment(style.get("text-align") ?? attributeOf(cell, "align").toLowerCase());

function spanOf(cell: PageElement, name: string): number {
  const span = Number.parseInt(attributeOf(cell, name), 10);
  return span >= 1 && span <= 1000 ? span : 1;
}

/** From the `col` elements, where each has a width: Excel and WPS write pixels, ours are shares. */
function widthsOf(table: PageElement): number[] | null {
  const cols = [...elementsIn(table)].filter(({ tag }) => tag === "col");
  const widths = cols.flatMap((col) => {
    const style = /(?:^|;)\s*width\s*:\s*([\d.]+)/i.exec(attributeOf(col, "style"))?.[1];
    const width = Number.parseFloat(attributeOf(col, "width") || (style ?? ""));
    const span = Math.min(spanOf(col, "span"), 100);
    return Array.from({ length: span }, () => (width > 0 ? width : 0));
  });
  return widths.length > 0 && !widths.includes(0) ? widths : null;
}
