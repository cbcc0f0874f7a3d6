/** Cuts a text into sentences without losing a character. */
import type { Lang } from "../report/lang.ts";
import { findBullets, findListItem, findMarker } from "./list-markers.ts";
import { findSpans, type Span } from "./protect.ts";
import { breaksEn, exceptionsEn } from "./rules-en.ts";
import { breaksZh, exceptionsZh } from "./rules-zh.ts";
import { compileRules, type Decide, type Rule } from "./srx.ts";

export interface Segment {
  /** UTF-16 offsets into the text; the end is exclusive, and the next segment starts there. */
  start: number;
  end: number;
  /** The sentence with the white space around it. */
  text: string;
}

/** Rules of both languages: the text before the place has nothing more, or what is behind goes on. */
const shared: Rule[] = [
  { breaks: false, before: "", after: "[^\\p{L}\\p{N}\\p{Extended_Pictographic}]{0,60}$" },
  { breaks: false, before: "", after: "\\s*[,;:，；：、。！？)\\]）】〕》〉”’」』»]" },
  { breaks: false, before: "", after: "[-–—/\\\\@&=_]|\\s+[-–—]+\\s*\\p{Ll}" },
];

// SRX 2.0 §2.5 (cascade): the rules of the other language follow, for the words and marks that a text borrows.
const decide: Record<Lang, Decide> = {
  zh: compileRules([...shared, ...exceptionsZh, ...exceptionsEn, ...breaksZh, ...breaksEn]),
  en: compileRules([...shared, ...exceptionsEn, ...exceptionsZh, ...breaksEn, ...breaksZh]),
};

/** For the marks of full width, which no English rule is about. */
const decideHan = compileRules([...shared, ...exceptionsZh, ...breaksZh]);
const hanMark = /^[。！？｡]+/u;

/** More spans than this never lie in and around one another. */
const SPANS_AROUND = 160;

/** A line with its end; UAX #14 knows these characters as mandatory breaks. */
const lineOfText = /[^\n\r\v\f\u0085\u2028\u2029]*(?:\r\n|[\n\r\v\f\u0085\u2028\u2029]|$)/g;
const marks = /[.!?…⋯。！？｡．‼⁇⁈⁉]+(?:\s?[”」』）】〕》〉]|["'’)\]»])*/gu;

/** The sentences in order; joined they give the text back. None is blank, unless the whole text is. */
export function segmentText(text: string, lang: Lang): Segment[] {
  const starts: number[] = [];
  for (const { 0: line, index } of text.matchAll(lineOfText)) {
    if (line.trim() === "") continue;
    for (const start of startsIn(line, decide[lang])) starts.push(index + start);
  }
  // White space at the beginning belongs to the first sentence.
  if (starts.length > 0) starts[0] = 0;
  else if (text !== "") starts.push(0);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    return { start, end, text: text.slice(start, end) };
  });
}

/** The sentences without the white space around them. */
export const sentencesOf = (text: string, lang: Lang): string[] =>
  segmentText(text, lang)
    .map((segment) => segment.text.trim())
    .filter((sentence) => sentence !== "");

/** Where the sentences of one line start. */
function startsIn(line: string, decideAt: Decide): number[] {
  const spans = findSpans(line);
  const bullets = findBullets(line);
  const starts: number[] = [];
  let marker: string | null = null;
  let afterMarker = 0;
  let item = -1;
  let bullet = 0;
  const begin = (start: number): void => {
    starts.push(start);
    const found = findListItem(line.slice(start, start + 40));
    if (found === null) return;
    marker = found.next;
    item = -1;
    afterMarker = start + found.length;
  };
  /** Items of a list and bullets that begin before `end` need no mark before them. */
  const beginItems = (end: number): void => {
    for (;;) {
      const from = Math.max(starts.at(-1) ?? 0, afterMarker);
      while ((bullets[bullet] ?? Number.POSITIVE_INFINITY) <= from) bullet += 1;
      if (marker !== null && item <= from) item = findMarker(line, marker, from);
      if (item < 0) marker = null;
      const next = Math.min(bullets[bullet] ?? line.length, marker === null ? line.length : item);
      if (next >= end || next >= line.length) return;
      if (!isInside(spans, next)) begin(next);
      else if (next === item) marker = null;
      else bullet += 1;
    }
  };
  begin(0);
  let firstSpan = 0;
  for (const { 0: found, index } of line.matchAll(marks)) {
    const at = index + closedLength(line, index, found);
    beginItems(at);
    while ((spans[firstSpan]?.end ?? Number.POSITIVE_INFINITY) <= index) firstSpan += 1;
    const near = spans.slice(firstSpan, firstSpan + SPANS_AROUND);
    if (
      at <= afterMarker ||
      !mayEnd(near, index, at) ||
      !(hanMark.test(found) ? decideHan : decideAt)(line, at)
    )
      continue;
    const start = skipSpace(line, at);
    if (start < line.length) begin(start);
  }
  beginItems(line.length);
  return starts;
}

/**
 * Length of a mark with the quotation marks that close behind it. A straight one with a letter behind it opens, if as
 * many stand before it as make pairs.
 */
function closedLength(line: string, index: number, found: string): number {
  const straight = found.search(/["']/);
  if (straight < 0) return found.length;
  const at = index + straight;
  if (!/[\p{L}\p{N}]/u.test(line.charAt(index + found.length))) return found.length;
  const before = line.slice(0, at).split(line.charAt(at)).length - 1;
  return before % 2 === 0 ? straight : found.length;
}

/** False inside a span, and behind one whose last mark is not the sentence's. */
const mayEnd = (spans: Span[], mark: number, at: number): boolean =>
  !spans.some(({ start, end, closes }) => start < mark + 1 && mark < end && (at < end || !closes));

const isInside = (spans: Span[], at: number): boolean =>
  spans.some(({ start, end }) => start < at && at < end);

function skipSpace(line: string, at: number): number {
  let next = at;
  while (next < line.length && /\s/u.test(line.charAt(next))) next += 1;
  return next;
}
