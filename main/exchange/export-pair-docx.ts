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
import { cleanText } from "../../core/exchange/export-blocks.ts";
import { type PairRow, pairRows, type PairText } from "../../core/exchange/pair-rows.ts";
import type { Asset } from "../../core/media/asset.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { imageRun, packDocx, toChildren } from "./export-docx.ts";
import type { ExportPictures } from "./export-pictures.ts";
import type { ExportWords } from "./export-words.ts";

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
      ...pairRows(report).map((row) => rowOf(row, words, imageOf(row.picture, options))),
    ],
  });
  const children: FileChild[] = [
    new Paragraph({ style: "Title", children: [new TextRun(cleanText(title))] }),
    table,
  ];
  return packDocx(children, options, true);
}

function rowOf(
  { kind, status, source, target }: PairRow,
  words: ExportWords,
  above: ParagraphChild | null,
): TableRow {
  const left = source ? [paragraphOf(source)] : [new Paragraph({})];
  const right = target.map(paragraphOf);
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

const paragraphOf = ({ runs }: PairText): Paragraph =>
  new Paragraph({ children: toChildren(runs) });

const imageOf = (asset: Asset | null, { pictures }: PairOptions): ParagraphChild | null =>
  asset ? imageRun({ asset, alt: "" }, pictures, THUMBNAIL_PX) : null;
