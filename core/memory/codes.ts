/** The formats and links of a unit's texts as inline codes of TMX, which other tools read, and what such codes tell of its wordings. */
import { type FormatName, type RichMark, sortOf } from "../edition/rich/rich-marks.ts";
import type { Content, InlineElement } from "./tmx/tmx.ts";
import type { Wordings } from "./unit.ts";

/** How a format is written: the type that TMX 1.4b recommends, and the element of HTML. */
const formats: Record<FormatName, { type: string; html: string }> = {
  bold: { type: "bold", html: "b" },
  italic: { type: "italic", html: "i" },
  underline: { type: "ulined", html: "u" },
  strikethrough: { type: "x-strikethrough", html: "s" },
  code: { type: "x-code", html: "code" },
  subscript: { type: "x-subscript", html: "sub" },
  superscript: { type: "x-superscript", html: "sup" },
  highlight: { type: "x-highlight", html: "mark" },
};

type Span = Extract<RichMark, { kind: "format" | "link" }>;
/** What a unit keeps of a text's marks: chips and notes are their report's own. */
export const isKept = (mark: RichMark): mark is Span =>
  (mark.kind === "format" || mark.kind === "link") && mark.start < mark.end;

/**
 * Both texts with their formats and links as codes (TMX 1.4b, `bpt` and `ept`); a code of the translation has the `x` of the one in the
 * source that it stands for. Null for a text that has none.
 */
export function codesOf(
  source: { text: string; marks: readonly RichMark[] },
  target: { text: string; marks: readonly RichMark[] },
): { source: Content | null; target: Content | null } {
  const free = new Map<string, string[]>();
  let last = 0;
  const fresh = (mark: Span): string => {
    last += 1;
    free.set(sortOf(mark), [...(free.get(sortOf(mark)) ?? []), String(last)]);
    return String(last);
  };
  const written = content(source, fresh);
  return {
    source: written,
    target: content(target, (mark) => free.get(sortOf(mark))?.shift() ?? String(++last)),
  };
}

function content(
  { text, marks }: { text: string; marks: readonly RichMark[] },
  numberOf: (mark: Span) => string,
): Content | null {
  const spans = marks
    .filter(isKept)
    .map((mark, index) => ({ mark, i: String(index + 1), x: numberOf(mark) }));
  if (spans.length === 0) return null;
  const cuts = new Set([0, text.length]);
  for (const { mark } of spans) cuts.add(mark.start).add(mark.end);
  const borders = [...cuts].toSorted((a, b) => a - b);
  const parts: Content = [];
  for (const [index, at] of borders.entries()) {
    for (const { mark, i } of spans.toReversed())
      if (mark.end === at) parts.push(codeOf("ept", { i }, tagsOf(mark)[1]));
    for (const { mark, i, x } of spans)
      if (mark.start === at)
        parts.push(codeOf("bpt", { i, x, type: typeOf(mark) }, tagsOf(mark)[0]));
    const piece = text.slice(at, borders[index + 1] ?? at);
    if (piece !== "") parts.push(piece);
  }
  return parts;
}

const codeOf = (
  tag: "bpt" | "ept",
  attributes: Record<string, string>,
  code: string,
): InlineElement => ({ tag, attributes, content: [code] });

const typeOf = (mark: Span): string => (mark.kind === "link" ? "link" : formats[mark.format].type);

function tagsOf(mark: Span): [open: string, close: string] {
  if (mark.kind === "format") {
    const { html } = formats[mark.format];
    return [`<${html}>`, `</${html}>`];
  }
  const url = mark.url.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return [`<a href="${url}">`, "</a>"];
}

/** The language of the codes that are written here (TMX 1.4b, `datatype`). */
export const OWN_DATATYPE = "html";

export const hasCodes = (content: Content): boolean =>
  content.some((part) => typeof part !== "string");

/**
 * Words of the source that codes stand around, with those of the translation that the same codes stand around; whatever the codes
 * mean, the words render one another. Codes belong together by `x`, else in the order of their types.
 */
export function wordingsOf(source: Content, target: Content): Wordings {
  const [left, right] = [source, target].map(coded) as [Coded[], Coded[]];
  const pairs: Wordings = [];
  for (const from of left) {
    const at = right.findIndex((to) =>
      from.x !== "" && to.x !== "" ? from.x === to.x : from.type === to.type,
    );
    if (at < 0) continue;
    const [to] = right.splice(at, 1);
    if (to && from.text !== "" && to.text !== "") pairs.push([from.text, to.text]);
  }
  return pairs;
}

interface Coded {
  x: string;
  type: string;
  text: string;
}

/** What codes stand around, in the order in which they open; a code without its other half is none. */
function coded(content: Content): Coded[] {
  const all: (Coded & { isClosed: boolean })[] = [];
  const open = new Map<string, (typeof all)[number]>();
  const write = (text: string): void => {
    for (const one of all) if (!one.isClosed) one.text += text;
  };
  const begin = ({ attributes }: InlineElement) => {
    const [x, type] = [attributes["x"] ?? "", attributes["type"] ?? ""];
    const one = { x, type, text: "", isClosed: false };
    all.push(one);
    return one;
  };
  const walk = (parts: Content): void => {
    for (const part of parts) {
      if (typeof part === "string") write(part);
      else if (part.tag === "hi") {
        const one = begin(part);
        walk(part.content);
        one.isClosed = true;
      } else if (part.tag === "bpt") open.set(part.attributes["i"] ?? "", begin(part));
      else if (part.tag === "ept") {
        const one = open.get(part.attributes["i"] ?? "");
        if (one) one.isClosed = true;
      }
    }
  };
  walk(content);
  return all.flatMap(({ x, type, text, isClosed }) =>
    isClosed ? { x, type, text: text.replace(/\s+/gu, " ").trim() } : [],
  );
}
