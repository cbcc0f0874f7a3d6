/** A table of a projection as a grid: which cell stands where, once those that span rows and columns are laid out. */
import type { NodeJson } from "../edition.ts";

/** Bits of a cell's `headerState`. */
export const headerBits = { row: 1, column: 2 } as const;

export interface GridCell {
  node: NodeJson;
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  /** Heads the column it stands in: its row is a row of headings. */
  headsColumn: boolean;
  /** Heads its row. */
  headsRow: boolean;
}

export interface Grid {
  /** The cells that begin in each row, from the left. */
  rows: GridCell[][];
  columns: number;
  /** So many rows from the top are headings through and through. */
  headRows: number;
  /** Share of each column in the table's width, in percent; null where nobody has set them. */
  shares: number[] | null;
}

/** Wider cells than this are a damaged file's. */
const WIDEST_SPAN = 200;

const spanOf = (value: unknown, most: number): number => {
  const span = Number(value ?? 1);
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), Math.max(most, 1)) : 1;
};

/** Cells that would reach below the last row are cut off there. */
export function gridOf(table: NodeJson): Grid {
  const found = (table.children ?? []).filter(({ type }) => type === "tablerow");
  const taken: boolean[][] = found.map(() => []);
  const rows = found.map((row, at) => {
    let column = 0;
    return (row.children ?? [])
      .filter(({ type }) => type === "tablecell")
      .map((node): GridCell => {
        while (taken[at]?.[column]) column += 1;
        const rowSpan = spanOf(node["rowSpan"], found.length - at);
        const colSpan = spanOf(node["colSpan"], WIDEST_SPAN);
        for (let r = at; r < at + rowSpan; r += 1)
          for (let c = column; c < column + colSpan; c += 1) (taken[r] ??= [])[c] = true;
        const heads = Number(node["headerState"] ?? 0);
        const headsColumn = (heads & headerBits.row) !== 0;
        const headsRow = (heads & headerBits.column) !== 0;
        return { node, row: at, column, rowSpan, colSpan, headsColumn, headsRow };
      });
  });
  const columns = Math.max(0, ...taken.map((row) => row.length));
  const last = rows.findIndex((row) => row.length === 0 || row.some((cell) => !cell.headsColumn));
  const headRows = last < 0 ? rows.length : last;
  return { rows, columns, headRows, shares: sharesOf(table["colWidths"], columns) };
}

/** Widths of columns as shares of a hundred, whatever unit they were given in; null where they say nothing. */
export function sharesOf(widths: unknown, columns: number): number[] | null {
  if (!Array.isArray(widths) || widths.length !== columns || columns === 0) return null;
  const numbers = widths.map((width) => (typeof width === "number" && width > 0 ? width : 0));
  const sum = numbers.reduce((total, width) => total + width, 0);
  if (!Number.isFinite(sum) || numbers.includes(0)) return null;
  return numbers.map((width) => Math.round((width / sum) * 1000) / 10);
}
