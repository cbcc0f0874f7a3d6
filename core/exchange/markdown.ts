/** Reads a report from Markdown (CommonMark with GitHub's tables and links). */
import type { Token, Tokens } from "marked";
import { toAlignment } from "../edition/alignment.ts";
import type { NodeJson } from "../edition/edition.ts";
import type { Imported, LeftOut } from "./imported.ts";
import {
  decodeEntities,
  type Inline,
  type InlineReading,
  plainInline,
  tokensToInline,
  toInline,
} from "./inline.ts";
import { noteRef } from "./note-ref.ts";
import { lexBlocks } from "./marked.ts";
import { LEAD_MARK, toPageLines } from "./page-lines.ts";
import type { NestedItem } from "./lists.ts";
import { type ReadCell, readTable, rowTexts } from "./table-part.ts";
import { type PartBlock, toListPart } from "./to-edition.ts";

/**
 * The first heading or line of text is the headline; other headings become h2 to h4, the highest of them h2. A picture
 * becomes a figure: its title is the caption and its text the alternative text, a last line of the title that begins
 * with 供图： or Credit: the credit; without a title its text is the caption, as readers of Markdown see it. As in plain
 * text the lead is only what the file marks as one. A figure's `asset` is the picture's address as written. Null when
 * the file holds no report.
 */
export function parseMarkdown(text: string, isColumn: (name: string) => boolean): Imported | null {
  const front = takeFrontMatter(text);
  const { breadcrumb, lines, left } = toPageLines(front.rest, isColumn);
  left.unshift(...front.left);
  const source = lines.join("\n");
  const notes = readNotes(lexBlocks(source));
  const { headline, tokens } = takeHeadline(source, front.title, notes.cite);
  const reader = createReader({ left, shift: headingShift(tokens), cite: notes.cite });
  const blocks = reader.read(tokens);
  blocks.push(...uncitedIn(notes, left));
  const { lead, body } = takeLead(blocks);
  if (headline.length === 0 && body.length === 0 && lead.length === 0) return null;
  return { breadcrumb, left, headline, lead, body };
}

type Cite = NonNullable<InlineReading["cite"]>;

/** The notes by name; each reference gets one of its own. */
function readNotes(tokens: Token[]): {
  cite: Cite;
  uncited(): { raw: string; text: Inline }[];
} {
  const notes = new Map(
    tokens.flatMap((token) =>
      token.type === "notedef"
        ? [
            [
              String(token["label"]),
              { raw: token.raw.trim(), text: toInline(String(token["text"])) },
            ],
          ]
        : [],
    ),
  );
  const cited = new Set<string>();
  return {
    cite(label) {
      const note = notes.get(label);
      if (!note) return null;
      cited.add(label);
      return noteRef(note.text);
    },
    uncited: () => [...notes].filter(([label]) => !cited.has(label)).map(([, note]) => note),
  };
}

function uncitedIn(notes: ReturnType<typeof readNotes>, left: LeftOut[]): PartBlock[] {
  return notes.uncited().map(({ raw, text }) => {
    left.push({ what: "note", text: raw });
    return { kind: "paragraph", text };
  });
}

function takeFrontMatter(text: string): { title: string; rest: string; left: LeftOut[] } {
  const found =
    /^---[ \t]*\r?\n((?:[ \t]*(?:[\w\u4E00-\u9FFF-]+[ \t]*[:：]|-[ \t]|#|[ \t]).*\r?\n|[ \t]*\r?\n)*?)---[ \t]*(?:\r?\n|$)/u.exec(
      text,
    );
  if (!found) return { title: "", rest: text, left: [] };
  const lines = (found[1] ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");
  const titled = lines.find((line) => /^(?:title|标题)[ \t]*[:：]/iu.test(line)) ?? "";
  const title = titled.replace(/^[^:：]*[:：]\s*/u, "").replace(/^(["'])(.*)\1\s*$/, "$2");
  const left = lines
    .filter((line) => line !== titled)
    .map((line): LeftOut => ({ what: "front-matter", text: line.trim() }));
  return { title: title.trim(), rest: text.slice(found[0].length), left };
}

/** The same for a passage: no headline, no lead; a heading of the first level is one of the second. */
export function parsePassage(text: string): { body: PartBlock[]; left: LeftOut[] } {
  const left: LeftOut[] = [];
  const tokens = lexBlocks(text);
  const notes = readNotes(tokens);
  const shift = Math.max(0, headingShift(tokens));
  const body = createReader({ left, shift, cite: notes.cite }).read(tokens);
  return { body: [...body, ...uncitedIn(notes, left)], left };
}

const isBlank = (token: Token): boolean => ["space", "def", "hr", "notedef"].includes(token.type);

const isPictures = (token: Token): boolean =>
  token.type === "paragraph" &&
  (token["tokens"] ?? []).every((part: Token) => part.type === "image" || part.raw.trim() === "");

/** The headline, and the tokens of everything else in order. */
function takeHeadline(
  source: string,
  title: string,
  cite: Cite,
): { headline: Inline; tokens: Token[] } {
  const tokens = lexBlocks(source);
  const at = tokens.findIndex((token) => !isBlank(token) && !isPictures(token));
  const first = tokens[at];
  if (first?.type === "heading")
    return {
      headline: tokensToInline(first["tokens"] ?? [], { cite }),
      tokens: tokens.toSpliced(at, 1),
    };
  if (title !== "") return { headline: plainInline(title), tokens };
  if (first?.type !== "paragraph") return { headline: [], tokens };
  const line = first.raw.split("\n")[0] ?? "";
  // Read again without the line, so that addresses given further down are still known.
  return { headline: toInline(line.trim()), tokens: lexBlocks(source.replace(line, () => "")) };
}

const headingShift = (tokens: Token[]): number =>
  2 -
  Math.min(6, ...tokens.map((token) => (token.type === "heading" ? Number(token["depth"]) : 6)));

interface Reader {
  read(tokens: Token[]): PartBlock[];
}

interface Reading {
  left: LeftOut[];
  shift: number;
  cite: Cite;
}

function createReader({ left, shift, cite }: Reading): Reader {
  const drop = (what: LeftOut["what"], raw: string) => left.push({ what, text: raw.trim() });
  const inlineOf = (tokens: Token[]): Inline =>
    tokensToInline(tokens, { onDropped: (raw) => drop("markup", raw), cite });

  const toBlocks = (token: Token): PartBlock[] => {
    switch (token.type) {
      case "heading": {
        const level = Math.min(4, Math.max(2, Number(token["depth"]) + shift)) as 2 | 3 | 4;
        return [{ kind: "heading", level, text: inlineOf(token["tokens"] ?? []) }];
      }
      case "paragraph":
      case "text":
        return splitAtPictures(token).flatMap((part) => toParagraph(part));
      case "blockquote":
        return toQuotes(read(token["tokens"] ?? []));
      case "list":
        return toList(token as Tokens.List);
      case "code":
        return [{ kind: "paragraph", text: plainInline(String(token["text"])) }];
      case "table":
        return toTable(token as Tokens.Table);
      case "html":
        return htmlText(token.raw);
      case "hr":
        return [{ kind: "rule" }];
      default:
        return [];
    }
  };

  const toParagraph = (tokens: Token[]): PartBlock[] => {
    const [only] = tokens;
    if (only?.type === "image") return [toFigure(only as Tokens.Image)];
    const text = inlineOf(tokens);
    return text.length === 0 ? [] : [{ kind: "paragraph", text }];
  };

  const toList = (list: Tokens.List): PartBlock[] => {
    const figures: PartBlock[] = [];
    const toItems = (of: Tokens.List, level: number): NestedItem[] =>
      of.items.flatMap((item, index) => {
        const own = item.tokens.filter((token) => token.type !== "list" && !isBlank(token));
        const nested = item.tokens.filter((token) => token.type === "list") as Tokens.List[];
        const texts = own
          .flatMap((token) => toBlocks(token))
          .flatMap((part): Inline[] => {
            if (part.kind === "figure") figures.push(part);
            return textsOf(part);
          });
        const text = texts.flatMap((one, i) => (i > 0 ? [...plainInline("\n"), ...one] : one));
        const { ordered } = of;
        const box = item.task ? { checked: item.checked === true } : {};
        const start = ordered && index === 0 ? { start: Number(of.start) || 1 } : {};
        return [
          ...(text.length > 0 ? [{ level, ordered, ...start, ...box, text }] : []),
          ...nested.flatMap((inner) => toItems(inner, level + 1)),
        ];
      });
    const items = toItems(list, 0);
    return [...(items.length > 0 ? [toListPart(items)] : []), ...figures];
  };

  /** A line break in a cell parts two paragraphs; a row of headings without a word is there for the syntax. */
  const toTable = ({ header, rows }: Tokens.Table): PartBlock[] => {
    const heads = header.some(({ text }) => text.trim() !== "");
    const cells = [...(heads ? [header] : []), ...rows].map((row, at) =>
      row.map(
        ({ tokens, align }): ReadCell => ({
          blocks: linesOf(inlineOf(tokens)).map((text) => ({
            kind: "paragraph",
            text,
            align: toAlignment(align),
          })),
          rowSpan: 1,
          colSpan: 1,
          headsColumn: heads && at === 0,
          headsRow: false,
        }),
      ),
    );
    const { table } = readTable(cells, null);
    return table ? [table] : [];
  };

  const htmlText = (raw: string): PartBlock[] => {
    drop("markup", raw);
    const text = raw.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<[^>]*>/gi, " ");
    const kept = text.replace(/[ \t]+/g, " ").trim();
    return kept === "" ? [] : [{ kind: "paragraph", text: toInline(kept) }];
  };

  const read = (tokens: Token[]): PartBlock[] => tokens.flatMap((token) => toBlocks(token));
  return { read };
}

/** Runs of other tokens, and each picture by itself. */
function splitAtPictures(token: Token): Token[][] {
  const parts: Token[][] = [[]];
  const { tokens } = token as { tokens?: Token[] };
  for (const inner of tokens ?? [token]) {
    if (inner.type === "image") parts.push([inner], []);
    else parts.at(-1)?.push(inner);
  }
  return parts.filter((part) => part.some((inner) => inner.raw.trim() !== ""));
}

const CREDIT_LINE = /(?:^|\n)(?:供图|摄影|图源|credit|photo)\s*[:：]([^\n]*)$/iu;

function toFigure({ href, title, tokens }: Tokens.Image): PartBlock {
  const said = plainInline(flatText(tokensToInline(tokens)));
  if (!title) return { kind: "figure", asset: href, caption: said, alt: [], credit: [] };
  const found = CREDIT_LINE.exec(title);
  const words = (written: string): Inline => plainInline(decodeEntities(written).trim());
  const caption = words(title.slice(0, found?.index));
  return { kind: "figure", asset: href, caption, alt: said, credit: words(found?.[1] ?? "") };
}

/** Without formats; a line break is a space. */
const flatText = (nodes: Inline): string =>
  nodes
    .map((node) =>
      node.type === "linebreak" ? " " : textIn(node) || flatText(node.children ?? []),
    )
    .join("");

/** The first line of a quotation that is a call-out, as GitHub marks one. */
const ALERT = /^\[!(?:note|tip|important|warning|caution)\]\s*/iu;

function toQuotes(parts: PartBlock[]): PartBlock[] {
  const [first, ...rest] = parts;
  const text = first?.kind === "paragraph" ? first.text : [];
  const mark = ALERT.exec(textIn(text[0] ?? { type: "", version: 1 }))?.[0];
  const all = mark === undefined ? parts : [...withoutStart(text, mark.length), ...rest];
  const kind = mark === undefined ? "quote" : "callout";
  return all.map((part) => (part.kind === "paragraph" ? { kind, text: part.text } : part));
}

/** The paragraph without its first characters; none when nothing is left of it. */
function withoutStart(text: Inline, length: number): PartBlock[] {
  const [first, ...others] = text;
  const left = textIn(first ?? { type: "", version: 1 }).slice(length);
  const kept = left === "" || !first ? others : [{ ...first, text: left }, ...others];
  const begun = kept.findIndex((node) => node.type !== "linebreak");
  return begun < 0 ? [] : [{ kind: "paragraph", text: kept.slice(begun) }];
}

function linesOf(text: Inline): Inline[] {
  const lines: Inline[] = [[]];
  for (const node of text)
    if (node.type === "linebreak") lines.push([]);
    else lines.at(-1)?.push(node);
  return lines.filter((line) => line.length > 0);
}

function textsOf(part: PartBlock): Inline[] {
  if (part.kind === "table") return rowTexts(part);
  if (part.kind === "figure" || part.kind === "gallery" || part.kind === "rule") return [];
  if (part.kind === "nested-list") return part.items.map(({ text }) => text);
  return part.kind === "list" ? part.items : [part.text];
}

const textIn = (node: NodeJson): string => (typeof node["text"] === "string" ? node["text"] : "");

/** A lead that is marked by a word in front of the first paragraph, which may be bold. */
export function takeLead(blocks: PartBlock[]): { lead: Inline; body: PartBlock[] } {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return { lead: [], body: blocks };
  const all = first.text.map((node) => textIn(node)).join("");
  let toCut = LEAD_MARK.exec(all)?.[0].length ?? 0;
  if (toCut === 0) return { lead: [], body: blocks };
  const lead = first.text.flatMap((node): Inline => {
    const text = textIn(node);
    const cut = Math.min(toCut, text.length);
    toCut -= cut;
    if (cut === 0) return [node];
    return cut === text.length ? [] : [{ ...node, text: text.slice(cut) }];
  });
  const [second, ...others] = rest;
  if (lead.length > 0 || second?.kind !== "paragraph") return { lead, body: rest };
  return { lead: second.text, body: others };
}
