/** Reads a page's blocks, whether it came as a file or by a clipboard: built anew, so that nothing of its markup comes along. */
import type { Alignment } from "../../edition/alignment.ts";
import type { LeftOut } from "../imported.ts";
import { type Inline, textNode } from "../inline.ts";
import { noteRef } from "../note-ref.ts";
import { toNoteText } from "../note-text.ts";
import type { ReadBlock } from "../read-block.ts";
import { createRuns } from "../runs.ts";
import { gapAfter } from "../text-columns.ts";
import { alignOf, headingLevel, oneLine } from "./block-looks.ts";
import { boxSign, isCallout, tickOf } from "./boxes.ts";
import { groupFigure } from "./figure-group.ts";
import { formatOf } from "./formats.ts";
import { light, type SizedBlock, withHeadings } from "./headings-by-size.ts";
import { NOTE_TAG } from "./notes.ts";
import { isComment, isCommentMark, isTracked, officeItem, officeRole } from "./office.ts";
import {
  attributeOf,
  elementsIn,
  isElement,
  isInlineTag,
  type PageElement,
  type PageNode,
} from "./page.ts";
import { isColourful, readSheet, type Sheet, sizeOf, type Style } from "./page-style.ts";
import { readPicture } from "./pictures.ts";
import { isHidden, isSilent, shownIn } from "./shown.ts";
import { isLayoutTable, readPageTable } from "./tables.ts";

/** The page's own: left out, and said. */
const FURNITURE = new Set(["nav", "header", "footer", "aside", "button", "select", "textarea"]);
/** Of these a person who copies a passage has chosen the text. */
const COPIED_FURNITURE = new Set(["button", "select", "textarea"]);
/** Shows something that an edition has no place for. */
const DRAWINGS = new Set(["svg", "canvas", "video", "audio", "iframe", "object", "embed", "math"]);
const NORMAL_SIZE = 16;

export interface PageReading {
  root: PageElement;
  /** Has the page's style elements; `root` is in it. */
  page: PageElement;
  /** Told of what was not taken. */
  left: LeftOut[];
  /** Somebody chose this passage: what a page has around its text belongs to it. */
  isPassage?: boolean;
}

/** A figure's `asset` is its address as written. */
export function readPage({ root, page, left, isPassage = false }: PageReading): ReadBlock[] {
  const reader = createReader({ left, isPassage, sheet: readSheet(page) });
  const read = withHeadings(reader.read(root));
  const coloured = read.flatMap(({ block, coloured: text }) =>
    block.kind === "heading" || text === "" ? [] : [text],
  );
  if (coloured.length > 0) left.push({ what: "colour", text: shortened(coloured.join(" ")) });
  return read.map(({ block }) => block);
}

interface Reading {
  left: LeftOut[];
  isPassage: boolean;
  sheet: Sheet;
}

interface Around {
  format: number;
  url: string | undefined;
  quoted: boolean;
  /** Lists that are open, innermost last. */
  lists: { ordered: boolean; next: number }[];
  preformatted: boolean;
  boxed: boolean;
  align: Alignment;
  size: number;
  coloured: boolean;
  /** Blocks in here go on in the item's text. */
  inItem: boolean;
}

const OUTSIDE: Around = {
  format: 0,
  url: undefined,
  quoted: false,
  lists: [],
  preformatted: false,
  boxed: false,
  align: "left",
  size: NORMAL_SIZE,
  coloured: false,
  inItem: false,
};

type Make = (text: Inline) => ReadBlock;

function createReader({ left, isPassage, sheet }: Reading) {
  const blocks: SizedBlock[] = [];
  const runs = createRuns();
  let coloured: string[] = [];
  let sizes = new Map<number, number>();
  let isTitled = false;
  let endsInSpace = false;
  /** What the text being collected will be. */
  let opened: Make | null = null;

  const push = (block: ReadBlock, size: number | null = null): void => {
    blocks.push({ block, size, coloured: coloured.join("") });
    coloured = [];
  };

  /** Text that is none, such as the space between two tags, ends nothing. */
  const flush = ({ quoted, boxed, align }: Around): void => {
    const text = runs.take();
    endsInSpace = false;
    if (text.length === 0) return;
    const [size = null] = [...sizes].sort(([, a], [, b]) => b - a)[0] ?? [];
    sizes = new Map();
    const kind = boxed ? "callout" : "quote";
    const made =
      boxed || quoted ? ({ kind, text } as const) : ({ kind: "paragraph", text, align } as const);
    push(opened ? opened(text) : made, size);
    opened = null;
  };

  const end = (around: Around): void => {
    if (around.inItem && opened) runs.newLine();
    else flush(around);
  };

  /** Reads the inside of a block of its own. */
  const block = (children: readonly PageNode[], around: Around, make: Make | null): void => {
    flush(around);
    const outer = opened;
    opened = make;
    walk(children, around);
    flush(around);
    opened = runsOn(outer);
  };

  const walk = (nodes: readonly PageNode[], around: Around): void => {
    for (const node of nodes) {
      if (isElement(node)) visit(node, around);
      else sayText(node, around);
    }
  };

  const visit = (element: PageElement, around: Around): void => {
    const { tag } = element;
    if (isSilent(tag)) return;
    const style = sheet.styleOf(element);
    if (isHidden(element, style)) {
      if (shownIn(element) !== "") left.push({ what: "hidden", text: shownIn(element) });
      return;
    }
    if (isCommentMark(element)) return;
    if (isComment(element, style)) {
      if (shownIn(element) !== "") left.push({ what: "comment", text: shownIn(element) });
      return;
    }
    if (tag === "del" && isTracked(element)) {
      left.push({ what: "deleted", text: shownIn(element) });
      return;
    }
    const furniture = isPassage ? COPIED_FURNITURE : FURNITURE;
    if (isCallout(element)) {
      block(element.children, { ...within(element, style, around), boxed: true }, null);
      return;
    }
    if (furniture.has(tag) && !(tag === "header" && hasHeading(element))) {
      if (shownIn(element) !== "") left.push({ what: "furniture", text: shownIn(element) });
      return;
    }
    if (DRAWINGS.has(tag)) drawing(element, around);
    else visitElement(element, style, within(element, style, around));
  };

  const within = (element: PageElement, style: Style, around: Around): Around => {
    const { tag } = element;
    const size = sizeOf(style.get("font-size"), around.size);
    const whiteSpace = style.get("white-space");
    const colour = style.get("color") ?? attributeOf(element, "color");
    // A browser says of a link's text that it is underlined and blue; that is the link's affair.
    const isInLink = around.url !== undefined || (tag === "a" && element.attributes.has("href"));
    return {
      ...around,
      size,
      format: formatOf(element, { style, outer: around.format, isInLink }),
      preformatted: whiteSpace === undefined ? around.preformatted : whiteSpace.startsWith("pre"),
      coloured: isInLink
        ? false
        : colour === ""
          ? around.coloured
          : isColourful(colour.toLowerCase()),
      align: isInlineTag(tag) ? around.align : alignOf(element, style, around.align),
    };
  };

  const visitElement = (element: PageElement, style: Style, around: Around): void => {
    const { tag, children } = element;
    const level = headingLevel(element);
    if (level !== null) heading(element, level, around);
    else if (tag === "img") picture(element, style, around);
    else if (tag === NOTE_TAG) note(element);
    else if (tag === "br") runs.lineBreak(around.url);
    else if (tag === "input") sayText(boxSign(element), around);
    else if (tag === "hr") {
      flush(around);
      push({ kind: "rule" });
    } else if (tag === "a") {
      walk(children, { ...around, url: attributeOf(element, "href") || around.url });
    } else if (tag === "blockquote") {
      block(children, { ...around, quoted: true }, null);
    } else if (tag === "ul" || tag === "ol" || tag === "menu") {
      flush(around);
      const next = Number.parseInt(attributeOf(element, "start") || "1", 10) || 1;
      const lists = [...around.lists, { ordered: tag === "ol", next }];
      walk(children, { ...around, lists, inItem: false });
      flush(around);
    } else if (tag === "li") item(element, around);
    else if (tag === "figure") figures(element, around);
    else if (tag === "figcaption" || tag === "caption") {
      block(children, around, (text) => ({ kind: "caption", text }));
    } else if (tag === "table") table(element, around);
    else if (tag === "pre") block(children, { ...around, preformatted: true }, null);
    else if (isInlineTag(tag) && !/^(?:block|flex|grid|table)$/.test(style.get("display") ?? ""))
      walk(children, around);
    else paragraph(element, style, around);
  };

  const heading = ({ children }: PageElement, level: number, around: Around): void => {
    const isTitle = level === 1 && !isTitled && !isPassage;
    const { align } = around;
    if (isTitle)
      isTitled = children.some((node) => (isElement(node) ? shownIn(node) : node.trim()) !== "");
    block(children, around, (text) =>
      isTitle
        ? { kind: "title", text: light(text) }
        : { kind: "heading", level, text: light(text), align },
    );
  };

  /** Any element that stands by itself: what Word and WPS say of it decides what it is. */
  const paragraph = (element: PageElement, style: Style, around: Around): void => {
    const role = officeRole(element, style);
    const found = officeItem(element, style);
    const children = found?.children ?? element.children;
    const { mark } = found ?? {};
    const label =
      mark?.kind === "label" ? mark.text : mark?.ordered && role ? `${mark.number}.` : "";
    const labelled = (text: Inline): Inline =>
      label === "" ? text : [textNode(label + gapAfter(label)), ...text];
    const { align } = around;
    if (role?.kind === "heading" || (role?.kind === "title" && isPassage)) {
      const level = role.kind === "heading" ? role.level : 1;
      block(children, around, (text) => ({
        kind: "heading",
        level,
        text: labelled(light(text)),
        align,
      }));
    } else if (role)
      block(children, around, (text) => ({ kind: role.kind as "quote", text: labelled(text) }));
    else if (mark?.kind === "item") block(children, around, (text) => ({ ...mark, text }));
    else if (mark)
      block(children, around, (text) => ({ kind: "paragraph", text: labelled(text), align }));
    else {
      end(around);
      walk(children, around);
      end(around);
    }
  };

  const sayText = (
    value: string,
    { format, url, preformatted, size, coloured: isColoured }: Around,
  ): void => {
    if (size === 0) return;
    if (isColoured && value.trim() !== "") coloured.push(value.trim());
    if (preformatted) {
      for (const [index, line] of value
        .replace(/^\n/, "")
        .split(/\r\n|\r|\n/)
        .entries()) {
        if (index > 0) runs.lineBreak(url);
        runs.add(line, format, url);
      }
      return;
    }
    // Browsers and office programs write no-break spaces for spaces.
    const spaced = oneLine(isPassage ? value.replaceAll("\u00A0", " ") : value);
    const text = endsInSpace ? spaced.trimStart() : spaced;
    if (text === "") return;
    endsInSpace = text.endsWith(" ");
    sizes.set(size, (sizes.get(size) ?? 0) + text.trim().length);
    runs.add(text, format, url);
  };

  const item = (element: PageElement, around: Around): void => {
    const list = around.lists.at(-1) ?? { ordered: false, next: 1 };
    const number = Number.parseInt(attributeOf(element, "value"), 10) || list.next;
    list.next = number + 1;
    const level = Math.max(0, around.lists.length - 1);
    block(element.children, { ...around, quoted: false, inItem: true }, (text) => ({
      kind: "item",
      ordered: list.ordered,
      level,
      number,
      text,
      ...tickOf(element),
    }));
  };

  const picture = (element: PageElement, style: Style, around: Around): void => {
    const found = readPicture(element, style);
    if (found.kind === "text") sayText(found.text, around);
    if (found.kind === "picture") figure({ asset: found.source, alt: found.alt }, around);
  };

  const figure = ({ asset, alt }: { asset: string | null; alt: string }, around: Around): void => {
    const make = opened;
    flush(around);
    // What follows the picture goes on as what it was before, but for a second headline.
    opened = runsOn(make);
    push({ kind: "figure", asset, alt, caption: [] });
  };

  const figures = (element: PageElement, around: Around): void => {
    flush(around);
    const start = blocks.length;
    walk(element.children, around);
    flush(around);
    const inside = blocks.splice(start);
    const grouped = groupFigure(inside.map(({ block: one }) => one));
    const isSame =
      grouped.length === inside.length && grouped.every((one, at) => one === inside[at]?.block);
    if (isSame) blocks.push(...inside);
    else for (const one of grouped) push(one);
  };

  const note = (element: PageElement): void => {
    const inside = createReader({ left, isPassage, sheet }).read(element);
    const { text, rest } = toNoteText(inside.map((one) => one.block));
    runs.note(noteRef(text));
    for (const other of rest) push(other);
  };

  const drawing = (element: PageElement, around: Around): void => {
    // An icon beside words shows nothing that they do not say.
    if (element.tag === "svg" && (isPassage || attributeOf(element, "aria-hidden") === "true"))
      return;
    const text = attributeOf(element, "src") || shownIn(element) || element.tag;
    left.push({ what: "drawing", text });
    if (!isPassage) figure({ asset: null, alt: attributeOf(element, "title") }, around);
  };

  /** Unfolded when it only places things. */
  const table = (element: PageElement, around: Around): void => {
    flush(around);
    if (isLayoutTable(element)) {
      walk(element.children, around);
      flush(around);
      return;
    }
    for (const caption of elementsIn(element))
      if (caption.tag === "caption") visit(caption, around);
    const read = (cell: PageElement, align: Alignment): ReadBlock[] =>
      createReader({ left, isPassage, sheet })
        .read(cell, align)
        .map((one) => one.block);
    const found = readPageTable(element, { styleOf: sheet.styleOf, read });
    if (found.nested > 0) left.push({ what: "table", text: shortened(shownIn(element)) });
    if (found.table) push(found.table);
    for (const one of found.figures) push(one);
  };

  return {
    /** @param align of a table's cell, whatever its style says */
    read(root: PageElement, align?: Alignment): SizedBlock[] {
      const here = { ...within(root, sheet.styleOf(root), OUTSIDE), ...(align && { align }) };
      walk(root.children, here);
      flush(align ? here : OUTSIDE);
      return blocks;
    },
  };
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

const hasHeading = (element: PageElement): boolean =>
  [...elementsIn(element)].some(({ tag }) => /^h[1-6]$/.test(tag));

const runsOn = (make: Make | null): Make | null =>
  make &&
  ((text) => {
    const made = make(text);
    return made.kind === "title" ? { kind: "paragraph", text } : made;
  });
