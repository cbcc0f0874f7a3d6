/** An edition flattened for writers of files: blocks in reading order, their text as runs that no format can choke on. */
import { blockKindOf, textOf } from "../edition/blocks.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { safeHref } from "../edition/html.ts";
import { gridOf } from "../edition/table/grid.ts";
import {
  markOf,
  type NoteNumbers,
  type NumberedNote,
  notesOf,
  numbersOf,
} from "../edition/notes.ts";
import type { BlockId } from "../report/ids.ts";
import { mediaTypes } from "../edition/media-types.ts";
import { type Placement, toPlacement } from "../edition/placement.ts";
import { type Asset, assetSchema } from "../media/asset.ts";
import { type MediaBlock, mediaBlockOf } from "./export-media.ts";
import type { Run } from "./run.ts";

/** Lexical's text format bits. */
export const formatBits = {
  bold: 1,
  italic: 2,
  strike: 4,
  underline: 8,
  code: 16,
  sub: 32,
  sup: 64,
  mark: 128,
} as const;

export type { Run } from "./run.ts";

export type Align = "start" | "center" | "end" | "both";

export type ExportBlock =
  | {
      kind: "headline" | "lead" | "paragraph" | "quote" | "callout";
      id: string | null;
      runs: Run[];
      align: Align;
    }
  | { kind: "heading"; id: string | null; level: 2 | 3 | 4; runs: Run[]; align: Align }
  | ItemBlock
  | FigureBlock
  | NoteBlock
  /** What is said of all pictures of a gallery, behind the last of them. */
  | { kind: "caption"; runs: Run[] }
  | MediaBlock
  | { kind: "rule" }
  | TableBlock;

export interface ItemBlock {
  kind: "item";
  id: string | null;
  marker: "bullet" | "number" | "check";
  checked: boolean;
  /** 0 for an item of an outermost list. */
  depth: number;
  number: number;
  /** Which list of the edition it belongs to, nested lists counted with the one they are in. */
  list: number;
  runs: Run[];
}

export interface FigureBlock {
  kind: "figure";
  asset: Asset | null;
  placement: Placement;
  caption: Run[];
  alt: string;
  credit: Run[];
  /** Of a gallery whose pictures say nothing of their own: it can stand in one row with the one before. */
  isBeside?: boolean;
  /** Of a gallery whose pictures have texts of their own. */
  isInGallery?: boolean;
}

/** A footnote; all of them stand at the end, by number. */
export interface NoteBlock {
  kind: "footnote";
  id: string | null;
  number: number;
  /** False where no text refers to it. */
  isCited: boolean;
  runs: Run[];
}

export interface TableBlock {
  kind: "table";
  /** The cells that begin in each row. */
  rows: TableCell[][];
  columns: number;
  /** So many rows from the top are headings. */
  headRows: number;
  /** Share of each column in the width, in percent; null where nobody has set them. */
  shares: number[] | null;
}

export interface TableCell {
  header: boolean;
  column: number;
  rowSpan: number;
  colSpan: number;
  blocks: ExportBlock[];
}

/** A row with a place for every column; null where a cell from above or from the left covers it. */
export const filledRow = (row: readonly TableCell[], columns: number): (TableCell | null)[] =>
  Array.from({ length: columns }, (_, at) => row.find(({ column }) => column === at) ?? null);

/** What XML 1.0 §2.2 and HTML forbid: controls other than tab and line feed, lone surrogates, non-characters. */
const forbidden = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

/** Text that every file format can hold: without forbidden characters, line ends as "\n". */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(forbidden, "");

const aligns: Record<string, Align> = {
  center: "center",
  right: "end",
  end: "end",
  justify: "both",
};

const alignOf = (node: NodeJson): Align => aligns[String(node["format"])] ?? "start";

const idOf = (node: NodeJson): string | null => {
  const id = node.$?.["id"];
  return typeof id === "string" ? id : null;
};

const holdsNoText = new Set(["list", ...mediaTypes, "table", "tablerow", "tablecell", "rule"]);
const isBlock = (node: NodeJson): boolean =>
  holdsNoText.has(node.type) || blockKindOf(node.type) !== undefined;

/** The text of a node as runs, without that of blocks in it. References without a number are left out. */
export function runsOf(node: NodeJson, numbers: NoteNumbers = new Map()): Run[] {
  return joined([...walkInline(node, null)].flatMap((run) => numbered(run, numbers)));
}

interface MarkedRun extends Run {
  mark?: BlockId;
}

function numbered({ mark, ...run }: MarkedRun, numbers: NoteNumbers): Run[] {
  if (!mark) return [run];
  const note = numbers.get(mark);
  return note === undefined ? [] : [{ ...run, note }];
}

function* walkInline(node: NodeJson, href: string | null): Generator<MarkedRun> {
  for (const child of node.children ?? []) {
    if (isBlock(child)) continue;
    const mark = markOf(child);
    if (mark) yield { text: "", format: 0, href: null, mark };
    else if (child.type === "linebreak") yield { text: "\n", format: 0, href: null };
    else if (typeof child["text"] === "string") {
      const format = typeof child["format"] === "number" ? child["format"] & 255 : 0;
      for (const [index, line] of cleanText(child["text"]).split("\n").entries()) {
        if (index > 0) yield { text: "\n", format: 0, href: null };
        if (line !== "") yield { text: line, format, href };
      }
    } else {
      const url = typeof child["url"] === "string" ? safeHref(child["url"]) : null;
      yield* walkInline(child, url === null ? href : cleanText(url));
    }
  }
}

function joined(runs: Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const isNote = run.note !== undefined || last?.note !== undefined;
    const same = last && !isNote && last.format === run.format && last.href === run.href;
    if (last && same && last.text !== "\n" && run.text !== "\n")
      all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

export const textOfRuns = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");

export const isBlank = (runs: readonly Run[]): boolean =>
  runs.every(({ text, note }) => text.trim() === "" && note === undefined);

/** Every block that says or shows something, headline and lead first where the edition has them. */
export function exportBlocks(edition: Edition): ExportBlock[] {
  let lists = 0;
  const notes = notesOf(edition);
  const numbers = numbersOf(notes);

  const listBlocks = (list: NodeJson, depth: number): ExportBlock[] => {
    if (depth === 0) lists += 1;
    const own = lists;
    const type = list["listType"];
    const marker = type === "number" ? "number" : type === "check" ? "check" : "bullet";
    let number = Number.isInteger(list["start"]) ? Number(list["start"]) : 1;
    return (list.children ?? []).flatMap((item): ExportBlock[] => {
      const runs = runsOf(item, numbers);
      const inside = (item.children ?? []).filter(isBlock);
      const nested = inside.flatMap((child) =>
        child.type === "list" ? listBlocks(child, depth + 1) : toBlocks(child),
      );
      if (isBlank(runs)) return nested;
      const checked = item["checked"] === true;
      const place = { marker, checked, depth, number, list: own } as const;
      number += 1;
      return [{ kind: "item", id: idOf(item), ...place, runs }, ...nested];
    });
  };

  const textBlock = (node: NodeJson): ExportBlock[] => {
    const runs = runsOf(node, numbers);
    if (isBlank(runs)) return [];
    const shared = { id: idOf(node), runs, align: alignOf(node) };
    if (node.type === "heading") return [{ kind: "heading", level: levelOf(node), ...shared }];
    const kinds = ["headline", "lead", "quote", "callout"] as const;
    return [{ kind: kinds.find((kind) => kind === node.type) ?? "paragraph", ...shared }];
  };

  const toBlocks = (node: NodeJson): ExportBlock[] => {
    if (node.type === "list") return listBlocks(node, 0);
    if (node.type === "rule") return [{ kind: "rule" }];
    if (node.type === "table") return tableBlocks(node);
    if (node.type === "gallery") return galleryBlocks(node);
    if (node.type === "attachment" || node.type === "video")
      return [mediaBlockOf(node, fieldRuns(node, "caption", numbers))];
    const inside = (node.children ?? []).filter(isBlock);
    if (node.type === "figure")
      return [figureOf(node, numbers), ...othersIn(node).flatMap(toBlocks)];
    return [...textBlock(node), ...inside.flatMap(toBlocks)];
  };

  const galleryBlocks = (gallery: NodeJson): ExportBlock[] => {
    const figures = (gallery.children ?? []).filter(({ type }) => type === "figure");
    const runs = fieldRuns(gallery, "caption", numbers);
    const blocks = figures.flatMap(toBlocks);
    const isRow = blocks.every(
      (block) => block.kind === "figure" && isBlank(block.caption) && isBlank(block.credit),
    );
    return [
      ...blocks.map((block, at) =>
        block.kind === "figure"
          ? { ...block, isBeside: isRow && at > 0, isInGallery: !isRow }
          : block,
      ),
      ...(isBlank(runs) ? [] : [{ kind: "caption", runs } as const]),
    ];
  };

  const tableBlocks = (table: NodeJson): ExportBlock[] => {
    const { rows, ...shape } = gridOf(table);
    const cells = rows.map((row) =>
      row.map(
        ({ node, column, rowSpan, colSpan, headsColumn, headsRow }): TableCell => ({
          header: headsColumn || headsRow,
          column,
          rowSpan,
          colSpan,
          blocks: toBlocks({ ...node, type: "cell" }),
        }),
      ),
    );
    return shape.columns > 0 ? [{ kind: "table", rows: cells, ...shape }] : [];
  };

  const noteBlock = ({ node, number, isCited }: NumberedNote): ExportBlock[] => {
    const runs = runsOf(node);
    if (isBlank(runs) && !isCited) return [];
    return [{ kind: "footnote", id: idOf(node), number, isCited, runs }];
  };

  const body = (edition.root.children ?? []).filter(({ type }) => type !== "footnote");
  return [...body.flatMap(toBlocks), ...notes.flatMap(noteBlock)];
}

function levelOf(node: NodeJson): 2 | 3 | 4 {
  const level = Number(String(node["tag"]).replace(/^h/, ""));
  return level === 3 || level === 4 ? level : level > 4 ? 4 : 2;
}

function fieldRuns(node: NodeJson, type: string, numbers: NoteNumbers): Run[] {
  const field = (node.children ?? []).find((child) => child.type === type);
  return field ? runsOf(field, numbers) : [];
}

const fields = ["caption", "alt", "credit"];
const othersIn = (figure: NodeJson): NodeJson[] =>
  (figure.children ?? []).filter((child) => isBlock(child) && !fields.includes(child.type));

function figureOf(node: NodeJson, numbers: NoteNumbers): FigureBlock {
  const field = (type: string) => (node.children ?? []).find((child) => child.type === type);
  const [caption, alt, credit] = fields.map(field);
  return {
    kind: "figure",
    asset: assetSchema.safeParse(node["asset"]).data ?? null,
    placement: toPlacement(node["placement"]),
    caption: caption ? runsOf(caption, numbers) : [],
    alt: alt ? cleanText(textOf(alt)).replace(/\s+/gu, " ").trim() : "",
    credit: credit ? runsOf(credit, numbers) : [],
  };
}
