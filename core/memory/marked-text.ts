/** Texts of a unit with their formats and links: text as the memory compares it, marks at their places in it. */
import { textOf } from "../edition/blocks.ts";
import type { NodeJson } from "../edition/edition.ts";
import { type RichMark, richMarksOf } from "../edition/rich/rich-marks.ts";
import { normalizeText } from "../edition/text-hash.ts";
import { isKept } from "./codes.ts";

/** Offsets are UTF-16. */
export interface MarkedText {
  text: string;
  marks: RichMark[];
}

/** The blocks as one text, a space between two, white space folded; of their marks what a unit keeps. */
export function markedTextOf(nodes: readonly NodeJson[]): MarkedText {
  let text = "";
  const marks: RichMark[] = [];
  for (const node of nodes) {
    const own = textOf(node);
    if (own === "") continue;
    if (text !== "") text += "\n";
    for (const mark of richMarksOf(node).filter(isKept))
      marks.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length });
    text += own;
  }
  return folded({ text, marks });
}

function folded({ text, marks }: MarkedText): MarkedText {
  const whole = normalizeText(text);
  const placeOf = (at: number): number =>
    Math.min(
      whole.length,
      text.slice(0, at).normalize("NFC").replace(/\s+/gu, " ").trimStart().length,
    );
  return {
    text: whole,
    marks: marks
      .map((mark) => ({ ...mark, start: placeOf(mark.start), end: placeOf(mark.end) }))
      .filter(isKept),
  };
}

/** What of the marks lies in this piece of the text; [] where the text does not have it behind `from`. */
export function marksIn({ text, marks }: MarkedText, piece: string, from: number): RichMark[] {
  const start = text.indexOf(piece, from);
  if (start < 0) return [];
  return marks
    .map((mark) => ({
      ...mark,
      start: Math.max(0, mark.start - start),
      end: Math.min(piece.length, mark.end - start),
    }))
    .filter(isKept);
}
