/** Reads a report from a web page: its blocks are built anew, so that nothing of the page's own markup comes along. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Imported, LeftOut } from "./imported.ts";
import type { Inline } from "./inline.ts";
import { assemble, type ReadBlock } from "./read-block.ts";
import {
  BOLD,
  createRuns,
  ITALIC,
  joinInline,
  STRIKETHROUGH,
  SUBSCRIPT,
  SUPERSCRIPT,
  UNDERLINE,
} from "./runs.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const formats: Record<string, number> = {
  ...{ b: BOLD, strong: BOLD, i: ITALIC, em: ITALIC, u: UNDERLINE, ins: UNDERLINE },
  ...{ s: STRIKETHROUGH, strike: STRIKETHROUGH, del: STRIKETHROUGH },
  ...{ sub: SUBSCRIPT, sup: SUPERSCRIPT },
};
/** Never seen, or no text: left without a word. */
const SILENT = new Set(
  "script style template noscript head meta link base title param source track col colgroup area map datalist".split(
    " ",
  ),
);
/** The site's own: left out, and said. */
const FURNITURE = new Set(["nav", "header", "footer", "aside", "button", "select", "textarea"]);
/** Shows something that an edition has no place for. */
const DRAWINGS = new Set(["svg", "canvas", "video", "audio", "iframe", "object", "embed", "math"]);
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output progress q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr nobr o:p".split(
    " ",
  ),
);

/** Deeper pages than this are made to break readers. */
const MAX_DEPTH = 500;

/** Null for a page without a report, "too-deep" for one that nests without end. A figure's `asset` is its address as written. */
export function parseHtml(
  source: string,
  isColumn: (name: string) => boolean,
): Imported | "too-deep" | null {
  const document = parse(source);
  if (depthOf(document) > MAX_DEPTH) return "too-deep";
  const all = [...elementsIn(document)];
  const body = all.find(({ tagName }) => tagName === "body");
  if (!body) return null;
  const mains = all.filter(({ tagName }) => tagName === "main" || tagName === "article");
  const root = mains.length === 1 ? (mains[0] ?? body) : body;
  const left: LeftOut[] = root === body ? [] : aroundOf(body, root);
  const blocks = createReader(left).read(root);
  const titleElement = all.find(({ tagName }) => tagName === "title");
  return assemble({
    blocks,
    left,
    isColumn,
    isPage: true,
    title: titleElement ? shownIn(titleElement) : "",
  });
}

interface Around {
  format: number;
  url: string | undefined;
  quoted: boolean;
  /** Lists that are open, innermost last. */
  lists: { ordered: boolean; next: number }[];
  preformatted: boolean;
}

function createReader(left: LeftOut[]) {
  const blocks: ReadBlock[] = [];
  const runs = createRuns();
  let isTitled = false;
  /** What the text being collected will be. */
  let opened: ((text: Inline) => ReadBlock) | null = null;

  const flush = (around: Around): void => {
    const text = runs.take();
    const make = opened;
    opened = null;
    if (text.length === 0) return;
    if (make) blocks.push(make(text));
    else blocks.push({ kind: around.quoted ? "quote" : "paragraph", text });
  };

  /** Reads the inside of a block of its own. */
  const block = (element: Element, around: Around, make: ((text: Inline) => ReadBlock) | null) => {
    flush(around);
    opened = make;
    walk(element, around);
    flush(around);
  };

  const walk = (parent: Element, around: Around): void => {
    for (const node of parent.childNodes) visit(node, around);
  };

  const visit = (node: Node, around: Around): void => {
    if (node.nodeName === "#text") {
      const { value } = node as DefaultTreeAdapterTypes.TextNode;
      sayText(value, around);
      return;
    }
    if (!("tagName" in node)) return;
    const { tagName } = node;
    if (SILENT.has(tagName) || isHidden(node)) return;
    if (FURNITURE.has(tagName) && !(tagName === "header" && hasHeading(node))) {
      if (shownIn(node) !== "") left.push({ what: "furniture", text: shownIn(node) });
      return;
    }
    if (DRAWINGS.has(tagName)) {
      flush(around);
      left.push({ what: "drawing", text: attribute(node, "src") || shownIn(node) || tagName });
      blocks.push({ kind: "figure", asset: null, alt: attribute(node, "title"), caption: [] });
      return;
    }
    visitElement(node, around);
  };

  const visitElement = (element: Element, around: Around): void => {
    const { tagName } = element;
    const level = /^h([1-6])$/.exec(tagName)?.[1];
    if (level !== undefined) {
      const kind = level === "1" && !isTitled ? "title" : "heading";
      if (kind === "title") isTitled = shownIn(element) !== "";
      block(element, around, (text) =>
        kind === "title" ? { kind, text } : { kind, level: Number(level), text },
      );
    } else if (tagName === "img") {
      picture(element, around);
    } else if (tagName === "br") {
      runs.lineBreak(around.url);
    } else if (tagName === "hr") {
      flush(around);
    } else if (tagName === "a") {
      walk(element, { ...around, url: attribute(element, "href") || around.url });
    } else if (tagName === "blockquote") {
      block(element, { ...around, quoted: true }, null);
      flush(around);
    } else if (tagName === "ul" || tagName === "ol" || tagName === "menu") {
      flush(around);
      const next = Number.parseInt(attribute(element, "start") || "1", 10) || 1;
      const lists = [...around.lists, { ordered: tagName === "ol", next }];
      walk(element, { ...around, lists });
      flush(around);
    } else if (tagName === "li") {
      item(element, around);
    } else if (tagName === "figcaption" || tagName === "caption") {
      block(element, around, (text) => ({ kind: "caption", text }));
    } else if (tagName === "table") {
      table(element, around);
    } else if (tagName === "pre") {
      block(element, { ...around, preformatted: true }, null);
    } else if (INLINE.has(tagName)) {
      walk(element, { ...around, format: around.format | (formats[tagName] ?? 0) });
    } else {
      flush(around);
      walk(element, around);
      flush(around);
    }
  };

  const sayText = (value: string, { format, url, preformatted }: Around): void => {
    if (!preformatted) {
      runs.add(value.replace(/[ \t\r\n\f]+/g, " "), format, url);
      return;
    }
    for (const [index, line] of value
      .replace(/^\n/, "")
      .split(/\r\n|\r|\n/)
      .entries()) {
      if (index > 0) runs.lineBreak(url);
      runs.add(line, format, url);
    }
  };

  const item = (element: Element, around: Around): void => {
    const list = around.lists.at(-1) ?? { ordered: false, next: 1 };
    const number = list.next;
    list.next += 1;
    const level = Math.max(0, around.lists.length - 1);
    block(element, { ...around, quoted: false }, (text) => ({
      kind: "item",
      ordered: list.ordered,
      level,
      number,
      text,
    }));
  };

  const picture = (element: Element, around: Around): void => {
    const asset = attribute(element, "src") || attribute(element, "data-src");
    const make = opened;
    flush(around);
    // What follows the picture goes on as what it was before, but for a second item.
    opened = runsOn(make);
    if (asset === "" && attribute(element, "alt") === "") return;
    blocks.push({ kind: "figure", asset, alt: attribute(element, "alt").trim(), caption: [] });
  };

  /** As in a Word document: unfolded when it only places things, else a paragraph a row. */
  const table = (element: Element, around: Around): void => {
    flush(around);
    const inner = [...elementsIn(element)];
    const rows = inner.filter(({ tagName }) => tagName === "tr");
    const cellsOf = (row: Element) =>
      row.childNodes.filter(
        (node): node is Element => node.nodeName === "td" || node.nodeName === "th",
      );
    const isLayout =
      rows.every((row) => cellsOf(row).length < 2) ||
      inner.some(({ tagName }) => tagName === "img" || tagName === "table");
    if (isLayout) {
      walk(element, around);
      flush(around);
      return;
    }
    for (const caption of inner.filter(({ tagName }) => tagName === "caption"))
      visit(caption, around);
    const texts = rows
      .map((row) => cellsOf(row).map((cell) => cellText(cell, left)))
      .filter((cells) => cells.some((cell) => cell.length > 0))
      .map((cells) => joinInline(cells, " | "));
    const [first] = rows;
    if (first && texts.length > 0) left.push({ what: "table", text: shownIn(first) });
    blocks.push(...texts.map((text): ReadBlock => ({ kind: "paragraph", text })));
  };

  return {
    read(root: Element): ReadBlock[] {
      const around = { format: 0, url: undefined, quoted: false, lists: [], preformatted: false };
      walk(root, around);
      flush(around);
      return blocks;
    },
  };
}

const runsOn = (make: ((text: Inline) => ReadBlock) | null): ((text: Inline) => ReadBlock) | null =>
  make &&
  ((text) => {
    const made = make(text);
    return made.kind === "title" ? { kind: "paragraph", text } : made;
  });

const cellText = (cell: Element, left: LeftOut[]): Inline =>
  joinInline(
    createReader(left)
      .read(cell)
      .flatMap((block) => (block.kind === "figure" ? [] : [block.text])),
    " ",
  );

/** Text of the page outside of its one article. */
function aroundOf(body: Element, article: Element): LeftOut[] {
  const left: LeftOut[] = [];
  const visit = (parent: Element): void => {
    for (const node of parent.childNodes) {
      if (node === article) continue;
      if ("tagName" in node && contains(node, article)) visit(node);
      else if (shownIn(node) !== "") left.push({ what: "furniture", text: shownIn(node) });
    }
  };
  visit(body);
  return left;
}

const contains = (outer: Element, inner: Element): boolean => {
  for (const element of elementsIn(outer)) if (element === inner) return true;
  return false;
};

const hasHeading = (element: Element): boolean =>
  [...elementsIn(element)].some(({ tagName }) => /^h[1-6]$/.test(tagName));

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? "";

const isHidden = (element: Element): boolean =>
  element.attrs.some(({ name }) => name === "hidden") ||
  /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribute(element, "style"));

/** Text of a node as read, in one line. */
function shownIn(node: Node): string {
  const pieces: string[] = [];
  const visit = (one: Node): void => {
    if (one.nodeName === "#text") pieces.push((one as DefaultTreeAdapterTypes.TextNode).value);
    if (!("tagName" in one)) return;
    if (one !== node && (SILENT.has(one.tagName) || isHidden(one))) return;
    if (!INLINE.has(one.tagName)) pieces.push(" ");
    for (const child of one.childNodes) visit(child);
  };
  visit(node);
  return pieces.join("").replace(/\s+/g, " ").trim();
}

function* elementsIn(parent: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const node of parent.childNodes) {
    if (!("tagName" in node)) continue;
    yield node;
    yield* elementsIn(node);
  }
}

function depthOf(root: DefaultTreeAdapterTypes.ParentNode): number {
  let depth = 0;
  let level: DefaultTreeAdapterTypes.ParentNode[] = [root];
  while (level.length > 0 && depth <= MAX_DEPTH) {
    depth += 1;
    level = level.flatMap((parent) => parent.childNodes.filter((node) => "childNodes" in node));
  }
  return depth;
}
