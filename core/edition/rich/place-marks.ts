/** Finds where in a translation the marks of its source belong. Only what is sure is placed; a person places the rest. */
import type { EventField } from "../../event/event-field.ts";
import { type Lang, otherLang } from "../../report/lang.ts";
import { alignSentences } from "../../segment/align-sentences.ts";
import { sentencesOf } from "../../segment/sentences.ts";
import type { RichMark } from "./rich-marks.ts";

export interface Rendering {
  /** Language of `source`. */
  lang: Lang;
  source: string;
  target: string;
  /** What a fact of the event says in the translation, "" where it has none. */
  factText(field: EventField): string;
  /** Wordings of the source and what renders them: terms, names. */
  wordings?: readonly (readonly [source: string, target: string])[];
}

interface Span {
  start: number;
  end: number;
}

/** Marks with their places in the translation, and those without a sure one, as they stand in the source. */
export function placeMarks(
  marks: readonly RichMark[],
  rendering: Rendering,
): { placed: RichMark[]; left: RichMark[] } {
  const find = createFinder(rendering);
  const placed: RichMark[] = [];
  const left: RichMark[] = [];
  for (const mark of marks) {
    const span = mark.kind === "note" ? find.point(mark.start) : find.span(mark);
    if (span) placed.push({ ...mark, ...span });
    else left.push(mark);
  }
  return { placed, left };
}

function createFinder({ lang, source, target, factText, wordings = [] }: Rendering) {
  const isSame = source.trim() === target.trim();
  const shift = isSame ? indent(target) - indent(source) : 0;
  let pairs: { source: Span; target: Span }[] | null = null;
  const sentencePairs = () => (pairs ??= pairSentences(lang, source, target));

  /** The wording in the translation that stands for the same occurrence. */
  const sameOccurrence = ({ start }: Span, wording: string, rendered: string): Span | null => {
    const before = occurrences(source, wording).filter((at) => at < start).length;
    const places = occurrences(target, rendered);
    const at = places[before] ?? places.at(-1);
    return at === undefined ? null : { start: at, end: at + rendered.length };
  };
  const byWording = (span: Span, wording: string): Span | null => {
    for (const [from, to] of wordings)
      if (from.trim() === wording && to !== "") {
        const found = sameOccurrence(span, wording, to);
        if (found) return found;
      }
    const isTelling = /[\p{Script=Latin}\d]/u.test(wording) || wording.length > 3;
    return isTelling ? sameOccurrence(span, wording, wording) : null;
  };
  const bySentence = (span: Span): Span | null => {
    const within = sentencePairs().filter(
      (pair) => pair.source.start < span.end && pair.source.end > span.start,
    );
    const [first, last] = [within[0], within.at(-1)];
    const isWhole = first?.source.start === span.start && last?.source.end === span.end;
    return isWhole && first && last ? { start: first.target.start, end: last.target.end } : null;
  };
  const trimmed = (span: Span): Span => {
    const wording = source.slice(span.start, span.end);
    return { start: span.start + indent(wording), end: span.start + wording.trimEnd().length };
  };
  const isAll = (span: Span): boolean =>
    span.start <= indent(source) && span.end >= source.trimEnd().length;

  return {
    span(mark: RichMark): Span | null {
      if (isSame) return { start: mark.start + shift, end: mark.end + shift };
      const span = trimmed(mark);
      const wording = source.slice(span.start, span.end);
      if (mark.kind === "fact") {
        const says = factText(mark.field);
        return says === "" ? null : sameOccurrence(span, wording, says);
      }
      if (wording === "") return null;
      if (isAll(span)) return { start: indent(target), end: target.trimEnd().length };
      return (
        byWording(span, wording) ??
        byNumber(lang, { source, target }, span) ??
        byLabel(source, target, span) ??
        bySentence(span)
      );
    },
    /** Where a sentence ends, behind the same number or name, or about as far into the sentence. */
    point(at: number): Span | null {
      if (isSame) return { start: at + shift, end: at + shift };
      const point = pointIn(at, sentencePairs(), { lang, source, target });
      return { start: point, end: point };
    },
  };
}

const indent = (text: string): number => text.length - text.trimStart().length;

/** Latin words whole, whatever their case; other wordings as they are. */
function occurrences(text: string, wording: string): number[] {
  if (wording === "") return [];
  const escaped = wording.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const open = /^[\p{Script=Latin}\d]/u.test(wording) ? "(?<![\\p{Script=Latin}\\d])" : "";
  const close = /[\p{Script=Latin}\d]$/u.test(wording) ? "(?![\\p{Script=Latin}\\d])" : "";
  return [...text.matchAll(new RegExp(open + escaped + close, "giu"))].map(({ index }) => index);
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** A number with little else, as in 300 人: the same number of the translation. */
function byNumber(
  lang: Lang,
  { source, target }: Record<"source" | "target", string>,
  span: Span,
): Span | null {
  const wording = source.slice(span.start, span.end);
  const [number, ...others] = wording.match(NUMBER) ?? [];
  if (number === undefined || others.length > 0) return null;
  const rest = wording.replace(number, "").trim();
  if (rest.length > (lang === "zh" ? 2 : 0)) return null;
  const plain = number.replaceAll(",", "");
  const same = (text: string): number[] =>
    [...text.matchAll(NUMBER)].flatMap(({ 0: digits, index }) =>
      digits.replaceAll(",", "") === plain ? index : [],
    );
  const before = same(source).filter((at) => at < span.start).length;
  const at = same(target)[before];
  const length = at === undefined ? 0 : (NUMBER.exec(target.slice(at))?.[0].length ?? 0);
  NUMBER.lastIndex = 0;
  return at === undefined ? null : { start: at, end: at + length };
}

/** A label at the head of the text: what stands before the first colon of both. */
function byLabel(source: string, target: string, { start, end }: Span): Span | null {
  const [from, to] = [source, target].map(
    (text) => /^\s*[^:：]{1,60}[:：]/u.exec(text)?.[0].length,
  );
  if (from === undefined || to === undefined || start !== indent(source)) return null;
  if (end === from) return { start: indent(target), end: to };
  return end === from - 1 ? { start: indent(target), end: to - 1 } : null;
}

function pairSentences(
  lang: Lang,
  source: string,
  target: string,
): { source: Span; target: Span }[] {
  const other = otherLang(lang);
  const [left, right] = [spansOf(source, lang), spansOf(target, other)];
  if (left.length === 0 || right.length === 0) return [];
  const textsOf = (text: string, spans: Span[]): string[] =>
    spans.map(({ start, end }) => text.slice(start, end));
  const span = (spans: Span[], { start, end }: Span): Span | null => {
    const [first, last] = [spans[start], spans[end - 1]];
    return first && last && end > start ? { start: first.start, end: last.end } : null;
  };
  return alignSentences(
    { lang, sentences: textsOf(source, left) },
    { lang: other, sentences: textsOf(target, right) },
  ).flatMap((pair) => {
    const [from, to] = [span(left, pair.source), span(right, pair.target)];
    return from && to ? [{ source: from, target: to }] : [];
  });
}

function spansOf(text: string, lang: Lang): Span[] {
  let at = 0;
  return sentencesOf(text, lang).flatMap((sentence) => {
    const start = text.indexOf(sentence, at);
    if (start < 0) return [];
    at = start + sentence.length;
    return [{ start, end: at }];
  });
}

/** Marks that may close what a note stands behind. */
const CLOSING = /^[\s。！？!?.,，；;：:、”’"'」』）)\]]*/u;

function pointIn(
  at: number,
  pairs: readonly { source: Span; target: Span }[],
  { lang, source, target }: { lang: Lang; source: string; target: string },
): number {
  if (source.slice(at).replace(CLOSING, "") === "") return target.trimEnd().length;
  const pair = pairs.find((one) => at > one.source.start && at <= one.source.end);
  if (!pair) return at === 0 ? 0 : target.trimEnd().length;
  const { source: from, target: to } = pair;
  if (source.slice(at, from.end).replace(CLOSING, "") === "") return to.end;
  const word = /(?:[\p{Script=Latin}][\p{Script=Latin}\d-]+|\d[\d,.]*\d|\d)$/u.exec(
    source.slice(from.start, at),
  )?.[0];
  const places = word ? occurrences(target.slice(to.start, to.end), word) : [];
  if (word && places.length === 1) return to.start + (places[0] ?? 0) + word.length;
  const share = (at - from.start) / (from.end - from.start);
  return breakNear(target, to, {
    wish: to.start + share * (to.end - to.start),
    lang: otherLang(lang),
  });
}

/** The end of a word nearest to the wish; the end of a clause counts as nearer. */
function breakNear(
  text: string,
  within: Span,
  { wish, lang }: { wish: number; lang: Lang },
): number {
  const end = lang === "en" ? /[\p{L}\p{N}][,;:.]?(?=\s|$)/gu : /[，；：、。]|.(?=[，；：、。])/gu;
  let best = within.end;
  let cost = Number.POSITIVE_INFINITY;
  for (const { 0: found, index } of text.slice(within.start, within.end).matchAll(end)) {
    const at = within.start + index + found.length;
    const far = Math.abs(at - wish) * (/[,;:，；：]$/u.test(found) ? 0.4 : 1);
    if (far < cost) [best, cost] = [at, far];
  }
  return best;
}
