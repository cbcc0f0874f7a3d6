/** What a page's element says of its block: heading, alignment, white space. */
import { type Alignment, toAlignment } from "../../edition/alignment.ts";
import { joiner } from "../text-columns.ts";
import { attributeOf, type PageElement } from "./page.ts";
import type { Style } from "./page-style.ts";

/** Level of a heading by its element or role, 1 to 6; null for anything else. */
export function headingLevel(element: PageElement): number | null {
  const level = /^h([1-6])$/.exec(element.tag)?.[1];
  if (level !== undefined) return Number(level);
  if (attributeOf(element, "role") !== "heading") return null;
  return Math.min(6, Math.max(1, Number(attributeOf(element, "aria-level")) || 2));
}

/** How a block is aligned: by style, or by the attribute of old pages and of the element `center`. */
export function alignOf(element: PageElement, style: Style, around: Alignment): Alignment {
  const old = element.tag === "center" ? "center" : attributeOf(element, "align").toLowerCase();
  const said = style.get("text-align") || old;
  return said === "" || said === "inherit" ? around : toAlignment(said);
}

/** White space as a page shows it; a line end between two Chinese characters is none (CSS Text 3 §4.1.3). */
export const oneLine = (value: string): string =>
  value
    .replace(
      /(\S)[ \t\f]*[\r\n]+[ \t\r\n\f]*(?=(\S))/gu,
      (_whole, before: string, after: string) => before + joiner(before, after),
    )
    .replace(/[ \t\r\n\f]+/g, " ")
    .replace(/ \u00A0[ \u00A0]*|\u00A0+[ \u00A0]+/g, " ");
