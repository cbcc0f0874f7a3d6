/** A report for a translator or reviewer who works in Word: a table of source, translation and remarks, a row per text. */
import {
  Bookmark,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { numbersOf, notesOf } from "../../../core/edition/notes.ts";
import type { HandOut, MarkedText, OutRow } from "../../../core/exchange/translator/hand-out.ts";
import { reportMark, rowMark } from "../../../core/exchange/translator/review-marks.ts";
import { formatBits, type RichMark } from "../../../core/edition/rich/rich-marks.ts";
import { cleanText } from "../../../core/exchange/export-blocks.ts";
import type { Run } from "../../../core/exchange/run.ts";
import type { Edition } from "../../../core/edition/edition.ts";
import { hashText } from "../../../core/edition/text-hash.ts";
import { otherLang } from "../../../core/report/lang.ts";
import { packDocx, toChildren } from "../export-docx.ts";
import type { ExportWords } from "../export-words.ts";

/** Twentieths of a point: A4 landscape between its margins. */
const WIDTHS = [5600, 5900, 2450];
const PAPER = "F4F1EA";

/** @param source its notes give the numbers of references */
export function toReviewDocx(
  handOut: HandOut,
  words: ExportWords,
  source: Edition,
): Promise<Uint8Array> {
  const { report, sourceLang, headline, rows } = handOut;
  const lang = otherLang(sourceLang);
  const numbers = numbersOf(notesOf(source));
  const runsIn = (marked: MarkedText): Run[] =>
    runsOf(marked, (note) => numbers.get(note as never));
  const heads = [
    words("export.source", { lang: words(`export.lang.${sourceLang}`) }),
    words("export.translation", { lang: words(`export.lang.${lang}`) }),
    words("export.remarks"),
  ];
  const table = new Table({
    width: { size: WIDTHS.reduce((sum, width) => sum + width), type: WidthType.DXA },
    columnWidths: WIDTHS,
    rows: [
      new TableRow({
        tableHeader: true,
        children: heads.map((text, at) =>
          cell(at, [line([new TextRun({ text, bold: true, size: 20 })])], true),
        ),
      }),
      ...rows.map((row) => rowOf(row, runsIn)),
    ],
  });
  const title = cleanText(headline);
  const children: FileChild[] = [
    new Paragraph({
      style: "Title",
      children: [new Bookmark({ id: reportMark(report, lang), children: [new TextRun(title)] })],
    }),
    line([new TextRun({ text: words("export.reviewHow"), size: 20, color: "5A554D" })]),
    table,
  ];
  return packDocx(children, { lang, title, author: "", keywords: "" }, true);
}

function rowOf(row: OutRow, runsIn: (marked: MarkedText) => Run[]): TableRow {
  const { id, source, target, isLocked, notes } = row;
  const mark = new Bookmark({
    id: rowMark(id, hashText(source.text), isLocked),
    children: toChildren(runsIn(source)) as TextRun[],
  });
  return new TableRow({
    cantSplit: true,
    children: [
      cell(0, [line([mark])], true),
      cell(1, [line(target ? toChildren(runsIn(target)) : [])], isLocked),
      cell(
        2,
        notes.length === 0
          ? [line([])]
          : notes.map(({ text }) => line([new TextRun({ text: cleanText(text), size: 18 })])),
      ),
    ],
  });
}

const line = (children: ParagraphChild[]): Paragraph => new Paragraph({ children });

const cell = (at: number, children: Paragraph[], isFixed = false): TableCell =>
  new TableCell({
    width: { size: WIDTHS[at] ?? 0, type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 110, right: 110 },
    ...(isFixed && { shading: { type: ShadingType.CLEAR, fill: PAPER } }),
    children,
  });

/** A reference to a note is written `[^1]`, which stays what it is whatever program the file goes through. */
function runsOf(
  { text, marks }: MarkedText,
  numberOf: (note: string) => number | undefined,
): Run[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of marks) cuts.add(start).add(end);
  const borders = [...cuts].toSorted((a, b) => a - b);
  return borders.flatMap((start, index): Run[] => {
    const end = borders[index + 1] ?? start;
    const within = (mark: RichMark): boolean => mark.start <= start && start < mark.end;
    const format = marks.reduce(
      (sum, mark) => (mark.kind === "format" && within(mark) ? sum | formatBits[mark.format] : sum),
      0,
    );
    const link = marks.find((mark) => mark.kind === "link" && within(mark));
    const href = link?.kind === "link" ? link.url : null;
    const notes = marks.flatMap((mark): Run[] => {
      const number = mark.kind === "note" && mark.start === start ? numberOf(mark.note) : undefined;
      return number === undefined ? [] : [{ text: `[^${number}]`, format: 0, href: null }];
    });
    const lines = cleanText(text.slice(start, end)).split("\n");
    const pieces = lines.flatMap((piece, at): Run[] => [
      ...(at > 0 ? [{ text: "\n", format: 0, href: null }] : []),
      ...(piece === "" ? [] : [{ text: piece, format, href }]),
    ]);
    return [...notes, ...pieces];
  });
}
