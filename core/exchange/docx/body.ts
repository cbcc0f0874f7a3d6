/** The body of a Word document as blocks in order: paragraphs by their style, list items, tables, pictures. */
import { textOf } from "../../edition/blocks.ts";
import { type Inline, textNode } from "../inline.ts";
import type { ReadBlock } from "../read-block.ts";
import { BOLD, joinInline } from "../runs.ts";
import { gapAfter } from "../text-columns.ts";
import type { NumberMark, Numbering } from "./numbering.ts";
import { createParagraphReader, type ParagraphContext } from "./paragraph.ts";
import type { DrawnPicture } from "./drawing.ts";
import { childOf, childrenOf, elementsOf, type XmlElement } from "./xml.ts";

export interface BodyContext extends ParagraphContext {
  numbering: Numbering;
}

/** @param root `w:body`, or what else holds paragraphs: a note, a text box */
export function readBody(root: XmlElement, context: BodyContext): ReadBlock[] {
  const paragraphs = createParagraphReader(context);

  const blocksIn = (node: XmlElement): ReadBlock[] =>
    elementsOf(node).flatMap((child): ReadBlock[] => {
      switch (child.name) {
        case "w:p":
          return paragraphBlocks(child);
        case "w:tbl":
          return tableBlocks(child);
        case "w:altChunk":
          context.left.push({ what: "drawing", text: "altChunk" });
          return [{ kind: "figure", asset: null, alt: "", caption: [] }];
        case "w:sectPr":
        case "w:sdtPr":
          return [];
        case "mc:AlternateContent":
          return blocksIn(childOf(child, "mc:Choice") ?? childOf(child, "mc:Fallback") ?? child);
        default:
          return blocksIn(child);
      }
    });

  const paragraphBlocks = (paragraph: XmlElement): ReadBlock[] => {
    const properties = childOf(paragraph, "w:pPr");
    const role = context.styles.roleOf(properties);
    const mark = context.numbering.next(context.styles.numberingOf(properties));
    const isBold = role.kind === "heading" || role.kind === "title";
    const { before, text, after, boxes } = paragraphs.read(paragraph, isBold ? BOLD : 0);
    if (text.length === 0 && before.length + after.length + boxes.length === 0)
      return isRule(properties) ? [{ kind: "rule" }] : [];
    const label = labelOf(mark);
    const labelled =
      label === "" || text.length === 0 ? text : [textNode(label + gapAfter(label)), ...text];
    const block: ReadBlock =
      role.kind === "paragraph" && mark?.kind === "item"
        ? { ...mark, kind: "item", text }
        : { ...role, text: labelled };
    return [
      ...before.map(toFigure),
      ...(text.length > 0 ? [block] : []),
      ...after.map(toFigure),
      ...boxes.flatMap(blocksIn),
    ];
  };

  /** A table that only places pictures or one column of text is unfolded; of any other each row becomes a paragraph. */
  const tableBlocks = (table: XmlElement): ReadBlock[] => {
    const rows = rowsIn(table).map((row) => cellsIn(row).map(blocksIn));
    const isLayout =
      rows.every((cells) => cells.length < 2) ||
      rows.flat(2).some((block) => block.kind === "figure");
    if (isLayout) return rows.flat(2);
    const texts = rows
      .map((cells) => joinInline(cells.map(cellText), " | "))
      .filter((text) => plainOf(text).replaceAll("|", "").trim() !== "");
    const [first] = texts;
    if (first) context.left.push({ what: "table", text: plainOf(first) });
    return texts.map((text) => ({ kind: "paragraph", text }));
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

const rowsIn = (table: XmlElement): XmlElement[] => unwrapped(table, "w:tr");
const cellsIn = (row: XmlElement): XmlElement[] => unwrapped(row, "w:tc");

/** Children of a name, also those in a content control or custom markup. */
const unwrapped = (node: XmlElement, name: string): XmlElement[] =>
  elementsOf(node).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === "w:sdt")
      return childrenOf(child, "w:sdtContent").flatMap((inner) => unwrapped(inner, name));
    return child.name === "w:customXml" ? unwrapped(child, name) : [];
  });

const cellText = (blocks: ReadBlock[]): Inline =>
  joinInline(
    blocks.flatMap((block) => ("text" in block ? [block.text] : [])),
    " ",
  );

const plainOf = (text: Inline): string => textOf({ type: "", version: 1, children: text });

/** The number of what is no list item: a heading shows none of its own. */
function labelOf(mark: NumberMark | null): string {
  if (mark?.kind === "label") return mark.text;
  return mark?.ordered ? `${mark.number}.` : "";
}

const toFigure = ({ asset, alt }: DrawnPicture): ReadBlock => ({
  kind: "figure",
  asset,
  alt,
  caption: [],
});
