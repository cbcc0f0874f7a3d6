/** A page as a plain tree, whoever parsed it: what the reader of pages needs of it, and nothing that could run. */

export interface PageElement {
  /** In small letters. */
  tag: string;
  attributes: ReadonlyMap<string, string>;
  children: PageNode[];
}

export type PageNode = PageElement | string;

/** Deeper pages than this are made to break readers. */
export const MAX_DEPTH = 500;

export const isElement = (node: PageNode): node is PageElement => typeof node !== "string";

export const attributeOf = (element: PageElement, name: string): string =>
  element.attributes.get(name) ?? "";

export function* elementsIn(parent: PageElement): Generator<PageElement> {
  for (const node of parent.children) {
    if (!isElement(node)) continue;
    yield node;
    yield* elementsIn(node);
  }
}

/** Text as it stands in the tree. */
export const rawTextOf = (element: PageElement): string =>
  element.children.map((node) => (isElement(node) ? rawTextOf(node) : node)).join("");

const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output progress q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr nobr".split(
    " ",
  ),
);

/** Stands in a line of text. Word's own elements (`o:p`, smart tags) do. */
export const isInlineTag = (tag: string): boolean => INLINE.has(tag) || tag.includes(":");
