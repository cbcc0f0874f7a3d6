/** Builds the projection of a table: rows of cells that hold paragraphs, as the editor itself would write it. */
import type { NodeJson } from "../edition.ts";
import { headerBits } from "./grid.ts";

export interface CellParts {
  /** Paragraph nodes; an empty cell gets an empty one. */
  paragraphs: NodeJson[];
  rowSpan?: number;
  colSpan?: number;
  headsColumn?: boolean;
  headsRow?: boolean;
}

const element = (type: string, children: NodeJson[], more: object = {}): NodeJson => ({
  type,
  version: 1,
  direction: null,
  format: "",
  indent: 0,
  children,
  ...more,
});

/** @param widths of the columns, in any unit; null leaves them to the reader */
export function tableJson(
  rows: readonly (readonly CellParts[])[],
  widths: readonly number[] | null,
  empty: () => NodeJson,
): NodeJson {
  return element(
    "table",
    rows.map((cells) =>
      element(
        "tablerow",
        cells.map(({ paragraphs, rowSpan = 1, colSpan = 1, headsColumn, headsRow }) =>
          element("tablecell", paragraphs.length > 0 ? paragraphs : [empty()], {
            backgroundColor: null,
            colSpan,
            headerState: (headsColumn ? headerBits.row : 0) | (headsRow ? headerBits.column : 0),
            rowSpan,
          }),
        ),
      ),
    ),
    widths ? { colWidths: widths } : {},
  );
}
