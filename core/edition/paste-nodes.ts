/** What may come in from a clipboard: nodes of ours, with nothing on them that we did not put there. */
import { z } from "zod";
import { type EventField, eventFieldSchema } from "../event/event-field.ts";
import { toAlignment } from "./alignment.ts";
import type { NodeJson } from "./edition.ts";
import { nodeJsonSchema } from "./edition.ts";
import { gridOf } from "./table/grid.ts";
import { tableJson } from "./table/table-json.ts";
import { markOf } from "./notes.ts";
import type { BlockId } from "../report/ids.ts";
import { mediaTypes } from "./media-types.ts";
import { toPlacement } from "./placement.ts";

/** Bold, italic, strikethrough, underline, subscript, superscript, highlight: all of Lexical's but code. */
const FORMATS = 1 | 2 | 4 | 8 | 32 | 64 | 128;

const blockTypes = new Set([
  "headline",
  "lead",
  "paragraph",
  "heading",
  "quote",
  "callout",
  "listitem",
]);
const fieldTypes = ["caption", "alt", "credit"];
const headingTags = new Set(["h2", "h3", "h4"]);

export const textJson = (text: string, format = 0): NodeJson => ({
  type: "text",
  version: 1,
  detail: 0,
  format: format & FORMATS,
  mode: "normal",
  style: "",
  text,
});

/** A chip that says a fact of the event. */
export const factJson = (field: EventField, text: string, format = 0): NodeJson => ({
  ...textJson(text, format),
  type: "fact",
  mode: "token",
  field,
});

export const elementJson = (
  type: string,
  children: NodeJson[],
  more: Record<string, unknown> = {},
): NodeJson => ({ type, version: 1, direction: null, format: "", indent: 0, children, ...more });

/**
 * A paragraph, heading, quote or call-out that the editor can take; a heading above h2 becomes h2, one below h4 becomes h4.
 * `format` is how paragraph or heading is aligned.
 */
export function blockJson(
  type: string,
  children: NodeJson[],
  tag = "",
  format: unknown = "",
): NodeJson {
  const alignment = toAlignment(format);
  const aligned = { format: alignment === "left" ? "" : alignment };
  if (type === "paragraph")
    return elementJson(type, children, { ...aligned, textFormat: 0, textStyle: "" });
  if (type !== "heading") return elementJson(type, children);
  const level = Math.min(4, Math.max(2, Number(tag.slice(1)) || 2));
  return elementJson(type, children, {
    ...aligned,
    tag: headingTags.has(tag) ? tag : `h${level}`,
  });
}

/** A line across the page. */
export const ruleJson = (): NodeJson => ({ type: "rule", version: 1 });

export type ListKind = "bullet" | "number" | "check";

export const listJson = (kind: ListKind, items: NodeJson[], start = 1): NodeJson =>
  elementJson("list", items, { listType: kind, start, tag: kind === "number" ? "ol" : "ul" });

export const listKindOf = (type: unknown): ListKind =>
  type === "number" || type === "check" ? type : "bullet";

/**
 * The blocks in `value`, which is the `nodes` of a Lexical clipboard. Block state (ids, confirmations) is kept: its
 * own schemas check it. `allowsLink` says which addresses a link may have; the text of others stays.
 */
export function toPasteNodes(value: unknown, allowsLink: (url: string) => boolean): NodeJson[] {
  const nodes = z.array(nodeJsonSchema).safeParse(value);
  if (!nodes.success) return [];
  return gather(nodes.data.flatMap((node) => clean(node, allowsLink)));
}

/** Puts stray inline nodes into paragraphs and stray items into lists. */
function gather(nodes: NodeJson[]): NodeJson[] {
  const blocks: NodeJson[] = [];
  let line: NodeJson[] = [];
  let items: NodeJson[] = [];
  const close = (): void => {
    if (line.length > 0) blocks.push(blockJson("paragraph", line));
    if (items.length > 0) blocks.push(listJson("bullet", items));
    line = [];
    items = [];
  };
  for (const node of nodes) {
    const inline = ["text", "fact", "linebreak", "link", "noteref"].includes(node.type);
    const item = node.type === "listitem";
    if ((line.length > 0 && !inline) || (items.length > 0 && !item)) close();
    if (inline) line.push(node);
    else if (item) items.push(node);
    else blocks.push(node);
  }
  close();
  return blocks;
}

function clean(node: NodeJson, allowsLink: (url: string) => boolean): NodeJson[] {
  const children = (node.children ?? []).flatMap((child) => clean(child, allowsLink));
  const state = node.$ ? { $: node.$ } : {};
  const field = node.type === "fact" ? eventFieldSchema.safeParse(node["field"]).data : undefined;
  if (typeof node["text"] === "string" && field)
    return [factJson(field, node["text"], typeof node["format"] === "number" ? node["format"] : 0)];
  if (typeof node["text"] === "string")
    return [textJson(node["text"], typeof node["format"] === "number" ? node["format"] : 0)];
  if (node.type === "linebreak") return [{ type: "linebreak", version: 1 }];
  if (node.type === "noteref") return noteRef(node, allowsLink);
  // With its reference a note comes along; by itself it is a text.
  if (node.type === "footnote") return [blockJson("paragraph", inlineOf(children))];
  if (node.type === "rule") return [ruleJson()];
  if (node.type === "tab") return [textJson("\t")];
  if (node.type === "link" || node.type === "autolink") return link(node, children, allowsLink);
  if (node.type === "list") {
    const items = gather(children).flatMap((child) =>
      child.type === "list" ? (child.children ?? []) : child,
    );
    const { start } = node;
    const first = typeof start === "number" && Number.isInteger(start) ? start : 1;
    return [listJson(listKindOf(node["listType"]), items.map(asItem), first)];
  }
  if (node.type === "table") return cleanTable(node, allowsLink) ?? children;
  if (node.type === "figure") return [{ ...figureJson(node, children), ...state }];
  if (mediaTypes.has(node.type)) return [{ ...mediaJson(node, children), ...state }];
  if (fieldTypes.includes(node.type))
    return [{ ...elementJson(node.type, inlineOf(children)), ...state }];
  if (node.type === "listitem") return items(node, children, state);
  if (blockTypes.has(node.type)) {
    const block = blockJson(
      node.type,
      inlineOf(children),
      typeof node["tag"] === "string" ? node["tag"] : "",
      node["format"],
    );
    return [{ ...block, ...state }, ...children.filter(({ type }) => isWhole(type))];
  }
  return children;
}

/** Of a table its rows, cells, spans, headings and widths; in a cell every block is a paragraph. Null where there is no row. */
function cleanTable(node: NodeJson, allowsLink: (url: string) => boolean): NodeJson[] | null {
  const { rows, shares } = gridOf(node);
  const cells = rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map(({ node: cell, ...place }) => {
        const inside = gather((cell.children ?? []).flatMap((child) => clean(child, allowsLink)));
        return { ...place, paragraphs: cellParagraphs(inside) };
      }),
    );
  return cells.length === 0 ? null : [tableJson(cells, shares, () => blockJson("paragraph", []))];
}

/** Any blocks as paragraphs for a cell; pictures and lines across the page have no place there. */
export const cellParagraphs = (blocks: readonly NodeJson[]): NodeJson[] =>
  blocks.flatMap((block): NodeJson[] => {
    if (block.type === "paragraph") return [block];
    if (["list", "table", "tablerow", "tablecell"].includes(block.type))
      return cellParagraphs(block.children ?? []);
    const nested = (block.children ?? []).filter(({ type }) => type === "list");
    const own = inlineOf((block.children ?? []).filter(({ type }) => type !== "list"));
    const kept = own.length > 0 ? [{ ...blockJson("paragraph", own), ...stateOf(block) }] : [];
    return block.type === "figure" ? [] : [...kept, ...cellParagraphs(nested)];
  });

const stateOf = (node: NodeJson): Pick<NodeJson, "$"> => (node.$ ? { $: node.$ } : {});

/** A reference carries its note as `footnote` while it is in a clipboard. */
export const noteRefJson = (mark: BlockId, footnote: NodeJson | null): NodeJson => ({
  type: "noteref",
  version: 1,
  note: mark,
  ...(footnote && { footnote }),
});

function noteRef(node: NodeJson, allowsLink: (url: string) => boolean): NodeJson[] {
  const mark = markOf(node);
  const note = nodeJsonSchema.safeParse(node["footnote"]).data ?? null;
  if (!mark) return [];
  if (!note) return [noteRefJson(mark, null)];
  const text = inlineOf((note.children ?? []).flatMap((child) => clean(child, allowsLink)));
  const state = note.$ ? { $: note.$ } : {};
  return [noteRefJson(mark, { ...elementJson("footnote", text, { note: mark }), ...state })];
}

/** Takes the notes that references carry out of `nodes`: one for each mark. */
export function takeNotes(nodes: NodeJson[]): { nodes: NodeJson[]; notes: NodeJson[] } {
  const notes = new Map<BlockId, NodeJson>();
  const bare = (node: NodeJson): NodeJson => {
    const mark = node.type === "noteref" ? markOf(node) : null;
    if (!mark) return node.children ? { ...node, children: node.children.map(bare) } : node;
    const note = nodeJsonSchema.safeParse(node["footnote"]).data;
    if (note && !notes.has(mark)) notes.set(mark, note);
    return noteRefJson(mark, null);
  };
  return { nodes: nodes.map(bare), notes: [...notes.values()] };
}

/** An item; lists in it stand behind it in items of their own, as Lexical keeps them. */
function items(node: NodeJson, children: NodeJson[], state: object): NodeJson[] {
  const lists = children.filter(({ type }) => type === "list");
  const own = inlineOf(children.filter(({ type }) => type !== "list"));
  const { checked } = node;
  const item = elementJson("listitem", own, typeof checked === "boolean" ? { checked } : {});
  return [
    ...(own.length > 0 || lists.length === 0 ? [{ ...item, ...state }] : []),
    ...lists.map((list) => elementJson("listitem", [list])),
    ...children.filter(({ type }) => type === "figure" || type === "rule"),
  ];
}

const asItem = (node: NodeJson): NodeJson =>
  node.type === "listitem"
    ? node
    : { ...elementJson("listitem", inlineOf([node])), ...(node.$ && { $: node.$ }) };

/** The inline nodes in `nodes` and in blocks among them, blocks apart by a line break. */
function inlineOf(nodes: NodeJson[]): NodeJson[] {
  return nodes.flatMap((node, index) => {
    if (isWhole(node.type)) return [];
    if (!node.children || node.type === "link") return [node];
    const apart = index > 0 ? [{ type: "linebreak", version: 1 }] : [];
    return [...apart, ...inlineOf(node.children)];
  });
}

function link(
  node: NodeJson,
  children: NodeJson[],
  allowsLink: (url: string) => boolean,
): NodeJson[] {
  const url = typeof node["url"] === "string" ? node["url"] : "";
  if (!allowsLink(url)) return children;
  return [elementJson("link", inlineOf(children), { url, rel: null, target: null, title: null })];
}

function figureJson(node: NodeJson, children: NodeJson[]): NodeJson {
  const field = (type: string) =>
    children.find((child) => child.type === type) ?? elementJson(type, []);
  return elementJson("figure", fieldTypes.map(field), {
    asset: node["asset"] ?? null,
    placement: toPlacement(node["placement"]),
  });
}

/** What it shows is checked by the node's own schema. */
function mediaJson(node: NodeJson, children: NodeJson[]): NodeJson {
  const caption = children.find((child) => child.type === "caption") ?? elementJson("caption", []);
  if (node.type === "gallery")
    return elementJson("gallery", [...children.filter(({ type }) => type === "figure"), caption]);
  if (node.type === "attachment")
    return elementJson("attachment", [caption], { file: node["file"] ?? null });
  return elementJson("video", [caption], {
    video: node["video"] ?? null,
    poster: node["poster"] ?? null,
  });
}

/** Stands by itself; it has no text that could go into a line. */
const isWhole = (type: string): boolean =>
  type === "rule" || type === "table" || mediaTypes.has(type);
