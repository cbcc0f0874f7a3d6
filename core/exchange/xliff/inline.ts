/** Between a text with its marks and the inline elements of XLIFF (XLIFF 2.1 §4.7.2): pairs for formats and links, placeholders for the rest. */
import { eventFieldSchema } from "../../event/event-field.ts";
import { type FormatName, type RichMark, sortOf } from "../../edition/rich/rich-marks.ts";
import { blockIdSchema } from "../../report/ids.ts";
import { isLinkAddress, linkNode } from "../inline.ts";
import type { MarkedText } from "../translator/hand-out.ts";
import { childOf, elementsOf, escapeText, escapeValue, textIn, type XmlElement } from "./xml.ts";

/** How a format is written: what XLIFF calls it, and HTML. */
const formats: Record<FormatName, { subType: string; fs: string }> = {
  bold: { subType: "xlf:b", fs: "b" },
  italic: { subType: "xlf:i", fs: "i" },
  underline: { subType: "xlf:u", fs: "u" },
  strikethrough: { subType: "diglot:strikethrough", fs: "s" },
  code: { subType: "diglot:code", fs: "code" },
  subscript: { subType: "diglot:subscript", fs: "sub" },
  superscript: { subType: "diglot:superscript", fs: "sup" },
  highlight: { subType: "diglot:highlight", fs: "span" },
};

/** Numbers the codes of a unit: a code of the translation has the number of the one in the source that it stands for. */
export interface CodeIds {
  idOf(key: string, side: "source" | "target"): string;
  /** Original data by id. */
  data: Map<string, string>;
}

export function createCodeIds(): CodeIds {
  const free = new Map<string, string[]>();
  const data = new Map<string, string>();
  let last = 0;
  return {
    data,
    idOf(key, side) {
      const waiting = free.get(key) ?? [];
      const known = side === "target" ? waiting.shift() : undefined;
      if (known !== undefined) return known;
      last += 1;
      const id = String(last);
      if (side === "source") free.set(key, [...waiting, id]);
      return id;
    },
  };
}

type Side = "source" | "target";

/** Content of a `source` or `target`. Marks that cross are cut in two, so that every pair nests. */
export function writeInline({ text, marks }: MarkedText, ids: CodeIds, side: Side): string {
  const placeholder = (key: string, attributes: string, original?: string): string => {
    const id = ids.idOf(key, side);
    if (original !== undefined) ids.data.set(`d${id}`, original);
    return `<ph id="${id}" ${attributes}${original === undefined ? "" : ` dataRef="d${id}"`}/>`;
  };
  const plain = (start: number, end: number): string =>
    text
      .slice(start, end)
      .split("\n")
      .map((line, index) => (index > 0 ? placeholder("break", BREAK) : "") + writeText(line))
      .join("");
  const nest = (start: number, end: number, within: readonly RichMark[]): string => {
    let out = "";
    let at = start;
    let waiting = inOrder(within);
    for (let mark = waiting.shift(); mark; mark = waiting.shift()) {
      out += plain(at, mark.start);
      at = mark.end;
      if (mark.kind === "note") {
        out += placeholder(sortOf(mark), NOTE, `note ${mark.note}`);
      } else if (mark.kind === "fact") {
        const said = valueOf(text.slice(mark.start, at));
        const attributes = `type="ui" subType="xlf:var" equiv="${said}" disp="${said}"`;
        out += placeholder(sortOf(mark), attributes, `fact ${mark.field}`);
        // A chip stands whole: what begins inside it goes on behind it.
        waiting = inOrder(waiting.flatMap((other) => behind(other, at)));
      } else {
        const [open, close] = pairOf(mark, ids.idOf(sortOf(mark), side));
        const inside = waiting.flatMap((other) => before(other, at));
        waiting = inOrder(
          waiting.flatMap((other) => (other.start < at ? behind(other, at) : other)),
        );
        out += open + nest(mark.start, at, inside) + close;
      }
    }
    return out + plain(at, end);
  };
  return nest(
    0,
    text.length,
    marks.filter(({ kind, start, end }) => kind === "note" || start < end),
  );
}

const BREAK = 'type="fmt" subType="xlf:lb" fs:fs="br" disp="↵"';
const NOTE = 'type="other" subType="diglot:note" equiv="" disp="[*]"';

const inOrder = (marks: readonly RichMark[]): RichMark[] =>
  marks.toSorted((a, b) => a.start - b.start || b.end - a.end);

/** The part of a mark that ends by `at`, nothing where it begins there. */
const before = (mark: RichMark, at: number): RichMark[] =>
  mark.start < at ? [{ ...mark, end: Math.min(mark.end, at) }] : [];
/** The part of a mark from `at` on. */
function behind(mark: RichMark, at: number): RichMark[] {
  if (mark.kind === "note") return mark.start < at ? [] : [mark];
  return mark.end > at ? [{ ...mark, start: Math.max(mark.start, at) }] : [];
}

function pairOf(mark: RichMark, id: string): [open: string, close: string] {
  if (mark.kind === "format") {
    const { subType, fs } = formats[mark.format];
    return [`<pc id="${id}" type="fmt" subType="${subType}" fs:fs="${fs}">`, "</pc>"];
  }
  const url = mark.kind === "link" ? mark.url : "";
  // XLIFF 2.1 §5.3: attributes of the HTML element, commas and backslashes escaped.
  const sub = `href,${url.replace(/[\\,]/g, "\\$&")}`;
  return [
    `<pc id="${id}" type="link" subType="diglot:link" dispStart="${valueOf(url)}" fs:fs="a" fs:subFs="${valueOf(sub)}">`,
    "</pc>",
  ];
}

/** XML 1.0 §2.2 has no place for these. */
const NO_XML =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text of any kind; what XML cannot hold becomes `cp`. */
export function writeText(text: string): string {
  let out = "";
  let at = 0;
  for (const { 0: sign, index } of text.matchAll(NO_XML)) {
    const hex = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    out += `${escapeText(text.slice(at, index))}<cp hex="${hex}"/>`;
    at = index + sign.length;
  }
  return out + escapeText(text.slice(at));
}

/** A value of an attribute; what XML cannot hold is left out. */
export const valueOf = (text: string): string => escapeValue(text.replace(NO_XML, ""));

/** What reading an inline content takes to know. */
export interface Reading {
  /** Original data of the unit, by id. */
  data: ReadonlyMap<string, string>;
  /** Codes of the source by id: what a code of the translation stands for whose attributes a tool has left out. */
  known: ReadonlyMap<string, XmlElement>;
  /** A fact in the language of the text, "" where it has none. */
  factText(field: string): string;
}

export interface ReadInline extends MarkedText {
  /** Codes that are none of ours: their content is there, they are not. */
  unknown: string[];
}

/** Reads a text over the contents of its segments, in their order. Annotations leave nothing but their text. */
export function readInline(contents: readonly XmlElement[], reading: Reading): ReadInline {
  const read: ReadInline = { text: "", marks: [], unknown: [] };
  const open = new Map<string, { code: XmlElement; start: number }>();
  const close = (code: XmlElement, start: number): void => {
    const mark = spanOf(meaningOf(code, reading), { start, end: read.text.length });
    if (mark === null) read.unknown.push(labelOf(code));
    else if (mark.start < mark.end) read.marks.push(mark);
  };
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (child.kind === "text" || child.kind === "cdata") read.text += child.text;
      if (child.kind !== "element") continue;
      const id = child.values.get("id") ?? "";
      const start = read.text.length;
      if (child.type === "xlf:cp") read.text += pointOf(child);
      else if (child.type === "xlf:ph") addPlaceholder(child, read, reading);
      else if (child.type === "xlf:pc") {
        walk(child);
        close(child, start);
      } else if (child.type === "xlf:sc") open.set(id, { code: child, start });
      else if (child.type === "xlf:ec") {
        const begun = open.get(child.values.get("startRef") ?? "");
        if (begun) close(begun.code, begun.start);
        else read.unknown.push(labelOf(child));
      } else walk(child);
    }
  };
  for (const content of contents) walk(content);
  return { ...read, marks: inOrder(joined(read.marks)) };
}

function pointOf(point: XmlElement): string {
  const code = Number.parseInt(point.values.get("hex") ?? "", 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** The code itself where it says what it is, else the one that it copies or stands for. */
function meaningOf(code: XmlElement, { known }: Reading): XmlElement {
  const says = ["subType", "fs:fs", "dataRef"].some((name) => code.values.has(name));
  if (says) return code;
  const of = code.values.get("copyOf") ?? code.values.get("id") ?? "";
  return known.get(of) ?? code;
}

function spanOf(code: XmlElement, span: { start: number; end: number }): RichMark | null {
  const [subType, fs] = [code.values.get("subType"), code.values.get("fs:fs")];
  if (subType === "diglot:link" || fs === "a") {
    const [name, ...rest] = (code.values.get("fs:subFs") ?? "").split(/(?<!\\),/);
    const url = (rest[0] ?? "").replace(/\\(.)/g, "$1");
    if (name !== "href" || !isLinkAddress(url)) return null;
    return { kind: "link", url, link: linkNode(url, []), ...span };
  }
  for (const [format, written] of Object.entries(formats))
    if (subType === written.subType || (subType === undefined && fs === written.fs))
      return { kind: "format", format: format as FormatName, ...span };
  return null;
}

function addPlaceholder(code: XmlElement, read: ReadInline, reading: Reading): void {
  const meant = meaningOf(code, reading);
  if (meant.values.get("subType") === "xlf:lb" || meant.values.get("fs:fs") === "br") {
    read.text += "\n";
    return;
  }
  const start = read.text.length;
  const [what, name = ""] = (reading.data.get(meant.values.get("dataRef") ?? "") ?? "").split(" ");
  const note = what === "note" ? blockIdSchema.safeParse(name).data : undefined;
  const field = what === "fact" ? eventFieldSchema.safeParse(name).data : undefined;
  if (note) read.marks.push({ kind: "note", note, start, end: start });
  else if (field) {
    const said = reading.factText(field);
    read.text += said || (meant.values.get("equiv") ?? "");
    if (said !== "") read.marks.push({ kind: "fact", field, start, end: read.text.length });
  } else {
    read.text += code.values.get("equiv") ?? "";
    read.unknown.push(labelOf(code));
  }
}

const labelOf = (code: XmlElement): string =>
  `<${code.name} id="${code.values.get("id") ?? code.values.get("startRef") ?? ""}">`;

/** Marks that were cut where they crossed others are one again. */
function joined(marks: readonly RichMark[]): RichMark[] {
  const whole: RichMark[] = [];
  for (const mark of inOrder(marks)) {
    const last = whole.findLast((one) => sortOf(one) === sortOf(mark) && one.end >= mark.start);
    if (last && last.kind !== "note" && last.kind !== "fact")
      last.end = Math.max(last.end, mark.end);
    else whole.push({ ...mark });
  }
  return whole;
}

/** Original data of a unit by its ids. */
export function dataOf(unit: XmlElement): Map<string, string> {
  const data = childOf(unit, "xlf:originalData");
  return new Map(
    (data ? elementsOf(data) : []).map((one) => [one.values.get("id") ?? "", textIn(one)]),
  );
}
