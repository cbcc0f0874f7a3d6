/** Bold, italic and their like: by element, and by style as Word, WPS and browsers write it. */
import {
  BOLD,
  HIGHLIGHT,
  ITALIC,
  STRIKETHROUGH,
  SUBSCRIPT,
  SUPERSCRIPT,
  UNDERLINE,
} from "../runs.ts";
import { isTracked } from "./office.ts";
import type { PageElement } from "./page.ts";
import { isMarker, type Style } from "./page-style.ts";

const TAGS: Record<string, number> = {
  ...{ b: BOLD, strong: BOLD, i: ITALIC, em: ITALIC, u: UNDERLINE, ins: UNDERLINE },
  ...{ s: STRIKETHROUGH, strike: STRIKETHROUGH, del: STRIKETHROUGH },
  ...{ sub: SUBSCRIPT, sup: SUPERSCRIPT, mark: HIGHLIGHT },
};

interface Formatting {
  style: Style;
  /** That of the text around. */
  outer: number;
  isInLink: boolean;
}

/** Lexical's format bits. */
export function formatOf(element: PageElement, { style, outer, isInLink }: Formatting): number {
  const { tag } = element;
  let format = outer | (tag === "ins" && isTracked(element) ? 0 : (TAGS[tag] ?? 0));
  // The look of a whole heading is the heading's affair.
  if (/^h[1-6]$/.test(tag)) return format;
  const weight = style.get("font-weight");
  if (weight === "bold" || weight === "bolder" || Number(weight) >= 600) format |= BOLD;
  else if (weight === "normal" || Number(weight) > 0) format &= ~BOLD;
  const slant = style.get("font-style");
  if (slant === "italic" || slant === "oblique") format |= ITALIC;
  else if (slant === "normal") format &= ~ITALIC;
  const line = style.get("text-decoration") ?? style.get("text-decoration-line") ?? "";
  if (line.includes("underline") && !isInLink) format |= UNDERLINE;
  if (line.includes("line-through")) format |= STRIKETHROUGH;
  const raised = style.get("vertical-align");
  if (tag === "sup" || raised === "super") format = (format & ~SUBSCRIPT) | SUPERSCRIPT;
  else if (tag === "sub" || raised === "sub") format = (format & ~SUPERSCRIPT) | SUBSCRIPT;
  // Backgrounds belong to the page a text comes from, but for a highlighter's colours.
  const marker = style.get("mso-highlight");
  if (marker !== undefined ? marker !== "none" && marker !== "" : isMarked(tag, style))
    format |= HIGHLIGHT;
  return format;
}

const isMarked = (tag: string, style: Style): boolean =>
  (tag === "span" || tag === "font") &&
  isMarker(style.get("background-color") ?? style.get("background"));
