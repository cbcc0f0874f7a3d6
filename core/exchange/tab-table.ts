/** Rows of cells parted by tabs, as spreadsheets give them to a clipboard as plain text. */
import { type ReadCell, readTable, type TablePart } from "./table-part.ts";
import { plainInline } from "./inline.ts";

/** Null where the text is none: two lines at least, each with the same tabs. */
export function parseTabTable(text: string): TablePart | null {
  const lines = text.replace(/(?:\r\n|\r|\n)+$/, "").split(/\r\n|\r|\n/);
  const rows = lines.map((line) => line.split("\t"));
  const [first] = rows;
  const columns = first?.length ?? 0;
  if (rows.length < 2 || columns < 2 || rows.some((row) => row.length !== columns)) return null;
  const cells = rows.map((row) =>
    row.map(
      (cell): ReadCell => ({
        blocks: cell.trim() === "" ? [] : [{ kind: "paragraph", text: plainInline(cell.trim()) }],
        rowSpan: 1,
        colSpan: 1,
        headsColumn: false,
        headsRow: false,
      }),
    ),
  );
  return readTable(cells, null).table;
}
