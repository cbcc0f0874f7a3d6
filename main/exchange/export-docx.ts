/** Writes an edition as a Word document (.docx). */
import {
  AlignmentType,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  type FileChild,
  HeadingLevel,
  ImageRun,
  type ICommentOptions,
  type IParagraphOptions,
  type IPropertiesOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Edition } from "../../core/edition/edition.ts";
import {
  type Align,
  type ExportBlock,
  exportBlocks,
  type FigureBlock,
  formatBits,
  isBlank,
  type ItemBlock,
  type NoteBlock,
  type Run,
  type TableBlock,
  type TableCell as WordCell,
} from "../../core/exchange/export-blocks.ts";
import type { Placement } from "../../core/edition/placement.ts";
import { mediaRuns } from "../../core/exchange/export-media.ts";
import { assetKey } from "../../core/media/asset.ts";
import type { Lang } from "../../core/report/lang.ts";
import {
  docxNumbering,
  docxStyles,
  LAST_LEVEL,
  numberingNames,
  styleIds,
} from "./export-docx-styles.ts";
import { type CommentsOut, withComments } from "./export-docx-comments.ts";
import type { ExportPictures } from "./export-pictures.ts";

export interface DocxOptions {
  lang: Lang;
  title: string;
  author: string;
  keywords: string;
  pictures: ExportPictures;
  /** Words that stand where a picture is missing; null leaves pictures out without a word. */
  missingPicture: string | null;
  /** Left out when absent: a file that leaves the house says nothing of what was discussed. */
  comments?: CommentsOut;
}

/** Widest picture in the text, in pixels of 1/96 inch: 15 cm. */
const WIDEST_PX = 566;
const HIGHEST_PX = 720;
/** What a space between two pictures of a row takes. */
const GAP_PX = 6;

export function toDocx(edition: Edition, options: DocxOptions): Promise<Uint8Array> {
  const { blocks, comments } = withComments(
    exportBlocks(edition),
    options.comments ?? { threads: [], nameOf: () => "" },
  );
  const isNote = (block: ExportBlock): block is NoteBlock =>
    block.kind === "footnote" && block.isCited;
  const children = inRows(blocks.filter((block) => !isNote(block))).flatMap(
    (row) => pictureRow(row, options) ?? row.flatMap((block) => blockParagraphs(block, options)),
  );
  return packDocx(children, {
    ...options,
    notes: blocks.filter(isNote),
    wordComments: comments,
  });
}

/** Word numbers the notes itself, by the order of their references. */
const noteParagraphs = (notes: NoteBlock[]): NonNullable<IPropertiesOptions["footnotes"]> =>
  Object.fromEntries(
    notes.map(({ number, runs }) => [
      String(number),
      {
        children: [
          new Paragraph({ style: "FootnoteText", children: toChildren([space, ...runs]) }),
        ],
      },
    ]),
  );

/** Between a note's number and its text. */
const space: Run = { text: " ", format: 0, href: null };

interface PackOptions extends Omit<DocxOptions, "pictures" | "missingPicture"> {
  notes?: NoteBlock[];
  wordComments?: ICommentOptions[];
}

/** A whole document around its paragraphs, A4. */
export async function packDocx(
  children: FileChild[],
  { lang, title, author, keywords, notes = [], wordComments = [] }: PackOptions,
  landscape = false,
): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: author || "Diglot",
    lastModifiedBy: author || "Diglot",
    keywords,
    styles: docxStyles(lang),
    numbering: docxNumbering,
    footnotes: noteParagraphs(notes),
    ...(wordComments.length > 0 && { comments: { children: wordComments } }),
    sections: [
      {
        properties: {
          page: {
            size: {
              width: 11906,
              height: 16838,
              ...(landscape && { orientation: "landscape" as const }),
            },
            margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 },
          },
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const aligns: Record<Align, Pick<IParagraphOptions, "alignment">> = {
  start: {},
  center: { alignment: AlignmentType.CENTER },
  end: { alignment: AlignmentType.RIGHT },
  both: { alignment: AlignmentType.BOTH },
};

const headings = {
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
};

const styleOf = {
  headline: styleIds.title,
  lead: styleIds.lead,
  paragraph: styleIds.body,
  quote: styleIds.quote,
  callout: styleIds.note,
};

export function blockParagraphs(block: ExportBlock, options: DocxOptions): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: headings[block.level],
          ...aligns[block.align],
          children: toChildren(block.runs),
        }),
      ];
    case "item":
      return [itemParagraph(block)];
    case "figure":
      return figureParagraphs(block, options);
    case "footnote":
      return [
        new Paragraph({
          style: styleIds.body,
          children: toChildren([{ ...space, text: `[${block.number}] ` }, ...block.runs]),
        }),
      ];
    case "caption":
      return [new Paragraph({ style: styleIds.galleryCaption, children: toChildren(block.runs) })];
    case "media":
      return [
        new Paragraph({
          style: styleIds.body,
          children: toChildren(mediaRuns(block, options.lang)),
        }),
      ];
    case "rule":
      return [
        new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1 } } }),
      ];
    case "table":
      return [tableOf(block, options), new Paragraph({})];
    default:
      return [
        new Paragraph({
          style: styleOf[block.kind],
          ...aligns[block.align],
          children: toChildren(block.runs),
        }),
      ];
  }
}

function itemParagraph({ marker, checked, depth, list, runs }: ItemBlock): Paragraph {
  const level = Math.min(depth, LAST_LEVEL);
  const sign = marker === "check" ? (checked ? "ticked" : "box") : marker;
  return new Paragraph({
    style: marker === "number" ? styleIds.numbers : styleIds.bullets,
    numbering: {
      reference: numberingNames[sign],
      level,
      // Each list counts from its own beginning.
      instance: list,
    },
    children: toChildren(runs),
  });
}

function figureParagraphs(block: FigureBlock, options: DocxOptions): FileChild[] {
  const { asset, caption, credit, placement, isInGallery } = block;
  const isHalf = placement !== "text" && placement !== "wide";
  const image = imageRun(block, options.pictures, isHalf ? WIDEST_PX / 2 : WIDEST_PX);
  const stands = isInGallery
    ? { style: styleIds.gallery }
    : { alignment: sides[placement] ?? AlignmentType.CENTER, keepNext: true };
  const place = asset && options.missingPicture === null ? [] : [missing(options)];
  const separator: Run[] = isBlank(caption) || isBlank(credit) ? [] : [plainRun("　")];
  const words = [
    ...toChildren([...caption, ...separator]),
    ...toChildren(isBlank(credit) ? [] : credit, styleIds.credit),
  ];
  return [
    ...(image ? [new Paragraph({ ...stands, children: [image] })] : place),
    ...(isBlank(caption) && isBlank(credit)
      ? []
      : [new Paragraph({ style: styleIds.caption, children: words })]),
  ];
}

/** Pictures of a gallery that stand in one row, every other block by itself. */
function inRows(blocks: readonly ExportBlock[]): ExportBlock[][] {
  const rows: ExportBlock[][] = [];
  for (const block of blocks)
    if (block.kind === "figure" && block.isBeside) rows.at(-1)?.push(block);
    else rows.push([block]);
  return rows;
}

/** One paragraph with all pictures of a row; null for anything else, and where one of them is not there. */
function pictureRow(row: readonly ExportBlock[], { pictures }: DocxOptions): FileChild[] | null {
  if (row.length < 2) return null;
  const images = row.map((block) =>
    block.kind === "figure" ? imageRun(block, pictures, WIDEST_PX / 2 - GAP_PX) : null,
  );
  if (images.some((image) => image === null)) return null;
  const children = images.flatMap((image) => (image ? [image, new TextRun(" ")] : []));
  return [new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children })];
}

/** Word's text does not run around pictures that are part of it: they stand at the side. */
const sides: Partial<Record<Placement, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
};

const plainRun = (text: string): Run => ({ text, format: 0, href: null });

const missing = ({ missingPicture }: DocxOptions): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(missingPicture ?? "")] });

/** Null when the picture is not there. */
export function imageRun(
  { asset, alt }: Pick<FigureBlock, "asset" | "alt">,
  pictures: ExportPictures,
  widestPx = WIDEST_PX,
): ImageRun | null {
  const picture = asset && pictures.get(assetKey(asset));
  if (!picture) return null;
  const scale = Math.min(1, widestPx / picture.width, HIGHEST_PX / picture.height);
  return new ImageRun({
    type: picture.ext,
    data: picture.bytes,
    transformation: {
      width: Math.max(1, Math.round(picture.width * scale)),
      height: Math.max(1, Math.round(picture.height * scale)),
    },
    altText: { name: asset.hash.slice(0, 12), description: alt, title: "" },
  });
}

/** Twentieths of a point between the margins. */
const TEXT_WIDTH = 9026;

function tableOf({ rows, columns, headRows, shares }: TableBlock, options: DocxOptions): Table {
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.round(((shares?.[at] ?? 100 / columns) / 100) * TEXT_WIDTH),
  );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    rows: rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index < headRows,
          cantSplit: true,
          children: row.map((cell) => cellOf(cell, options)),
        }),
    ),
  });
}

function cellOf({ header, rowSpan, colSpan, blocks }: WordCell, options: DocxOptions): TableCell {
  const inside = blocks.flatMap((block) => {
    if (!("runs" in block)) return blockParagraphs(block, options);
    const align = "align" in block ? aligns[block.align] : {};
    return [
      new Paragraph({
        ...align,
        children: toChildren(header ? block.runs.map(toBold) : block.runs),
      }),
    ];
  });
  // A cell of Word ends with a paragraph.
  return new TableCell({
    rowSpan,
    columnSpan: colSpan,
    ...(header && { shading: { fill: "F1EDE5" } }),
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: inside.length > 0 ? (inside as Paragraph[]) : [new Paragraph({})],
  });
}

const toBold = (run: Run): Run => ({ ...run, format: run.format | formatBits.bold });

/** Text runs, line breaks and links of one paragraph; `style` is that of the characters. */
export function toChildren(runs: readonly Run[], style?: string): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (!run) continue;
    if (run.note !== undefined) {
      children.push(new FootnoteReferenceRun(run.note));
      continue;
    }
    if (run.comment) {
      children.push(...commentBorder(run.comment));
      continue;
    }
    if (run.href === null || run.href.startsWith("/")) {
      children.push(textRun(run, style));
      continue;
    }
    const linked = [run];
    for (let next = runs[at + 1]; next && next.href === run.href; next = runs[at + 1]) {
      linked.push(next);
      at += 1;
    }
    children.push(
      new ExternalHyperlink({
        link: run.href,
        children: linked.map((part) => textRun(part, "Hyperlink")),
      }),
    );
  }
  return children;
}

const commentBorder = ({ id, end }: NonNullable<Run["comment"]>): ParagraphChild[] =>
  end
    ? [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]
    : [new CommentRangeStart(id)];

function textRun({ text, format }: Run, style?: string): TextRun {
  if (text === "\n") return new TextRun({ break: 1 });
  const has = (bit: number): boolean => (format & bit) !== 0;
  return new TextRun({
    text,
    ...(style !== undefined && { style }),
    ...(has(formatBits.bold) && { bold: true }),
    ...(has(formatBits.italic) && { italics: true }),
    ...(has(formatBits.underline) && { underline: {} }),
    ...(has(formatBits.strike) && { strike: true }),
    ...(has(formatBits.sub) && { subScript: true }),
    ...(has(formatBits.sup) && !has(formatBits.sub) && { superScript: true }),
    ...(has(formatBits.mark) && { highlight: "yellow" as const }),
    ...(has(formatBits.code) && { font: "Consolas" }),
  });
}
