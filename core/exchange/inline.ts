/** The inside of a block as Lexical nodes: from plain text as it stands, or from inline Markdown. */
import type { Token } from "marked";
import type { NodeJson } from "../edition/edition.ts";
import { lexInline } from "./marked.ts";
import { joiner } from "./text-columns.ts";

/** Text, line break and link nodes of one block. */
export type Inline = NodeJson[];

/** Lexical's text format bits. */
export const BOLD = 1;
export const ITALIC = 2;
export const STRIKETHROUGH = 4;
export const UNDERLINE = 8;
export const SUBSCRIPT = 32;
export const SUPERSCRIPT = 64;
const CODE = 16;
const HIGHLIGHT = 128;

/** HTML in Markdown that an edition has a format for: Markdown itself has no marks for some of them. */
const htmlFormats: Record<string, number> = {
  ...{ b: BOLD, strong: BOLD, i: ITALIC, em: ITALIC, u: UNDERLINE },
  ...{ s: STRIKETHROUGH, del: STRIKETHROUGH, code: CODE },
  ...{ sub: SUBSCRIPT, sup: SUPERSCRIPT, mark: HIGHLIGHT },
};

export const textNode = (value: string, format = 0): NodeJson => ({
  type: "text",
  version: 1,
  detail: 0,
  format,
  mode: "normal",
  style: "",
  text: value,
});

/** Text as it stands; a line feed is a line break. */
export const plainInline = (value: string): Inline =>
  value
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: "linebreak", version: 1 }] : []),
      ...(line === "" ? [] : [textNode(line)]),
    ]);

/** Inline Markdown: its formats and those of HTML's tags, links, line breaks, entities. Other markup leaves its text. */
export const toInline = (markdown: string): Inline =>
  markdown === "" ? [] : tokensToInline(lexInline(markdown));

export interface InlineReading {
  /** Told of markup that an edition has no place for, as written. */
  onDropped?: (raw: string) => void;
  /** The reference to the note of this name, null where there is none. */
  cite?: (label: string) => NodeJson | null;
}

export function tokensToInline(tokens: Token[], reading: InlineReading = {}): Inline {
  const { onDropped = () => {}, cite = () => null } = reading;
  return tidied(walk(tokens, { format: 0, onDropped, cite }));
}

interface Around extends Required<InlineReading> {
  format: number;
}

/** Parts of a token that its kind may have; marked's own types leave room for extensions. */
interface Parts {
  tokens?: Token[];
  text?: string;
  href?: string;
  label?: string;
}

function walk(tokens: Token[], around: Around): Inline {
  let tagged = 0;
  return tokens.flatMap((token): Inline => {
    const parts = token as Parts;
    const here = { ...around, format: around.format | tagged };
    switch (token.type) {
      case "strong":
        return walk(parts.tokens ?? [], { ...here, format: here.format | BOLD });
      case "em":
        return walk(parts.tokens ?? [], { ...here, format: here.format | ITALIC });
      case "del":
        return walk(parts.tokens ?? [], { ...here, format: here.format | STRIKETHROUGH });
      case "link":
        return linkNodes(parts, token.raw, here);
      case "noteref":
        return [here.cite(parts.label ?? "") ?? textNode(token.raw, here.format)];
      case "br":
        return [{ type: "linebreak", version: 1 }];
      case "html":
        if (/^<br\s*\/?>$/i.test(token.raw)) return [{ type: "linebreak", version: 1 }];
        tagged = afterTag(token.raw, tagged, around.onDropped);
        return [];
      case "escape":
      case "codespan":
        return [textNode(parts.text ?? "", here.format)];
      // The item itself knows whether it is ticked.
      case "checkbox":
        return [];
      default:
        if (parts.tokens && parts.tokens.length > 0) return walk(parts.tokens, here);
        return [textNode(decodeEntities(token.raw), here.format)];
    }
  });
}

/** The formats of tags that are open behind this one. */
function afterTag(raw: string, open: number, onDropped: (raw: string) => void): number {
  const [, close, name = ""] = /^<(\/?)([a-z]+)>$/i.exec(raw) ?? [];
  const bit = htmlFormats[name.toLowerCase()];
  if (bit === undefined) {
    onDropped(raw);
    return open;
  }
  return close ? open & ~bit : open | bit;
}

function linkNodes({ href = "", tokens = [] }: Parts, raw: string, around: Around): Inline {
  const children = walk(tokens, around);
  if (!isLinkAddress(href)) {
    around.onDropped(raw);
    return children;
  }
  return [linkNode(href, tidied(children))];
}

/** Addresses that a link of an edition may have. */
export const isLinkAddress = (url: string): boolean => /^(?:https?:|mailto:)/i.test(url);

export const linkNode = (url: string, children: Inline): NodeJson => {
  const link = { type: "link", version: 1, direction: null, format: "", indent: 0 };
  return { ...link, children, url, rel: null, target: null, title: null };
};

/** Line ends of the source become what belongs between the words; texts of one format become one. */
function tidied(nodes: Inline): Inline {
  const tidy: Inline = [];
  for (const [index, node] of nodes.entries()) {
    if (typeof node["text"] !== "string") {
      tidy.push(node);
      continue;
    }
    const after = nodes[index + 1]?.["text"];
    const before = tidy.at(-1)?.["text"];
    const text = unwrapped(node["text"], {
      before: typeof before === "string" ? before : "",
      after: typeof after === "string" ? after : "",
    });
    const last = tidy.at(-1);
    if (last && typeof before === "string" && last["format"] === node["format"])
      tidy[tidy.length - 1] = { ...last, text: before + text };
    else if (text !== "") tidy.push({ ...node, text });
  }
  return trimmed(tidy);
}

const unwrapped = (text: string, { before, after }: { before: string; after: string }): string =>
  text.replace(/[ \t]*\n[ \t]*/g, (_line, offset: number) => {
    const left = before + text.slice(0, offset);
    const right = text.slice(offset).trimStart() + after;
    return joiner(left.trimEnd(), right);
  });

function trimmed(nodes: Inline): Inline {
  const first = nodes[0];
  if (first && typeof first["text"] === "string")
    nodes[0] = { ...first, text: first["text"].trimStart() };
  const last = nodes.at(-1);
  if (last && typeof last["text"] === "string")
    nodes[nodes.length - 1] = { ...last, text: last["text"].trimEnd() };
  return nodes.filter((node) => node["text"] !== "");
}

/** The entities that people type in Markdown; any other stays as it is written. */
const entities: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0", emsp: "\u2003" },
  ...{ ndash: "–", mdash: "—", hellip: "…", middot: "·", copy: "©", reg: "®", times: "×" },
  ...{ ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’" },
};

/** Entities as the characters they stand for; those that nobody types stay as written. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, dec, hex, name) => {
    if (name) return entities[String(name)] ?? whole;
    const code = dec ? Number(dec) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : "\uFFFD";
  });

/** True of text that shows nothing: neither letters nor the mark of a note. */
export const isBlank = (text: Inline, nothing = /^\s*$/): boolean =>
  text.every(({ type, text: said, children = [] }) =>
    type === "noteref"
      ? false
      : (typeof said !== "string" || nothing.test(said)) && isBlank(children, nothing),
  );
