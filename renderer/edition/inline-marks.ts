/** Markdown within a line, as it is typed: which text its last sign closes. */
import { toLinkAddress } from "../app/live/link-address.ts";
import type { Mark } from "./text-state.ts";

export interface InlineMark {
  /** UTF-16 offset of the opening sign. */
  start: number;
  /** What stands between the signs. */
  text: string;
  format: Mark | null;
  /** Address of a link. */
  url: string | null;
}

/**
 * A sign stands close to its text on the inside, and behind a backslash it is none. One star behind a Latin letter or a
 * digit is a star (2*3*4); Chinese has no space before it.
 */
const formats: [format: Mark, pattern: RegExp][] = [
  ["bold", /(?<![*\\])\*\*(?![\s*])([^*\n]*[^\s*])\*\*$/u],
  ["italic", /(?<![*\\\p{Script=Latin}\d])\*(?![\s*])([^*\n]*[^\s*])\*$/u],
  ["strikethrough", /(?<![~\\])~~(?![\s~])([^~\n]*[^\s~])~~$/u],
  ["highlight", /(?<![=\\])==(?![\s=])([^=\n]*[^\s=])==$/u],
];
const LINK = /(?<![!\\])\[([^[\]\n]+)\]\(([^()\s]+)\)$/u;

/** @param before the text from the start of its node to the caret */
export function findInlineMark(before: string): InlineMark | null {
  const link = LINK.exec(before);
  const url = link && toLinkAddress(link[2] ?? "");
  if (link && url) return { start: link.index, text: link[1] ?? "", format: null, url };
  for (const [format, pattern] of formats) {
    const found = pattern.exec(before);
    if (found) return { start: found.index, text: found[1] ?? "", format, url: null };
  }
  return null;
}
