/** What of a page can be seen. */
import { attributeOf, isElement, isInlineTag, type PageElement } from "./page.ts";
import { parseStyle, type Style } from "./page-style.ts";

/** Never seen, or no text: left without a word. */
const SILENT = new Set(
  "script style template noscript head meta link base title param source track col colgroup area map datalist xml".split(
    " ",
  ),
);

export const isSilent = (tag: string): boolean => SILENT.has(tag);

export const isHidden = ({ attributes }: PageElement, style: Style): boolean =>
  attributes.has("hidden") || style.get("display") === "none" || style.get("mso-hide") === "all";

/** Text of an element as read, in one line. */
export function shownIn(element: PageElement): string {
  const pieces: string[] = [];
  const visit = (one: PageElement): void => {
    for (const child of one.children) {
      if (!isElement(child)) pieces.push(child);
      else if (!isSilent(child.tag) && !isHidden(child, parseStyle(attributeOf(child, "style")))) {
        if (!isInlineTag(child.tag)) pieces.push(" ");
        visit(child);
      }
    }
  };
  visit(element);
  return pieces.join("").replace(/\s+/g, " ").trim();
}
