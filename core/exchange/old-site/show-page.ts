/** A page's tree as something that can be drawn: text, a few looks, and which of it the mapping means. */
import { attributeOf, isElement, isInlineTag, type PageElement } from "../html/page.ts";
import { parseStyle } from "../html/page-style.ts";
import { isHidden, isSilent } from "../html/shown.ts";
import type { MappedPart } from "./mapping.ts";
import type { Look, ShownElement } from "./looked-page.ts";
import type { PlaceNames } from "./place-names.ts";

/** More than anybody looks through to find a headline. */
const MAX_NODES = 4000;

export interface Shown {
  shown: (string | ShownElement)[];
  isCut: boolean;
}

/** @param parts elements that the mapping means */
export function showPage(
  page: PageElement,
  parts: ReadonlyMap<PageElement, MappedPart>,
  names: PlaceNames,
): Shown {
  let count = 0;
  let isCut = false;
  const show = (parent: PageElement): (string | ShownElement)[] =>
    parent.children.flatMap((node): (string | ShownElement)[] => {
      if (count >= MAX_NODES) {
        isCut = true;
        return [];
      }
      if (!isElement(node)) {
        const text = node.replace(/\s+/g, " ");
        return text.trim() === "" ? [] : [text];
      }
      if (isSilent(node.tag) || isHidden(node, parseStyle(attributeOf(node, "style")))) return [];
      count += 1;
      const look = lookOf(node.tag);
      const part = parts.get(node) ?? null;
      const children = look === "picture" ? [pictureName(node)] : show(node);
      if (children.length === 0) return [];
      // What only wraps one thing is left out, as long as nobody means it.
      const [only] = children;
      if (!part && look === "block" && children.length === 1 && typeof only === "object")
        return children;
      return [{ look, part, place: names.own(node), children }];
    });
  return { shown: show(page), isCut };
}

function lookOf(tag: string): Look {
  if (tag === "img") return "picture";
  if (/^h[1-6]$/.test(tag)) return "heading";
  if (tag === "b" || tag === "strong") return "strong";
  if (tag === "tr") return "row";
  if (tag === "td" || tag === "th") return "cell";
  if (tag === "li") return "item";
  return isInlineTag(tag) ? "line" : "block";
}

const pictureName = (image: PageElement): string =>
  attributeOf(image, "src")
    .replace(/^data:.*/is, "data:")
    .slice(0, 200);
