/** Writes both editions side by side as a Word table, a row per block, for readers who do not use the workstation. */
import {
  type FileChild,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type Block, blockKindOf, blocksOf } from "../../core/edition/blocks.ts";
import type { Edition, NodeJson } from "../../core/edition/edition.ts";
import { notesOf, numbersOf } from "../../core/edition/notes.ts";
import { rowsOf, type Row } from "../../core/edition/translation.ts";
import { cleanText, formatBits, type Run, runsOf } from "../../core/exchange/export-blocks.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { imageRun, packDocx, toChildren } from "./export-docx.ts";
import type { ExportPictures } from "./export-pictures.ts";
import type { ExportWords } from "./export-words.ts";
import { assetSchema, type Asset } from "../../core/media/asset.ts";

export interface PairOptions {
  /** Of the table's own words. */
  lang: Lang;
  title: string;
  author: string;
  keywords: string;
  pictures: ExportPictures;
  words: ExportWords;
}

/** Twentieths of a point: A4 landscape between its margins. */
const WIDTHS = [6300, 6300, 1350];
const THUMBNAIL_PX = 220;

export function toPairDocx(report: Report, options: PairOptions): Promise<Uint8Array> {
  const { words, title } = options;
  const from = report.sourceLang;
  const source = report.editions[from];
  const target = report.editions[otherLang(from)];
  const rows = rowsOf(blocksOf(source), blocksOf(target)).filter(saysSomething);
  const texts = { source: textsById(source), target: textsById(target) };
  const pictures = picturesByCaption(source);
  const heads = [
    words("export.source", { lang: words(`export.lang.${from}`) }),
    words("export.translation", { lang: words(`export.lang.${otherLang(from)}`) }),
    words("export.status"),
  ];
  const table = new Table({
    width: { size: WIDTHS.reduce((sum, width) => sum + width), type: WidthType.DXA },
    columnWidths: WIDTHS,
    rows: [
      new TableRow({
        tableHeader: true,
        children: heads.map((text, at) => cell(at, [bold(text)])),
      }),
      ...rows.map((row) => {
        const image = imageOf(pictures.get(row.source?.id ?? ""), options);
        return rowOf(row, { texts, words, above: image });
      }),
    ],
  });
  const children: FileChild[] = [
    new Paragraph({ style: "Title", children: [new TextRun(cleanText(title))] }),
    table,
  ];
  return packDocx(children, options, true);
}

const saysSomething = ({ source, target, more }: Row): boolean =>
  [source, target, ...more].some((block) => block !== null && block.text.trim() !== "");

type Texts = ReadonlyMap<string, Run[]>;

interface RowParts {
  texts: { source: Texts; target: Texts };
  words: ExportWords;
  above: ParagraphChild | null;
}

function rowOf({ source, target, more, status }: Row, { texts, words, above }: RowParts): TableRow {
  const left = source ? [paragraphOf(source, texts.source)] : [new Paragraph({})];
  const targets = [target, ...more].filter((block) => block !== null && block.text.trim() !== "");
  const right = targets.flatMap((block) => (block ? [paragraphOf(block, texts.target)] : []));
  const kind = (source ?? target)?.kind ?? "paragraph";
  return new TableRow({
    cantSplit: true,
    children: [
      cell(0, [...(above ? [new Paragraph({ children: [above] })] : []), ...left]),
      cell(1, right.length > 0 ? right : [new Paragraph({})]),
      cell(2, [small(words(`export.kind.${kind}`)), bold(words(`export.state.${status}`))]),
    ],
  });
}

const cell = (at: number, children: Paragraph[]): TableCell =>
  new TableCell({
    width: { size: WIDTHS[at] ?? 0, type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 110, right: 110 },
    children,
  });

const bold = (text: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, bold: true, size: 20 })] });
const small = (text: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, size: 18, color: "5A554D" })] });

const strong = new Set(["headline", "heading"]);

function paragraphOf(block: Block, texts: Texts): Paragraph {
  const runs = texts.get(block.id ?? "") ?? [
    { text: cleanText(block.text), format: 0, href: null },
  ];
  const shown = strong.has(block.kind)
    ? runs.map((run) => ({ ...run, format: run.format | formatBits.bold }))
    : runs;
  return new Paragraph({ children: toChildren(shown) });
}

function* nodesOf(node: NodeJson): Generator<NodeJson> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

function idOf(node: NodeJson): string {
  const id = node.$?.["id"];
  return typeof id === "string" ? id : "";
}

const withNumber = ({ note, ...run }: Run): Run =>
  note === undefined ? run : { ...run, text: String(note), format: formatBits.sup };

function textsById(edition: Edition): Texts {
  const { root } = edition;
  const notes = notesOf(edition);
  const numbers = numbersOf(notes);
  const texts = new Map<string, Run[]>();
  for (const node of nodesOf(root))
    if (blockKindOf(node.type) && idOf(node) !== "")
      texts.set(idOf(node), runsOf(node, numbers).map(withNumber));
  // The table stands for the page: a note is a row with its number, not a note of Word's.
  for (const { node, number } of notes) {
    const label: Run = { text: `${number} `, format: formatBits.sup, href: null };
    texts.set(idOf(node), [label, ...runsOf(node)]);
  }
  return texts;
}

/** The picture of each figure by the id of its caption: it stands in the caption's row. */
function picturesByCaption({ root }: Edition): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const node of nodesOf(root)) {
    const asset = node.type === "figure" ? assetSchema.safeParse(node["asset"]).data : undefined;
    const caption = node.children?.find((child) => child.type === "caption");
    if (asset && caption) found.set(idOf(caption), asset);
  }
  return found;
}

const imageOf = (asset: Asset | undefined, { pictures }: PairOptions): ParagraphChild | null =>
  asset ? imageRun({ asset, alt: "" }, pictures, THUMBNAIL_PX) : null;
