/** Builds an edition's tree from a draft: the way in for imports, new reports and the sample. */
import type { Alignment } from "../edition/alignment.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { markOf } from "../edition/notes.ts";
import { listJson, ruleJson, takeNotes } from "../edition/paste-nodes.ts";
import { blockKindOf, blocksOf, textOf } from "../edition/blocks.ts";
import { mediaTypes } from "../edition/media-types.ts";
import { hashText } from "../edition/text-hash.ts";
import type { EventFacts } from "../event/event.ts";
import { type Asset, assetSchema } from "../media/asset.ts";
import { type BlockId, newBlockId } from "../report/ids.ts";
import type { Lang } from "../report/lang.ts";
import { type Inline, toInline, tokensToInline } from "./inline.ts";
import { type NestedItem, nestedLists, withBox } from "./lists.ts";
import { lexInline } from "./marked.ts";
import { noteRef } from "./note-ref.ts";
import type { DraftBlock, EditionDraft } from "./report-draft.ts";
import { type TablePart, tableNode } from "./table-part.ts";
import { withFacts } from "./draft-facts.ts";

const element = (
  type: string,
  children: NodeJson[],
  more: Record<string, unknown> = {},
): NodeJson => ({
  type,
  version: 1,
  direction: null,
  format: "",
  indent: 0,
  children,
  ...more,
});

const block = (type: string, children: NodeJson[], more: Record<string, unknown> = {}): NodeJson =>
  element(type, children, { ...more, $: { id: newBlockId() } });

/** A body block on its way into an edition; `asset` names a picture for `FindAsset`, null is a placeholder. */
export type PartBlock =
  | TablePart
  | { kind: "paragraph"; text: Inline; align?: Alignment }
  | { kind: "heading"; level: 2 | 3 | 4; text: Inline; align?: Alignment }
  | { kind: "rule" }
  | { kind: "quote" | "callout"; text: Inline }
  | { kind: "list"; ordered: boolean; items: Inline[] }
  | { kind: "nested-list"; items: NestedItem[] }
  | FigurePart
  | { kind: "gallery"; figures: FigurePart[]; caption: Inline };

export interface FigurePart {
  kind: "figure";
  asset: string | null;
  caption: Inline;
  alt: Inline;
  credit: Inline;
}

export interface EditionParts {
  headline: Inline;
  lead: Inline;
  body: PartBlock[];
}

/** Gives the stored asset for a draft's asset name, or null where there is none. */
export type FindAsset = (name: string) => Asset | null;

/** Lexical keeps the format of a paragraph's first text at the paragraph too; without it, opening would be an edit. */
function paragraph(text: Inline, align?: Alignment): NodeJson {
  const textFormat = typeof text[0]?.["format"] === "number" ? text[0]["format"] : 0;
  return block("paragraph", text, { textFormat, textStyle: "", format: formatOf(align) });
}

const formatOf = (align: Alignment = "left"): string => (align === "left" ? "" : align);

/** A part as children of root, with fresh ids. */
export function bodyNode(part: PartBlock, findAsset: FindAsset): NodeJson[] {
  return part.kind === "nested-list"
    ? nestedLists(part.items, itemNode)
    : [blockNode(part, findAsset)];
}

function blockNode(
  part: Exclude<PartBlock, { kind: "nested-list" }>,
  findAsset: FindAsset,
): NodeJson {
  switch (part.kind) {
    case "paragraph":
      return paragraph(part.text, part.align);
    case "heading":
      return block("heading", part.text, { tag: `h${part.level}`, format: formatOf(part.align) });
    case "rule":
      return ruleJson();
    case "table":
      return tableNode(part, paragraph);
    case "quote":
    case "callout":
      return block(part.kind, part.text);
    case "list":
      return listNode(part.items, part.ordered);
    case "figure":
      return figureNode(part, findAsset);
    case "gallery":
      return block("gallery", [
        ...part.figures.map((figure) => figureNode(figure, findAsset)),
        block("caption", part.caption),
      ]);
  }
}

const figureNode = ({ asset, caption, alt, credit }: FigurePart, findAsset: FindAsset): NodeJson =>
  block("figure", [block("caption", caption), block("alt", alt), block("credit", credit)], {
    asset: asset === null ? null : findAsset(asset),
  });

const itemNode = (content: NodeJson[], value: number, checked?: boolean): NodeJson =>
  block("listitem", content, { value, checked });

const listNode = (items: Inline[], ordered: boolean): NodeJson =>
  listJson(
    ordered ? "number" : "bullet",
    items.map((item, index) => itemNode(item, index + 1)),
  );

/** Items as a part of the body; a list in which nothing is unusual is a plain one. */
export function toListPart(items: readonly NestedItem[]): PartBlock {
  const boxed = items.map(withBox);
  const [first] = boxed;
  const isPlain = boxed.every(
    ({ level, ordered, checked }) =>
      level === first?.level && ordered === first.ordered && checked === undefined,
  );
  if (!isPlain || !first || (first.ordered && (first.start ?? 1) !== 1))
    return { kind: "nested-list", items: boxed };
  return { kind: "list", ordered: first.ordered, items: boxed.map(({ text }) => text) };
}

const isHost = ({ type, children }: NodeJson): boolean =>
  ["lead", "paragraph", "heading", "quote"].includes(type) && (children ?? []).length > 0;

/**
 * A whole tree with fresh block ids. The body has at least one paragraph to write in; notes that references carry
 * stand at the end.
 */
export function fromParts(parts: EditionParts, findAsset: FindAsset): Edition {
  const body = parts.body.flatMap((part) => bodyNode(part, findAsset));
  if (body.length === 0) body.push(paragraph([]));
  const headline = parts.headline.filter(({ type }) => type !== "noteref");
  const fields = [block("headline", headline), block("lead", parts.lead)];
  // A headline has no place for a note: it goes to the first text behind it.
  const cited = parts.headline.filter(({ type }) => type === "noteref");
  const host = [fields[1], ...body].find((node) => node && isHost(node));
  if (cited.length > 0 && host) host.children = [...(host.children ?? []), ...cited];
  else if (cited.length > 0) body.unshift(paragraph(cited));
  const { nodes, notes } = takeNotes([...fields, ...body]);
  const blocks = notes.map((note) => ({ ...note, $: { id: newBlockId() } }));
  return { root: element("root", [...nodes, ...blocks]) };
}

function toPart(draft: DraftBlock, read: (text: string) => Inline): PartBlock {
  switch (draft.kind) {
    case "list":
      return { ...draft, items: draft.items.map(read) };
    case "figure":
      return toFigure(draft, read);
    case "gallery": {
      const figures = draft.figures.map((figure) => toFigure(figure, read));
      return { ...draft, figures, caption: read(draft.caption) };
    }
    case "table":
      return toTable(draft.rows, read);
    default:
      return { ...draft, text: read(draft.text) };
  }
}

const toFigure = (
  draft: Extract<DraftBlock, { kind: "figure" }>,
  read: (text: string) => Inline,
): FigurePart => ({
  ...draft,
  caption: read(draft.caption),
  alt: read(draft.alt),
  credit: read(draft.credit),
});

const toTable = (rows: string[][], read: (text: string) => Inline): TablePart => ({
  kind: "table",
  widths: null,
  rows: rows.map((row, index) =>
    row.map((text) => ({
      texts: [{ text: read(text) }],
      ...{ rowSpan: 1, colSpan: 1, headsColumn: index === 0, headsRow: false },
    })),
  ),
});

/** The same from a hand-written draft; `told` are the facts of the event that its texts name. */
export function toEdition(
  draft: EditionDraft,
  findAsset: FindAsset,
  told?: { event: EventFacts; lang: Lang },
): Edition {
  const { notes = {} } = draft;
  const cite = (name: string): NodeJson | null =>
    notes[name] === undefined ? null : noteRef(toInline(notes[name]));
  const read = (text: string): Inline => {
    const inline = text === "" ? [] : tokensToInline(lexInline(text), { cite });
    return told ? withFacts(inline, told) : inline;
  };
  return fromParts(
    {
      headline: read(draft.headline),
      lead: read(draft.lead),
      body: draft.body.map((block) => toPart(block, read)),
    },
    findAsset,
  );
}

export const emptyEdition = (): Edition =>
  toEdition({ headline: "", lead: "", body: [] }, () => null);

function* blockNodes(node: NodeJson): Generator<NodeJson> {
  if (blockKindOf(node.type) || mediaTypes.has(node.type)) yield node;
  for (const child of node.children ?? []) yield* blockNodes(child);
}

/**
 * Points each block of `target` at the block of `source` that it renders. Whole editions of equal structure are
 * paired one to one; otherwise headline and lead are paired, and bodies kind by kind in order as far as they agree.
 * Notes that render one another are tied by one mark. Changes `target` in place and returns how many blocks found a source.
 */
export function pairEditions(source: Edition, target: Edition): number {
  const left = [...blockNodes(source.root)];
  const right = [...blockNodes(target.root)];
  const equal =
    left.length === right.length && left.every((node, i) => node.type === right[i]?.type);
  const taken = new Set<NodeJson>();
  /** From the marks of the translation's notes to those of the notes that they render. */
  const marks = new Map<BlockId, BlockId>();
  let paired = 0;
  for (const [index, node] of right.entries()) {
    const match = equal
      ? left[index]
      : left.find((candidate) => candidate.type === node.type && !taken.has(candidate));
    const id = match?.$?.["id"];
    if (!match || !id) continue;
    taken.add(match);
    node.$ = { ...node.$, from: id };
    paired += 1;
    tieNote(node, match, marks);
  }
  retie(target.root, marks);
  return paired;
}

/** A note has the same mark in both editions: that of the source. */
function tieNote(note: NodeJson, source: NodeJson, marks: Map<BlockId, BlockId>): void {
  const [from, to] = [markOf(note), markOf(source)];
  if (note.type === "footnote" && from && to) marks.set(from, to);
}

function retie(node: NodeJson, marks: ReadonlyMap<BlockId, BlockId>): void {
  if (marks.size === 0) return;
  const mark = markOf(node);
  const next = mark && marks.get(mark);
  if (next) node["note"] = next;
  for (const child of node.children ?? []) retie(child, marks);
}

/** Who confirmed imported blocks, and when. */
export interface Confirming {
  by: string;
  at: string;
}

/** Confirms the first `count` blocks of `target` that have text on both sides. Changes `target` in place. */
export function confirmFirst(
  source: Edition,
  target: Edition,
  count: number,
  who: Confirming,
): void {
  const sources = new Map<BlockId | null, string>(blocksOf(source).map((b) => [b.id, b.text]));
  const texts = blocksOf(target);
  for (const node of blockNodes(target.root)) {
    const index = texts.findIndex((b) => b.id !== null && b.id === node.$?.["id"]);
    const found = texts[index];
    if (!found || index >= count || found.text === "") continue;
    const sourceText = sources.get(found.from);
    if (sourceText === undefined) continue;
    node.$ = {
      ...node.$,
      origin: { kind: "imported" },
      confirmation: { level: "confirmed", sourceText, targetHash: hashText(found.text), ...who },
    };
  }
}

/** Says of every block of `target` that has text that it was imported. Changes `target` in place. */
export function markImported(target: Edition): void {
  for (const node of blockNodes(target.root))
    if (textOf(node).trim() !== "") node.$ = { ...node.$, origin: { kind: "imported" } };
}

/** Gives placeholders of `target` the picture of the figure that they render. Changes `target` in place. */
export function takeOverPictures(source: Edition, target: Edition): void {
  const assets = new Map<unknown, Asset | undefined>();
  for (const node of blockNodes(source.root))
    assets.set(node.$?.["id"], assetSchema.safeParse(node["asset"]).data);
  for (const node of blockNodes(target.root))
    if (node.type === "figure" && !node["asset"])
      node["asset"] = assets.get(node.$?.["from"]) ?? null;
}
