/** Finds words in a previewed page and paints them there; nothing of its document is changed. */
import { createMatcher, isMatcher } from "../../core/find/matcher.ts";
import { queryOf } from "../../core/find/query.ts";
import type { Lang } from "../../core/report/lang.ts";

/** What holds one stretch of text: words are not looked for across two of them. */
const HOLDERS = "p, h1, h2, h3, h4, li, td, th, dt, dd, figcaption, blockquote, a, time, div";

/** Hits in reading order, as loosely as the rooms' search finds them. */
export function findInPage(page: Document, text: string, lang: Lang): Range[] {
  const matcher = createMatcher(queryOf({ text }));
  if (!isMatcher(matcher)) return [];
  const holders = new Map<Element | null, Text[]>();
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement?.closest(HOLDERS) ?? node.parentElement;
    // The frame has classes of its own realm: instanceof would say no.
    holders.set(holder, [...(holders.get(holder) ?? []), node as Text]);
  }
  return [...holders.values()].flatMap((nodes) => {
    const all = nodes.map(({ data }) => data).join("");
    return matcher(all, lang).flatMap(({ start, end }) => {
      const [from, to] = [placeIn(nodes, start), placeIn(nodes, end - 1)];
      if (!from || !to) return [];
      const range = page.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset + 1);
      return range;
    });
  });
}

function placeIn(nodes: readonly Text[], offset: number): { node: Text; offset: number } | null {
  let before = 0;
  for (const node of nodes) {
    if (offset < before + node.length) return { node, offset: offset - before };
    before += node.length;
  }
  return null;
}

const RULES = `::highlight(dg-find) { background-color: #f2c744; color: #1d2126; }
::highlight(dg-find-current) { background-color: #e8793a; color: #1d2126; text-decoration: underline 2px; }`;

/** Paints these and nothing else, and brings the one at work into sight. */
export function paintInPage(page: Document, hits: readonly Range[], current: number): void {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (!view || !("highlights" in view.CSS)) return;
  const at = hits[current];
  const set = (name: string, ranges: readonly Range[]): void => {
    const mark = new view.Highlight(...ranges);
    mark.priority = name === "dg-find" ? 0 : 1;
    view.CSS.highlights.set(name, mark);
  };
  const isOurs = (sheet: CSSStyleSheet): boolean =>
    sheet.cssRules[0]?.cssText.startsWith("::highlight(dg-find)") ?? false;
  if (!page.adoptedStyleSheets.some(isOurs)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(RULES);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  }
  set(
    "dg-find",
    hits.filter((hit) => hit !== at),
  );
  set("dg-find-current", at ? [at] : []);
  at?.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
}
