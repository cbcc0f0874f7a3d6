/** Guesses where on a page of an old site things stand, for people who write a mapping. */
import { attributeOf, elementsIn, isElement, type PageElement, rawTextOf } from "../html/page.ts";
import { isSilent, shownIn } from "../html/shown.ts";
import { findDay } from "./dates.ts";
import type { MappedPart } from "./mapping.ts";
import { nameOf, type PlaceNames, shortTexts } from "./place-names.ts";
import { metaName } from "./places.ts";

export interface Suggestion {
  place: string;
  /** What stands there, shortened. */
  text: string;
}
export type Suggestions = Partial<Record<MappedPart, Suggestion[]>>;

const MOST = 4;
const SHORT = 120;
const EXCERPT = 80;

const metaNames: [MappedPart, RegExp][] = [
  ["headline", /title/i],
  ["date", /date|time/i],
  ["source", /source/i],
  ["author", /author/i],
  ["columnName", /column(?!type|desc|key)|section|channel/i],
  ["keywords", /keyword/i],
];

/** At most four for each part, the likeliest first. */
export function suggestPlaces(page: PageElement, names: PlaceNames): Suggestions {
  const texts = new Map<PageElement, string>();
  const textIn = (element: PageElement): string => {
    const known = texts.get(element) ?? (isSilent(element.tag) ? "" : shownIn(element));
    texts.set(element, known);
    return known;
  };
  const short = shortTexts(page, SHORT, textIn);
  const having = (wanted: (text: string, element: PageElement) => boolean): PageElement[] =>
    short.flatMap(({ element, text }) => (wanted(text, element) ? element : []));
  const body = likelyBodies(page, textIn);
  const inBody = body[0] ? shortTexts(body[0], SHORT, textIn) : [];
  const named = (pattern: RegExp): PageElement[] =>
    inBody.flatMap(({ element }) => (pattern.test(nameOf(element)) ? element : []));
  const elements: Partial<Record<MappedPart, PageElement[]>> = {
    headline: likelyHeadlines(page, short),
    date: having((text) => findDay(text) !== null),
    source: having((text) => /(?:来源|Source)\s*[:：]/i.test(text)),
    author: having((text) => /(?:作者|记者|撰稿|Author|\bBy)\s*[:：]/i.test(text)),
    columnName: having((_, element) => /column|channel|lanmu/.test(nameOf(element))),
    body,
    captions: named(/caption|note|desc|info|tushuo|tuzhu|zhushi/),
    leaveOut: named(/share|print|editor|qrcode|pagination|close|related|toolbar|zeren/),
    partner: having(
      (text, { tag }) =>
        tag === "a" && /^(?:english|en|中文版?|简体中文|英文版?|chinese)$/i.test(text),
    ),
  };
  const suggestions: Suggestions = {};
  for (const [part, found] of Object.entries(elements) as [MappedPart, PageElement[]][]) {
    const places = new Map(fromMeta(page, part));
    for (const element of found) {
      const place = places.size < MOST ? names.of(element) : null;
      if (place !== null && !places.has(place)) places.set(place, textIn(element));
    }
    suggestions[part] = [...places].slice(0, MOST).map(([place, text]) => excerpt(place, text));
  }
  suggestions.keywords = fromMeta(page, "keywords").map(([place, text]) => excerpt(place, text));
  return suggestions;
}

const excerpt = (place: string, text: string): Suggestion => ({
  place,
  text: text.slice(0, EXCERPT),
});

function fromMeta(page: PageElement, part: MappedPart): [string, string][] {
  const wanted = metaNames.find(([one]) => one === part)?.[1];
  if (!wanted) return [];
  return [...elementsIn(page)].flatMap((element): [string, string][] => {
    if (element.tag !== "meta") return [];
    const [name, text] = [metaName(element), attributeOf(element, "content").trim()];
    if (!/^[\w.:-]+$/.test(name) || !wanted.test(name) || text === "") return [];
    return part === "date" && findDay(text) === null ? [] : [[`meta:${name}`, text]];
  });
}

/** What the page's title begins with comes first, then headings. */
function likelyHeadlines(
  page: PageElement,
  short: readonly { element: PageElement; text: string }[],
): PageElement[] {
  const title = [...elementsIn(page)].find(({ tag }) => tag === "title");
  const said = title ? rawTextOf(title) : "";
  const isTitle = (text: string): boolean => text.length >= 4 && said.trim().startsWith(text);
  const isHeading = (tag: string): boolean => tag === "h1" || tag === "h2";
  const outermost = short.toReversed();
  return [
    ...outermost.filter(({ text, element }) => isTitle(text) && isHeading(element.tag)),
    ...outermost.filter(
      ({ text, element }) => isTitle(text) && /title|biaoti/.test(nameOf(element)),
    ),
    ...outermost.filter(({ text }) => isTitle(text)),
    ...outermost.filter(({ element }) => isHeading(element.tag)),
  ].map(({ element }) => element);
}

/** By how much text stands in the element's own lines and paragraphs. */
function likelyBodies(page: PageElement, textIn: (element: PageElement) => string): PageElement[] {
  const own = (element: PageElement): number =>
    element.children
      .map((child) => (isElement(child) ? (child.tag === "p" ? textIn(child) : "") : child.trim()))
      .reduce((sum, text) => sum + text.length, 0);
  return [...elementsIn(page)]
    .filter(({ tag }) => /^(?:div|article|section|main|td)$/.test(tag))
    .map((element) => ({ element, size: own(element) }))
    .filter(({ size }) => size >= 12)
    .sort((a, b) => b.size - a.size)
    .slice(0, MOST)
    .map(({ element }) => element);
}
