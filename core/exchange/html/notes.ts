/** Footnotes of a page: references that lead to a note which leads back, or that say what they are (DPUB-ARIA 1.0). */
import {
  attributeOf,
  isElement,
  isInlineTag,
  type PageElement,
  type PageNode,
  rawTextOf,
} from "./page.ts";

/** Stands in the tree where a reference stood; its children are the note's. */
export const NOTE_TAG = "dg-note";

const MARKER =
  /^[\s[(（【〔]*(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z]{1,3}|[\u2460-\u2473]|注\s?\d{0,3})[\s\])）】〕.]*$/iu;

interface Place {
  element: PageElement;
  /** Outermost first. */
  above: PageElement[];
}

interface Found {
  link: PageElement;
  note: PageElement;
}

/** The page with each note inside its reference and nowhere else; the page itself where it has no notes. */
export function withNotesInPlace(page: PageElement): PageElement {
  const places = [...placesIn(page, [])];
  const found = findNotes(places);
  if (found.length === 0) return page;
  const notes = new Map(found.map(({ link, note }) => [link, note]));
  const moved = new Set(notes.values());
  const rebuilt = (element: PageElement): PageElement[] => {
    const note = notes.get(element);
    if (note) return [{ tag: NOTE_TAG, attributes: new Map(), children: inside(note) }];
    if (moved.has(element)) return [];
    const children = element.children.flatMap((node): PageNode[] =>
      isElement(node) ? rebuilt(node) : [node],
    );
    if (
      children.length === element.children.length &&
      children.every((one, i) => one === element.children[i])
    )
      return [element];
    if (isNoteList(element)) return [];
    return [{ ...element, children: withoutBrackets(element, children) }];
  };
  return rebuilt(page)[0] ?? page;
}

function* placesIn(element: PageElement, above: PageElement[]): Generator<Place> {
  yield { element, above };
  for (const node of element.children)
    if (isElement(node)) yield* placesIn(node, [...above, element]);
}

function findNotes(places: Place[]): Found[] {
  const order = new Map(places.map(({ element }, index) => [element, index]));
  const targets = new Map<string, Place>();
  for (const place of places)
    for (const name of namesOf(place.element)) if (!targets.has(name)) targets.set(name, place);
  const found: Found[] = [];
  const taken = new Set<PageElement>();
  for (const place of places) {
    const { element: link } = place;
    const fragment = link.tag === "a" ? fragmentOf(link) : "";
    const target = fragment === "" ? undefined : targets.get(fragment);
    if (!target || !MARKER.test(rawTextOf(link))) continue;
    const note = blockAround(target);
    const isBehind = (order.get(target.element) ?? 0) > (order.get(link) ?? 0);
    if (!note || !isBehind || note === link || place.above.includes(note)) continue;
    if (!taken.has(note) && !saysSo(link) && !leadsBack(note, place)) continue;
    taken.add(note);
    found.push({ link, note });
  }
  return found;
}

const namesOf = (element: PageElement): string[] =>
  [attributeOf(element, "id"), element.tag === "a" ? attributeOf(element, "name") : ""].filter(
    (name) => name !== "",
  );

/** Word's clipboard writes the whole address of a file that is not there. */
function fragmentOf(link: PageElement): string {
  const href = attributeOf(link, "href");
  const at = href.indexOf("#");
  if (at < 0 || (at > 0 && !/#_(?:ftn|edn)/.test(href))) return "";
  try {
    return decodeURIComponent(href.slice(at + 1));
  } catch {
    return href.slice(at + 1);
  }
}

const saysSo = (link: PageElement): boolean => attributeOf(link, "role") === "doc-noteref";

/** A link of the note to the reference, or to what is right around it. */
function leadsBack(note: PageElement, { element, above }: Place): boolean {
  const names = new Set([element, ...above.slice(-2), ...elementsOf(element)].flatMap(namesOf));
  return elementsOf(note).some((one) => one.tag === "a" && names.has(fragmentOf(one)));
}

const elementsOf = (element: PageElement): PageElement[] =>
  element.children.flatMap((node) => (isElement(node) ? [node, ...elementsOf(node)] : []));

const isWhole = ({ tag, attributes }: PageElement): boolean =>
  tag === "div" &&
  /mso-element\s*:\s*(?:foot|end)note\b|^(?:ftn|edn)\d/i.test(
    `${attributes.get("id") ?? ""} ${attributes.get("style") ?? ""}`,
  );

/** The block that is the note; null where the target is a part of the page with more in it. */
function blockAround({ element, above }: Place): PageElement | null {
  const chain = [...above, element];
  const whole = chain.findLast(isWhole);
  if (whole) return whole;
  const block = chain.findLast(({ tag }) => !isInlineTag(tag));
  if (!block || ["body", "html", "main", "article", "table", "tr", "td"].includes(block.tag))
    return null;
  return block;
}

/** What is in a note, without its number and the links back. */
function inside(note: PageElement): PageNode[] {
  const isBack = (element: PageElement): boolean =>
    element.tag === "a" &&
    fragmentOf(element) !== "" &&
    (attributeOf(element, "role") === "doc-backlink" ||
      MARKER.test(rawTextOf(element)) ||
      /^(?:[\s^\u2191\u21A9\u23CE]|\uFE0E|\uFE0F)*$/u.test(rawTextOf(element)));
  const without = (nodes: PageNode[]): PageNode[] =>
    nodes.flatMap((node): PageNode[] => {
      if (!isElement(node)) return [node];
      return isBack(node) ? [] : [{ ...node, children: without(node.children) }];
    });
  return without(note.children);
}

/** A section that held nothing but notes, with its heading and line. */
const isNoteList = (element: PageElement): boolean =>
  ["doc-endnotes", "doc-footnotes"].includes(attributeOf(element, "role")) ||
  /mso-element\s*:\s*(?:foot|end)note-list/i.test(attributeOf(element, "style")) ||
  /(?:^|\s)(?:footnotes|endnotes)(?:\s|$)/i.test(attributeOf(element, "class"));

/** `<sup>[<a>1</a>]</sup>`: the brackets belong to the number. */
const withoutBrackets = ({ tag }: PageElement, children: PageNode[]): PageNode[] =>
  tag === "sup" && children.some((node) => isElement(node) && node.tag === NOTE_TAG)
    ? children.filter((node) => isElement(node) || !/^[\s[\](),，、（）【】〔〕]*$/u.test(node))
    : children;
