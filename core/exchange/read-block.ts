/** Blocks as a structured file has them, and how they become a report: headline, lead, captions, lists. */
import type { Alignment } from "../edition/alignment.ts";
import { textOf } from "../edition/blocks.ts";
import type { Imported, LeftOut } from "./imported.ts";
import { type Inline, isBlank, plainInline } from "./inline.ts";
import { takeLead } from "./markdown.ts";
import { isFurniture, parseBreadcrumb } from "./page-lines.ts";
import { joinInline } from "./runs.ts";
import { columnsOf } from "./text-columns.ts";
import type { TablePart } from "./table-part.ts";
import type { NestedItem } from "./lists.ts";
import { type FigurePart, type PartBlock, toListPart } from "./to-edition.ts";

/** Where an item stands. `checked` is there only for one with a box before it. */
export interface ListPlace {
  ordered: boolean;
  level: number;
  number: number;
  checked?: boolean;
}

/** Level of a heading: 1 is the highest; of an item: 0 is the outermost. `asset` is null for a placeholder. */
export type ReadBlock =
  | TablePart
  | { kind: "title" | "lead" | "quote" | "callout"; text: Inline }
  /** `isShared`: of the gallery before it, whose pictures have captions of their own. */
  | { kind: "caption"; text: Inline; credit?: Inline; isShared?: true }
  | { kind: "paragraph"; text: Inline; align?: Alignment }
  | { kind: "heading"; level: number; text: Inline; align?: Alignment }
  | { kind: "rule" }
  | (ListPlace & { kind: "item"; text: Inline })
  | ReadFigure;

export interface ReadFigure {
  kind: "figure";
  asset: string | null;
  alt: string;
  caption: Inline;
  credit?: Inline;
  /** The same object at each picture of one gallery. */
  group?: { caption: Inline };
  /** Although it is one of a gallery; those of one such gallery follow one another, each with its caption. */
  hasOwnCaption?: true;
}

export interface Assembling {
  /** In order; blocks without text are skipped. */
  blocks: ReadBlock[];
  left: LeftOut[];
  isColumn: (name: string) => boolean;
  /** Of a page from a site: its last lines may be the site's. */
  isPage?: boolean;
  /** Serves as headline where no block does. */
  title?: string;
}

/**
 * The headline is the first block in the style of a title, else the first block if it is a heading or paragraph.
 * Headings move up or down together so that the highest is h2. Null when there is nothing to be read.
 */
export function assemble({ blocks, left, isColumn, isPage, title }: Assembling): Imported | null {
  const said = withCaptions(blocks.filter((block) => !isEmpty(block)));
  const account = [...left];
  if (isPage) account.push(...takeFurniture(said));
  const breadcrumb = takeBreadcrumb(said, isColumn);
  const headline = takeHeadline(said, title ?? "");
  const styled = takeStyledLead(said);
  const parts = toParts(said, 2 - highestLevel(said));
  const { lead, body } = styled ? { lead: styled, body: parts } : takeLead(parts);
  if (headline.length === 0 && lead.length === 0 && body.length === 0) return null;
  return { breadcrumb, left: account, headline, lead, body };
}

const plainOf = (text: Inline): string => textOf({ type: "", version: 1, children: text });
const isEmpty = (block: ReadBlock): boolean =>
  "text" in block && isBlank(block.text) && !(block.kind === "caption" && block.credit?.length);

const CAPTION =
  /^(?:[图圖](?:\s*[\d一二三四五六七八九十]|\s*[:：]|[为片示左右上下]|\s)|(?:figure|fig\.?|photo)\s*[\d:.])/iu;

/** A caption belongs to the picture above it; one without, to that below it. */
function withCaptions(blocks: ReadBlock[]): ReadBlock[] {
  const out: ReadBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    const above = out.at(-1);
    const below = blocks[at + 1];
    const caption = captionIn(block);
    if (above?.kind === "figure" && above.group && isSharedCaption(block))
      above.group.caption = block.text;
    else if (above?.kind === "figure" && lacksCaption(above) && caption) give(above, caption);
    else if (
      block.kind === "caption" &&
      below?.kind === "figure" &&
      lacksCaption(below) &&
      blocks[at + 2]?.kind !== "caption"
    ) {
      const figure = { ...below };
      give(figure, captionOf(block));
      out.push(figure);
      at += 1;
    } else out.push(block.kind === "figure" ? { ...block, ...goesOn(block, above) } : block);
  }
  return out;
}

const isSharedCaption = (block: ReadBlock): block is Extract<ReadBlock, { kind: "caption" }> =>
  block.kind === "caption" && block.isShared === true;

/** The gallery of the picture before it, unless that has got the caption of all, which is its end. */
const goesOn = (figure: ReadFigure, above: ReadBlock | undefined): Pick<ReadFigure, "group"> =>
  figure.hasOwnCaption &&
  above?.kind === "figure" &&
  above.hasOwnCaption &&
  above.group?.caption.length === 0
    ? { group: above.group }
    : {};

type Caption = Pick<ReadFigure, "caption" | "credit">;

const lacksCaption = ({ caption, group }: ReadFigure): boolean =>
  caption.length === 0 && (group?.caption ?? []).length === 0;

/** One caption speaks for all pictures of a gallery, but where each has its own. */
function give(figure: ReadFigure, { caption, credit = [] }: Caption): void {
  if (figure.group && !figure.hasOwnCaption) figure.group.caption = caption;
  else figure.caption = caption;
  if (credit.length > 0) figure.credit = credit;
}

const captionOf = ({ text, credit = [] }: { text: Inline; credit?: Inline }): Caption => ({
  caption: text,
  credit,
});

/** Of a block that is a caption by its style or by how it begins. */
function captionIn(block: ReadBlock): Caption | null {
  if (block.kind === "caption") return captionOf(block);
  if (block.kind !== "paragraph") return null;
  const text = plainOf(block.text).trim();
  return CAPTION.test(text) && columnsOf(text) <= 200 ? captionOf(block) : null;
}

function takeFurniture(blocks: ReadBlock[]): LeftOut[] {
  const left: LeftOut[] = [];
  for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
    if (!("text" in last) || !isFurniture(plainOf(last.text))) break;
    left.unshift({ what: "furniture", text: plainOf(last.text).trim() });
    blocks.pop();
  }
  return left;
}

/** Looked for in the first line only. Takes it out of `blocks`. */
function takeBreadcrumb(blocks: ReadBlock[], isColumn: (name: string) => boolean): string[] | null {
  const [first] = blocks;
  if (first?.kind !== "paragraph" || blocks.length < 2) return null;
  const breadcrumb = parseBreadcrumb(plainOf(first.text), isColumn);
  if (breadcrumb) blocks.shift();
  return breadcrumb;
}

/** Takes it out of `blocks`. */
function takeHeadline(blocks: ReadBlock[], title: string): Inline {
  const titled = blocks.findIndex(({ kind }) => kind === "title");
  const first = blocks.findIndex((block) => "text" in block);
  const at = titled >= 0 ? titled : title === "" || blocks[first]?.kind === "heading" ? first : -1;
  const block = blocks[at];
  if (block?.kind !== "title" && block?.kind !== "heading" && block?.kind !== "paragraph")
    return plainInline(title);
  blocks.splice(at, 1);
  return block.text;
}

/** The first block in the style of a lead. Takes it out of `blocks`. */
function takeStyledLead(blocks: ReadBlock[]): Inline | null {
  const at = blocks.findIndex(({ kind }) => kind === "lead");
  const [block] = at < 0 ? [] : blocks.splice(at, 1);
  return block?.kind === "lead" ? block.text : null;
}

/** The blocks of a passage: its captions stand with their pictures, a heading of the first level is one of the second. */
export function toPassage(blocks: ReadBlock[]): PartBlock[] {
  const said = withCaptions(blocks.filter((block) => !isEmpty(block)));
  return toParts(said, Math.max(0, 2 - highestLevel(said)));
}

const highestLevel = (blocks: ReadBlock[]): number =>
  Math.min(...blocks.flatMap((block) => (block.kind === "heading" ? block.level : [])));

function toParts(blocks: ReadBlock[], shift: number): PartBlock[] {
  const parts: PartBlock[] = [];
  let items: NestedItem[] = [];
  const endList = () => {
    if (items.length > 0) parts.push(toListPart(items));
    items = [];
  };
  for (const block of blocks) {
    if (block.kind === "item") {
      if (beginsAnew(block, items)) endList();
      items.push({ ...block, start: block.number });
      continue;
    }
    endList();
    if (block.kind === "figure" && block.group) addToGallery(block, block.group);
    else parts.push(toPart(block, shift));
  }
  endList();
  return parts;

  /** Pictures of a group stand behind one another; one that was parted from them begins a gallery of its own. */
  function addToGallery(block: ReadFigure, group: { caption: Inline }): void {
    const last = parts.at(-1);
    if (last?.kind === "gallery" && last.caption === group.caption)
      last.figures.push(figurePart(block));
    else parts.push({ kind: "gallery", figures: [figurePart(block)], caption: group.caption });
  }
}

const figurePart = ({ kind, asset, alt, caption, credit = [] }: ReadFigure): FigurePart => ({
  ...{ kind, asset, caption, credit },
  alt: plainInline(alt),
});

/** Another list follows at once: of another kind, or one that does not count on. */
function beginsAnew(
  { level, ordered, number }: Extract<ReadBlock, { kind: "item" }>,
  items: NestedItem[],
): boolean {
  const [first] = items;
  if (!first || level > first.level) return false;
  const before = items.findLast((item) => item.level <= first.level);
  return ordered !== first.ordered || (ordered && number !== (before?.start ?? 0) + 1);
}

function toPart(block: Exclude<ReadBlock, { kind: "item" }>, shift: number): PartBlock {
  switch (block.kind) {
    case "heading": {
      const level = Math.min(4, Math.max(2, block.level + shift)) as 2 | 3 | 4;
      return { ...block, level };
    }
    case "figure":
      return figurePart(block);
    case "quote":
    case "callout":
      return { kind: block.kind, text: block.text };
    case "rule":
    case "table":
    case "paragraph":
      return block;
    case "caption":
      return {
        kind: "paragraph",
        text: joinInline(
          [block.text, block.credit ?? []].filter((text) => text.length > 0),
          "　",
        ),
      };
    default:
      return { kind: "paragraph", text: block.text };
  }
}
