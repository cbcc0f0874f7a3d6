/** The body of a Word document as blocks in order: paragraphs by their style, list items, tables, pictures. */
import { type Alignment, toAlignment } from "../../edition/alignment.ts";
import { textOf } from "../../edition/blocks.ts";
import { textNode } from "../inline.ts";
import type { ReadBlock } from "../read-block.ts";
import { BOLD } from "../runs.ts";
import { readTable, rowTexts, type TablePart } from "../table-part.ts";
import { gapAfter } from "../text-columns.ts";
import type { NumberMark, Numbering } from "./numbering.ts";
import { createParagraphReader, type ParagraphContext } from "./paragraph.ts";
import { chosenOf, type DrawnPicture } from "./drawing.ts";
import { isLayout, readWordTable } from "./table.ts";
import type { ParagraphRole } from "./styles.ts";
import { childOf, elementsOf, valueOf, type XmlElement } from "./xml.ts";

export interface BodyContext extends ParagraphContext {
  numbering: Numbering;
}

/** @param root `w:body`, or what else holds paragraphs: a note, a text box */
export function readBody(root: XmlElement, context: BodyContext): ReadBlock[] {
  const paragraphs = createParagraphReader(context, root);

  const blocksIn = (node: XmlElement): ReadBlock[] =>
    elementsOf(node).flatMap((child): ReadBlock[] => {
      switch (child.name) {
        case "w:p":
          return paragraphBlocks(child);
        case "w:tbl":
          return tableBlocks(child);
        case "w:altChunk":
          context.left.push({ what: "document", text: chunkName(child, context) });
          return [{ kind: "figure", asset: null, alt: "", caption: [] }];
        case "w:sectPr":
        case "w:sdtPr":
          return [];
        case "mc:AlternateContent":
          return blocksIn(chosenOf(child) ?? child);
        case "w:r":
        case "w:hyperlink":
        case "w:fldSimple":
        case "m:oMath":
        case "m:oMathPara":
          // What stands between paragraphs is one (ISO/IEC 29500-1 §17.2.2 allows it).
          return paragraphBlocks({ name: "w:p", attributes: {}, children: [child] });
        default:
          return blocksIn(child);
      }
    });

  const paragraphBlocks = (paragraph: XmlElement): ReadBlock[] => {
    const properties = childOf(paragraph, "w:pPr");
    const role = context.styles.roleOf(properties);
    const mark = context.numbering.next(context.styles.numberingOf(properties));
    const isBold = role.kind === "heading" || role.kind === "title";
    const { before, text, credit, after, boxes } = paragraphs.read(paragraph, {
      dropped: isBold ? BOLD : 0,
      isCaption: role.kind === "caption",
    });
    if (text.length + credit.length + before.length + after.length + boxes.length === 0)
      return isRule(properties) ? [{ kind: "rule" }] : [];
    const label = labelOf(mark);
    const labelled =
      label === "" || text.length === 0 ? text : [textNode(label + gapAfter(label)), ...text];
    const block: ReadBlock =
      role.kind === "paragraph" && mark?.kind === "item"
        ? { ...mark, kind: "item", text }
        : role.kind === "caption"
          ? { ...role, text: labelled, credit }
          : role.kind === "gallery"
            ? { kind: "paragraph", text: labelled }
            : { ...role, text: labelled, ...alignedAs(role.kind, properties) };
    const toFigures = role.kind === "gallery" ? toGalleryFigures : toRow;
    return [
      ...toFigures(before),
      ...(text.length + credit.length > 0 ? [block] : []),
      ...toFigures(after),
      ...boxes.flatMap(blocksIn),
    ];
  };

  /**
   * ISO/IEC 29500-1 §17.3.1.13. A paragraph is set as it or its style says. What a style for headings says of where
   * they stand is the look of that document: ours have their own.
   */
  const alignedAs = (
    kind: ParagraphRole["kind"],
    properties: XmlElement | undefined,
  ): { align?: Alignment } => {
    const own = valueOf(properties, "w:jc");
    const align = toAlignment(kind === "paragraph" ? context.styles.alignmentOf(properties) : own);
    return align === "left" ? {} : { align };
  };

  /** A table that only places pictures or one column of text is unfolded. */
  const tableBlocks = (table: XmlElement): ReadBlock[] => {
    const { rows, widths } = readWordTable(table, blocksIn);
    if (isLayout(rows)) return rows.flat().flatMap(({ blocks }) => blocks);
    const { table: found, figures, nested } = readTable(rows, widths);
    if (nested > 0) context.left.push({ what: "table", text: found ? firstRow(found) : "" });
    return [...(found ? [found] : []), ...figures];
  };

  return blocksIn(root);
}

/** An empty paragraph with a border above or below: what Word makes of three hyphens. */
const isRule = (properties: XmlElement | undefined): boolean => {
  const borders = properties && childOf(properties, "w:pBdr");
  return ["w:top", "w:bottom"].some((side) => {
    const kind = borders && childOf(borders, side)?.attributes["w:val"];
    return kind !== undefined && kind !== "none" && kind !== "nil";
  });
};

/** The name of the file that Word would show in this place. */
const chunkName = (chunk: XmlElement, { relationships }: BodyContext): string => {
  const target = relationships.get(chunk.attributes["r:id"] ?? "")?.target ?? "";
  return target.slice(target.lastIndexOf("/") + 1);
};

const firstRow = (table: TablePart): string =>
  textOf({ type: "", version: 1, children: rowTexts(table)[0] ?? [] });

/** The number of what is no list item: a heading shows none of its own. */
function labelOf(mark: NumberMark | null): string {
  if (mark?.kind === "label") return mark.text;
  return mark?.ordered ? `${mark.number}.` : "";
}

/** Pictures that stand side by side in one paragraph are a gallery. */
function toRow(pictures: readonly DrawnPicture[]): ReadBlock[] {
  const group = pictures.length > 1 ? { group: { caption: [] } } : {};
  return pictures.map((picture) => ({ ...toFigure(picture), ...group }));
}

/** Those of the paragraphs before belong to the same gallery, and each has a caption of its own below it. */
const toGalleryFigures = (pictures: readonly DrawnPicture[]): ReadBlock[] =>
  pictures.map((picture) => ({
    ...toFigure(picture),
    ...{ group: { caption: [] }, hasOwnCaption: true },
  }));

const toFigure = ({ asset, alt }: DrawnPicture) => ({
  ...{ kind: "figure" as const, asset, alt, caption: [] },
});
