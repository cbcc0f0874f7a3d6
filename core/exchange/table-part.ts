/** Tables on their way in: cells of paragraphs, whatever kind of file they stood in. */
import type { Alignment } from "../edition/alignment.ts";
import { textOf } from "../edition/blocks.ts";
import type { NodeJson } from "../edition/edition.ts";
import { tableJson } from "../edition/table/table-json.ts";
import { isTooLarge, type TableSize } from "../edition/table/table-size.ts";
import { type Inline, textNode } from "./inline.ts";
import type { ReadBlock } from "./read-block.ts";
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

/** A cell as a file has it, its blocks read already. */
export interface ReadCell {
  blocks: ReadBlock[];
  rowSpan: number;
  colSpan: number;
  headsColumn: boolean;
  headsRow: boolean;
}

export interface ReadTable {
  /** Null when no cell says anything. */
  table: TablePart | null;
  /** Pictures stood in cells: they come behind the table. */
  figures: ReadBlock[];
  /** Tables stood in cells: their rows are paragraphs of the cell. */
  nested: number;
}

const plainOf = (text: Inline): string => textOf({ type: "", version: 1, children: text });

export function readTable(
  cells: readonly (readonly ReadCell[])[],
  widths: number[] | null,
): ReadTable {
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

function cellTexts(blocks: readonly ReadBlock[]): CellText[] {
  return blocks.flatMap((block): CellText[] => {
    if (block.kind === "table") return rowTexts(block).map((text) => ({ text }));
    if (!("text" in block) || plainOf(block.text).trim() === "") return [];
    if (block.kind !== "item") {
      const align = "align" in block ? block.align : undefined;
      return [{ text: block.text, ...(align && { align }) }];
    }
    // A list has no place in a cell; its marks are text.
    const mark = `${"  ".repeat(block.level)}${block.ordered ? `${block.number}. ` : "• "}`;
    return [{ text: [textNode(mark), ...block.text] }];
  });
}

/** Each row of a table as one text, cells joined by ` | `. */
export const rowTexts = ({ rows }: TablePart): Inline[] =>
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
    .filter((text) => plainOf(text).replaceAll("|", "").trim() !== "");

export const textsInTable = ({ rows }: TablePart): Inline[] =>
  rows.flat().flatMap(({ texts }) => texts.map(({ text }) => text));

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
