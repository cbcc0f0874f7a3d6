/** Tables on their way in: cells of paragraphs, whatever kind of file they stood in. */
import type { Alignment } from "../edition/alignment.ts";
import type { NodeJson } from "../edition/edition.ts";
import { tableJson } from "../edition/table/table-json.ts";
import { isTooLarge, type TableSize } from "../edition/table/table-size.ts";
import { type Inline, isBlank, textNode } from "./inline.ts";
import { BOLD, joinInline } from "./runs.ts";

export interface CellText {
  text: Inline;
  align?: Alignment;
}

export interface CellPart {
  texts: CellText[];
  rowSpan: number;
  colSpan: number;
  /** Heads the column it stands in. */
  headsColumn: boolean;
  /** Heads its row. */
  headsRow: boolean;
}

export interface TablePart {
  kind: "table";
  rows: CellPart[][];
  /** Of the columns, in any unit; null where they are not known. */
  widths: number[] | null;
}

/** As much of a block as has to be known of one that stands in a cell. */
export interface CellBlock {
  kind: string;
  text?: Inline;
  align?: Alignment;
  /** Of an item. */
  ordered?: boolean;
  level?: number;
  number?: number;
  /** Of a table. */
  rows?: CellPart[][];
}

/** A cell as a file has it, its blocks read already. */
export interface ReadCell<B extends CellBlock = CellBlock> {
  blocks: B[];
  rowSpan: number;
  colSpan: number;
  headsColumn: boolean;
  headsRow: boolean;
}

export interface ReadTable<B extends CellBlock = CellBlock> {
  /** Null when no cell says anything. */
  table: TablePart | null;
  /** Pictures stood in cells: they come behind the table. */
  figures: B[];
  /** Tables stood in cells: their rows are paragraphs of the cell. */
  nested: number;
}

export function readTable<B extends CellBlock>(
  cells: readonly (readonly ReadCell<B>[])[],
  widths: number[] | null,
): ReadTable<B> {
  const rows = cells
    .map((row) =>
      row.map(({ blocks, ...place }): CellPart => ({ ...place, texts: cellTexts(blocks) })),
    )
    .filter((row) => row.length > 0);
  while (rows.length > 1 && rows.at(-1)?.every(isEmptyCell) && !reachesInto(rows, rows.length - 1))
    rows.pop();
  const blocks = cells.flat().flatMap((cell) => cell.blocks);
  const says = rows.flat().some((cell) => cell.texts.length > 0);
  headByLooks(rows);
  return {
    table: says ? { kind: "table", rows, widths } : null,
    figures: blocks.filter(({ kind }) => kind === "figure"),
    nested: blocks.filter(({ kind }) => kind === "table").length,
  };
}

const isEmptyCell = ({ texts }: CellPart): boolean => texts.length === 0;

/** True when a cell above reaches down into the row. */
const reachesInto = (rows: CellPart[][], at: number): boolean =>
  rows.some((row, above) => above < at && row.some((cell) => above + cell.rowSpan > at));

function cellTexts(blocks: readonly CellBlock[]): CellText[] {
  return blocks.flatMap(({ text, rows, ...block }): CellText[] => {
    if (rows) return rowTexts({ rows }).map((line) => ({ text: line }));
    if (!text || isBlank(text)) return [];
    if (block.kind !== "item") return [{ text, ...(block.align && { align: block.align }) }];
    // A list has no place in a cell; its marks are text.
    const mark = `${"  ".repeat(block.level ?? 0)}${block.ordered ? `${block.number}. ` : "• "}`;
    return [{ text: [textNode(mark), ...text] }];
  });
}

/** Each row of a table as one text, cells joined by ` | `. */
export const rowTexts = ({ rows }: Pick<TablePart, "rows">): Inline[] =>
  rows
    .map((row) =>
      joinInline(
        row.map(({ texts }) =>
          joinInline(
            texts.map(({ text }) => text),
            " ",
          ),
        ),
        " | ",
      ),
    )
    .filter((text) => !isBlank(text, /^[\s|]*$/));

/** Where a file does not say which row has the headings, a first row that is bold throughout does. */
function headByLooks(rows: CellPart[][]): void {
  const [first] = rows;
  if (!first || rows.length < 2) return;
  const isNamed = rows.flat().some((cell) => cell.headsColumn || cell.headsRow);
  const said = first.flatMap(({ texts }) => texts);
  if (!isNamed && said.length > 1 && said.every(({ text }) => isBold(text)))
    for (const cell of first) cell.headsColumn = true;
  // What heads is set bold by the page; it need not be once more.
  for (const cell of rows.flat().filter((one) => one.headsColumn || one.headsRow))
    if (cell.texts.every(({ text }) => isBold(text)))
      cell.texts = cell.texts.map((one) => ({ ...one, text: one.text.map(unbolded) }));
}

const formatIn = (node: NodeJson): number =>
  typeof node["format"] === "number" ? node["format"] : 0;

const isBold = (text: Inline): boolean =>
  text.every((node) =>
    typeof node["text"] === "string"
      ? node["text"].trim() === "" || (formatIn(node) & BOLD) !== 0
      : isBold(node.children ?? []),
  );

const unbolded = (node: NodeJson): NodeJson =>
  typeof node["text"] === "string"
    ? { ...node, format: formatIn(node) & ~BOLD }
    : { ...node, ...(node.children && { children: node.children.map(unbolded) }) };

/** The first table that is larger than an edition may hold. */
export function findLargeTable(parts: readonly { kind: string }[]): TableSize | null {
  for (const part of parts) {
    if (part.kind !== "table") continue;
    const { rows } = part as TablePart;
    const columns = Math.max(
      0,
      ...rows.map((row) => row.reduce((sum, cell) => sum + cell.colSpan, 0)),
    );
    if (isTooLarge({ rows: rows.length, columns })) return { rows: rows.length, columns };
  }
  return null;
}

/** @param paragraph makes the node of a text, with an id of its own */
export const tableNode = (
  { rows, widths }: TablePart,
  paragraph: (text: Inline, align?: Alignment) => NodeJson,
): NodeJson =>
  tableJson(
    rows.map((row) =>
      row.map(({ texts, ...place }) => ({
        ...place,
        paragraphs: texts.map(({ text, align }) => paragraph(text, align)),
      })),
    ),
    widths,
    () => paragraph([]),
  );
