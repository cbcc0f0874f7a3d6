/** Boxes on a page: those around a text, and those before it that can be ticked. */
import { attributeOf, isInlineTag, type PageElement } from "./page.ts";

/** As our own pages have them, and those that say what they are. */
export const isCallout = (element: PageElement): boolean =>
  !isInlineTag(element.tag) &&
  (attributeOf(element, "role") === "note" || /\bcallout\b/.test(attributeOf(element, "class")));

/** Of an item that is a box by what it says of itself. */
export const tickOf = (element: PageElement): { checked?: boolean } =>
  attributeOf(element, "role") === "checkbox"
    ? { checked: attributeOf(element, "aria-checked") === "true" }
    : {};

/** The sign of a box that can be ticked, which lists.ts knows again; "" for any other field of a form. */
export function boxSign(element: PageElement): string {
  if (attributeOf(element, "type").toLowerCase() !== "checkbox") return "";
  return element.attributes.has("checked") ? "☑ " : "☐ ";
}
