/** Tables of a page: those that only place things, and the rows of all others. */
import type { Inline } from "../inline.ts";
import type { ReadBlock } from "../read-block.ts";
import { joinInline } from "../runs.ts";
import { attributeOf, elementsIn, isElement, type PageElement } from "./page.ts";
import { parseStyle } from "./page-style.ts";
import { isHidden } from "./shown.ts";

const rowsOf = (table: PageElement): PageElement[] =>
  [...elementsIn(table)].filter(
    (element) =>
      element.tag === "tr" && !isHidden(element, parseStyle(attributeOf(element, "style"))),
  );

const cellsOf = (row: PageElement): PageElement[] =>
  row.children.filter(
    (node): node is PageElement => isElement(node) && (node.tag === "td" || node.tag === "th"),
  );

export const isLayoutTable = (table: PageElement): boolean =>
  rowsOf(table).every((row) => cellsOf(row).length < 2) ||
  [...elementsIn(table)].some(({ tag }) => tag === "img" || tag === "table");

/** The text of each row that has any, cells joined by ` | `. */
export const tableRows = (table: PageElement, read: (cell: PageElement) => ReadBlock[]): Inline[] =>
  rowsOf(table)
    .map((row) => cellsOf(row).map((cell) => cellText(read(cell))))
    .filter((cells) => cells.some((cell) => cell.length > 0))
    .map((cells) => joinInline(cells, " | "));

const cellText = (blocks: ReadBlock[]): Inline =>
  joinInline(
    blocks.flatMap((block) => ("text" in block ? [block.text] : [])),
    " ",
  );
