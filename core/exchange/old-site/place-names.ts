/** Selectors for the elements of a page: the shortest one that finds the element first. */
import { attributeOf, elementsIn, type PageElement } from "../html/page.ts";
import { select, parseSelector } from "../html/select.ts";

/** A name that systems write for a kind of thing, not for one report: few digits, letters a selector takes as they are. */
const isName = (text: string): boolean => /^[a-z_][\w-]{0,40}$/i.test(text) && !/\d{4}/.test(text);

const classesOf = (element: PageElement): string[] =>
  attributeOf(element, "class").split(/\s+/).filter(isName);

export interface PlaceNames {
  /** By its own name or kind alone; null where another element of the page has the same before it. */
  own(element: PageElement): string | null;
  /** The same, or by what stands around it; null for what no selector of ours finds. It looks through the page. */
  of(element: PageElement): string | null;
}

export function namePlaces(page: PageElement): PlaceNames {
  const first = new Map<string, PageElement>();
  const parents = new Map<PageElement, PageElement>();
  const simple = (element: PageElement): string[] => {
    const id = attributeOf(element, "id");
    const classes = classesOf(element);
    return [
      ...(isName(id) ? [`#${id}`] : []),
      ...classes.map((name) => `.${name}`),
      ...classes.map((name) => `${element.tag}.${name}`),
      element.tag,
    ];
  };
  const visit = (parent: PageElement): void => {
    for (const child of parent.children) {
      if (typeof child === "string") continue;
      parents.set(child, parent);
      for (const name of simple(child)) if (!first.has(name)) first.set(name, child);
      visit(child);
    }
  };
  visit(page);

  const findsFirst = (text: string, element: PageElement): boolean => {
    const selector = parseSelector(text);
    return selector !== null && select(page, selector)[0] === element;
  };
  const own = (element: PageElement): string | null => {
    const alone = simple(element).find((name) => first.get(name) === element);
    // A bare tag names too little, unless it is one that pages have once.
    return alone === undefined || (alone === element.tag && alone !== "h1") ? null : alone;
  };
  return {
    own,
    of(element) {
      const alone = own(element);
      if (alone !== null) return alone;
      const names = simple(element);
      for (let outer = parents.get(element); outer; outer = parents.get(outer)) {
        const around = simple(outer).find(
          (name) => name !== outer?.tag && first.get(name) === outer,
        );
        if (around === undefined) continue;
        const within = [`${around} ${names[0]}`, `${around} > ${element.tag}`];
        return within.find((text) => findsFirst(text, element)) ?? null;
      }
      return null;
    },
  };
}

/** The words that a page's makers gave the element: its id and classes, in small letters. */
export const nameOf = (element: PageElement): string =>
  `${attributeOf(element, "id")} ${attributeOf(element, "class")}`.toLowerCase();

/** Elements with a text of their own no longer than `most`, the innermost first. */
export function shortTexts(
  root: PageElement,
  most: number,
  textIn: (element: PageElement) => string,
): { element: PageElement; text: string }[] {
  return [...elementsIn(root)]
    .map((element) => ({ element, text: textIn(element) }))
    .filter(({ text }) => text !== "" && text.length <= most)
    .reverse();
}
