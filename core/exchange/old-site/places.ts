/** Finds on a page what a mapping names the place of. */
import { attributeOf, elementsIn, type PageElement } from "../html/page.ts";
import { parseSelector, select } from "../html/select.ts";
import { shownIn } from "../html/shown.ts";
import type { Mapping } from "./mapping.ts";

const META = "meta:";

export interface FoundText {
  /** Which of the places it was. */
  index: number;
  text: string;
  /** Null for what a meta tag says. */
  element: PageElement | null;
}

/** What the first place says that says anything. */
export function findText(page: PageElement, places: readonly string[]): FoundText | null {
  for (const [index, place] of places.entries()) {
    if (place.startsWith(META)) {
      const text = metaOf(page, place.slice(META.length));
      if (text !== "") return { index, text, element: null };
      continue;
    }
    for (const element of findAll(page, [place])) {
      const text = shownIn(element);
      if (text !== "") return { index, text, element };
    }
  }
  return null;
}

/** The first place that has text or a picture. */
export function findBody(
  page: PageElement,
  { body }: Pick<Mapping, "body">,
): { index: number; element: PageElement } | null {
  for (const [index, place] of body.entries()) {
    const element = findAll(page, [place]).find(
      (one) => shownIn(one) !== "" || [...elementsIn(one)].some(({ tag }) => tag === "img"),
    );
    if (element) return { index, element };
  }
  return null;
}

/** Elements inside of `root` that any of the selectors means. */
export const findAll = (root: PageElement, selectors: readonly string[]): PageElement[] =>
  selectors.flatMap((text) => select(root, parseSelector(text) ?? []));

/** What the meta tag of that name says, "" where there is none; `property` counts as a name. */
export function metaOf(page: PageElement, name: string): string {
  const wanted = name.toLowerCase();
  for (const element of elementsIn(page)) {
    if (element.tag !== "meta") continue;
    if (metaName(element).toLowerCase() === wanted) return attributeOf(element, "content").trim();
  }
  return "";
}

export const metaName = (meta: PageElement): string =>
  attributeOf(meta, "name") || attributeOf(meta, "property");
