/** Finds elements of a page by selectors: the part of CSS (Selectors Level 3) that names places on a page. */
import { attributeOf, isElement, type PageElement } from "./page.ts";

interface Step {
  matches: (element: PageElement) => boolean;
  /** Whether the step before it is the parent, or any ancestor. */
  isChild: boolean;
}

/** Steps from the outermost to the element itself; one list for each part between commas. */
export type Selector = readonly (readonly Step[])[];

const NAME = String.raw`(?:[\w-]|[^\x00-\x7F])+`;
const SIMPLE = new RegExp(
  String.raw`\*|#(?<id>${NAME})|\.(?<class>${NAME})|\[\s*(?<name>[\w:-]+)\s*(?:(?<how>[~^$*]?=)\s*(?:"(?<quoted>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\]\s]+))\s*)?\]|(?<tag>[a-zA-Z][\w-]*)`,
  "uy",
);

/** Types, `*`, `#id`, `.class`, `[attribute]` with or without a value, spaces, `>` and commas; null for anything else. */
export function parseSelector(text: string): Selector | null {
  const lists = text.split(",").map((part) => parseSteps(part.trim()));
  return lists.every((steps) => steps !== null) ? lists : null;
}

function parseSteps(text: string): Step[] | null {
  const steps: Step[] = [];
  let isChild = false;
  for (const piece of text.replace(/\s*>\s*/g, " > ").split(/\s+(?![^[]*\])/)) {
    if (piece === ">") {
      if (isChild || steps.length === 0) return null;
      isChild = true;
      continue;
    }
    const matches = parseCompound(piece);
    if (!matches) return null;
    steps.push({ matches, isChild });
    isChild = false;
  }
  return isChild || steps.length === 0 ? null : steps;
}

function parseCompound(text: string): Step["matches"] | null {
  const tests: Step["matches"][] = [];
  SIMPLE.lastIndex = 0;
  while (SIMPLE.lastIndex < text.length) {
    const { groups = {} } = SIMPLE.exec(text) ?? { groups: undefined };
    if (SIMPLE.lastIndex === 0) return null;
    tests.push(testOf(groups));
  }
  return tests.length === 0 ? null : (element) => tests.every((test) => test(element));
}

function testOf(groups: Record<string, string | undefined>): Step["matches"] {
  const { id, class: name, tag, name: attribute, how } = groups;
  if (id !== undefined) return (element) => attributeOf(element, "id") === id;
  if (name !== undefined) return (element) => wordsOf(attributeOf(element, "class")).includes(name);
  if (tag !== undefined) return (element) => element.tag === tag.toLowerCase();
  if (attribute === undefined) return () => true;
  const key = attribute.toLowerCase();
  const value = groups["quoted"] ?? groups["single"] ?? groups["bare"] ?? "";
  return (element) => {
    const own = element.attributes.get(key);
    if (own === undefined) return false;
    if (how === undefined) return true;
    if (how === "=") return own === value;
    if (how === "~=") return wordsOf(own).includes(value);
    if (value === "") return false;
    if (how === "^=") return own.startsWith(value);
    return how === "$=" ? own.endsWith(value) : own.includes(value);
  };
}

const wordsOf = (text: string): string[] => text.split(/\s+/);

/** Elements inside of `root` that the selector means, in the order of the page. */
export function select(root: PageElement, selector: Selector): PageElement[] {
  const found: PageElement[] = [];
  const visit = (element: PageElement, above: readonly PageElement[]): void => {
    if (selector.some((steps) => isMeant(element, above, steps))) found.push(element);
    const around = [...above, element];
    for (const child of element.children) if (isElement(child)) visit(child, around);
  };
  for (const child of root.children) if (isElement(child)) visit(child, []);
  return found;
}

function isMeant(
  element: PageElement,
  above: readonly PageElement[],
  steps: readonly Step[],
): boolean {
  const last = steps.at(-1);
  if (!last?.matches(element)) return false;
  const rest = steps.slice(0, -1);
  if (rest.length === 0) return true;
  const places = last.isChild ? [above.length - 1] : above.map((_, at) => at).reverse();
  return places.some((at) => {
    const outer = above[at];
    return outer !== undefined && isMeant(outer, above.slice(0, at), rest);
  });
}
