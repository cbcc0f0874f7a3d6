/** Writes an edition as HTML for the site: only known markup comes out, every text is escaped, nothing is left out. */
import { alignmentOf } from "./alignment.ts";
import { blockKindOf, textOf } from "./blocks.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { type GridCell, gridOf } from "./table/grid.ts";
import { markOf, type NoteNumbers, type NumberedNote, notesOf, numbersOf } from "./notes.ts";
import { LAZY, mediaHtml, type MediaOptions } from "./media-html.ts";
import { mediaTypes } from "./media-types.ts";

export type { HtmlImage, HtmlSource } from "./media-html.ts";

export type HtmlOptions = MediaOptions & { notes: NoteWords };

/** Words around the notes at the end of a page. */
export interface NoteWords {
  /** Names the section. */
  title: string;
  /** Name of the link from the note with this number back to the text. */
  back: (number: number) => string;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that HTML forbids even as references: controls other than tab and line breaks, lone surrogates, non-characters. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

/** Text for use between tags and inside double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(forbidden, "").replace(/[&<>"']/g, (character) => entities[character] ?? "");

/**
 * The address if a page may link to it (`http`, `https`, `mailto`, `tel`, a path of this site, a fragment), otherwise
 * null. Parsed as a browser parses it: spaces and control characters inside a scheme do not hide it.
 */
export function safeHref(href: string): string | null {
  const base = "https://site.invalid";
  const url = URL.parse(href, base);
  if (!url || href.trim() === "") return null;
  if (!["http:", "https:", "mailto:", "tel:"].includes(url.protocol)) return null;
  if (url.origin !== base) return url.href;
  return url.pathname + url.search + url.hash;
}

/** Lexical's text format bits, innermost tag first. */
const formats: [bit: number, tag: string][] = [
  [16, "code"],
  [32, "sub"],
  [64, "sup"],
  [8, "u"],
  [4, "s"],
  [128, "mark"],
  [2, "em"],
  [1, "strong"],
];

function textHtml(node: NodeJson): string {
  const format = typeof node["format"] === "number" ? node["format"] : 0;
  const text = escapeHtml(String(node["text"]));
  if (text === "") return "";
  return formats.reduce(
    (html, [bit, tag]) => (format & bit ? `<${tag}>${html}</${tag}>` : html),
    text,
  );
}

function linkHtml(node: NodeJson, numbers: NoteNumbers): string {
  const href = safeHref(typeof node["url"] === "string" ? node["url"] : "");
  if (href === null) return inlineHtml(node, numbers);
  const rel = /^https?:/.test(href) ? ' rel="noopener"' : "";
  // A reference is a link itself, and links do not nest.
  const parts = splitAtRefs(node.children ?? []).map((children) => {
    const inner = inlineHtml({ ...node, children }, numbers);
    return inner === "" || children[0]?.type === "noteref"
      ? inner
      : `<a href="${escapeHtml(href)}"${rel}>${inner}</a>`;
  });
  return parts.join("");
}

function splitAtRefs(nodes: NodeJson[]): NodeJson[][] {
  const parts: NodeJson[][] = [];
  for (const [index, node] of nodes.entries()) {
    const isApart = node.type === "noteref" || nodes[index - 1]?.type === "noteref";
    if (index === 0 || isApart) parts.push([node]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

const noNumbers: NoteNumbers = new Map();

function refHtml(node: NodeJson, numbers: NoteNumbers): string {
  const mark = markOf(node);
  const number = mark && numbers.get(mark);
  if (!number) return "";
  return `<sup class="note-ref"><a id="noteref-${number}" href="#note-${number}" role="doc-noteref">${number}</a></sup>`;
}

/** The inline content of a block; references without a number are left out. */
export function inlineHtml(node: NodeJson, numbers: NoteNumbers = noNumbers): string {
  let html = "";
  for (const child of node.children ?? []) {
    if (child.type === "linebreak") html += "<br>";
    else if (child.type === "tab") html += "\t";
    else if (typeof child["text"] === "string") html += textHtml(child);
    else if (child.type === "link" || child.type === "autolink") html += linkHtml(child, numbers);
    else if (child.type === "noteref") html += refHtml(child, numbers);
    else html += inlineHtml(child, numbers);
  }
  return html;
}

const wrapped = (tag: string, html: string, className = ""): string =>
  html === "" ? "" : `<${tag}${className && ` class="${className}"`}>${html}</${tag}>\n`;

function alignedClass(node: NodeJson): string {
  const alignment = alignmentOf(node);
  return alignment === "left" ? "" : `aligned-${alignment}`;
}

function headingTag(node: NodeJson): string {
  const level = Number(String(node["tag"]).replace(/^h/, ""));
  return `h${Math.min(4, Math.max(2, Number.isInteger(level) ? level : 2))}`;
}

/** What is known while a page is written. */
interface Drawing extends HtmlOptions {
  numbers: NoteNumbers;
}

const isNestedList = (item: NodeJson): boolean =>
  item.children?.length === 1 && item.children[0]?.type === "list";

function listHtml(node: NodeJson, options: Drawing): string {
  const isCheck = node["listType"] === "check";
  const tag = node["listType"] === "number" ? "ol" : "ul";
  const start = tag === "ol" && Number.isInteger(node["start"]) ? Number(node["start"]) : 1;
  const items: string[] = [];
  for (const item of node.children ?? []) {
    if (isNestedList(item)) {
      // Lexical keeps a nested list in an item of its own; in HTML it belongs into the item before it.
      items.push(
        `${items.pop() ?? ""}${item.children?.map((child) => listHtml(child, options)).join("") ?? ""}`,
      );
      continue;
    }
    const html = mixedHtml(item, options);
    items.push(isCheck && html !== "" ? boxHtml(item["checked"] === true, html) : html);
  }
  const filled = items.filter((html) => html !== "");
  if (filled.length === 0) return "";
  const attributes = `${start === 1 ? "" : ` start="${start}"`}${isCheck ? ' class="checklist"' : ""}`;
  return `<${tag}${attributes}>\n${filled.map((html) => `<li>${html}</li>\n`).join("")}</${tag}>\n`;
}

/** A ticked or empty box before a text; on a page nobody ticks it. */
const boxHtml = (checked: boolean, html: string): string =>
  `<label><input type="checkbox" disabled${checked ? " checked" : ""}> ${html}</label>`;

/** Blocks one behind another; call-outs among them share a box. */
function blocksHtml(nodes: readonly NodeJson[], options: Drawing): string {
  let html = "";
  let box = "";
  for (const node of nodes) {
    if (node.type === "callout") {
      box += wrapped("p", inlineHtml(node, options.numbers));
      continue;
    }
    html += calloutHtml(box) + blockHtml(node, options);
    box = "";
  }
  return html + calloutHtml(box);
}

const calloutHtml = (inside: string): string =>
  inside && `<div class="callout" role="note">\n${inside}</div>\n`;

/** Inline content with blocks between it, as an item or an unknown node may hold. */
function mixedHtml(node: NodeJson, options: Drawing): string {
  let html = "";
  let run: NodeJson[] = [];
  const flush = () => {
    html += inlineHtml({ ...node, children: run }, options.numbers);
    run = [];
  };
  for (const child of node.children ?? []) {
    if (!isBlockType(child.type)) {
      run.push(child);
      continue;
    }
    flush();
    html += blockHtml(child, options);
  }
  flush();
  return html;
}

const isBlockType = (type: string): boolean =>
  type === "list" ||
  type === "rule" ||
  type === "table" ||
  mediaTypes.has(type) ||
  blockKindOf(type) !== undefined;

function blockHtml(node: NodeJson, options: Drawing): string {
  switch (node.type) {
    case "headline":
    case "lead":
    case "paragraph":
    case "caption":
    case "alt":
    case "credit":
      return wrapped("p", inlineHtml(node, options.numbers), alignedClass(node));
    case "heading":
      return wrapped(headingTag(node), inlineHtml(node, options.numbers), alignedClass(node));
    case "quote": {
      const html = inlineHtml(node, options.numbers);
      return html && `<blockquote><p>${html}</p></blockquote>\n`;
    }
    case "callout":
      return calloutHtml(wrapped("p", inlineHtml(node, options.numbers)));
    case "list":
      return listHtml(node, options);
    case "rule":
      return "<hr>\n";
    case "table":
      return tableHtml(node, options);
    case "figure":
    case "gallery":
    case "attachment":
    case "video":
      return mediaHtml(node, options, {
        inline: (one) => inlineHtml(one, options.numbers),
        escape: escapeHtml,
        block: (child) => blockHtml(child, options),
      });
    default:
      return unknownHtml(node, options);
  }
}

/** In a frame that scrolls by itself, by keyboard too, where the page is narrower than the table. */
function tableHtml(node: NodeJson, options: Drawing): string {
  const { rows, headRows, shares, columns } = gridOf(node);
  if (columns === 0) return "";
  const cols = (shares ?? []).map((share) => `<col style="width:${share}%">`).join("");
  const rowHtml = (row: GridCell[]): string =>
    `<tr>${row.map((cell) => cellHtml(cell, options)).join("")}</tr>\n`;
  const part = (tag: string, some: GridCell[][]): string =>
    some.length === 0 ? "" : `<${tag}>\n${some.map(rowHtml).join("")}</${tag}>\n`;
  return [
    `<div class="table" tabindex="0"><table${columns > 6 ? ' class="wide"' : ""}>\n`,
    cols && `<colgroup>${cols}</colgroup>\n`,
    part("thead", rows.slice(0, headRows)),
    part("tbody", rows.slice(headRows)),
    "</table></div>\n",
  ].join("");
}

function cellHtml({ node, rowSpan, colSpan, ...heads }: GridCell, options: Drawing): string {
  const tag = heads.headsColumn || heads.headsRow ? "th" : "td";
  const group = (span: number): string => (span > 1 ? "group" : "");
  const scope = heads.headsColumn ? `col${group(colSpan)}` : `row${group(rowSpan)}`;
  const attributes = [
    tag === "th" ? ` scope="${scope}"` : "",
    colSpan > 1 ? ` colspan="${colSpan}"` : "",
    rowSpan > 1 ? ` rowspan="${rowSpan}"` : "",
  ].join("");
  const blocks = (node.children ?? []).filter((block) => blockHtml(block, options) !== "");
  const [only] = blocks;
  if (!only || blocks.length > 1 || only.type !== "paragraph") {
    const html = blocks.map((block) => blockHtml(block, options)).join("");
    return `<${tag}${attributes}>${html}</${tag}>`;
  }
  const aligned = alignedClass(only);
  return `<${tag}${attributes}${aligned && ` class="${aligned}"`}>${inlineHtml(only, options.numbers)}</${tag}>`;
}

/** A node this version does not know keeps its text: as blocks where it holds blocks, else as a paragraph. */
function unknownHtml(node: NodeJson, options: Drawing): string {
  const holdsBlocks = (node.children ?? []).some((child) => isBlockType(child.type));
  if (holdsBlocks) return mixedHtml(node, options);
  return wrapped(
    "p",
    inlineHtml(
      typeof node["text"] === "string" ? { ...node, children: [node] } : node,
      options.numbers,
    ),
  );
}

/** A picture among the first blocks is seen as soon as the page is: it does not wait until somebody scrolls. */
const OPENING_BLOCKS = 3;
const withOpeningPicture = (blocks: readonly NodeJson[], html: string): string =>
  blocks.slice(0, OPENING_BLOCKS).some(({ type }) => type === "figure" || type === "gallery")
    ? html.replace(LAZY, "")
    : html;

/** Everything after headline and lead; the notes at the end, with links both ways. */
export function bodyHtml(edition: Edition, options: HtmlOptions): string {
  const notes = notesOf(edition);
  const drawing: Drawing = { ...options, numbers: numbersOf(notes) };
  const blocks = (edition.root.children ?? []).filter(
    ({ type }) => type !== "headline" && type !== "lead" && type !== "footnote",
  );
  return withOpeningPicture(blocks, blocksHtml(blocks, drawing)) + notesHtml(notes, drawing);
}

function notesHtml(all: NumberedNote[], { notes: words, numbers }: Drawing): string {
  // What a translation has yet to refer to and to say is nothing to a reader.
  const notes = all.filter(({ node, isCited }) => isCited || textOf(node).trim() !== "");
  if (notes.length === 0) return "";
  const items = notes.map(({ node, number, isCited }) => {
    const name = escapeHtml(words.back(number));
    const back = isCited
      ? ` <a href="#noteref-${number}" role="doc-backlink" aria-label="${name}">↩\uFE0E</a>`
      : "";
    return `<li id="note-${number}"><p>${inlineHtml(node, numbers)}${back}</p></li>\n`;
  });
  return `<section class="notes" role="doc-endnotes" aria-label="${escapeHtml(words.title)}">\n<ol>\n${items.join("")}</ol>\n</section>\n`;
}

/** The lead's inline content; "" when there is none. */
export function leadHtml(edition: Edition): string {
  const lead = edition.root.children?.find((node) => node.type === "lead");
  return lead ? inlineHtml(lead, numbersOf(notesOf(edition))) : "";
}
