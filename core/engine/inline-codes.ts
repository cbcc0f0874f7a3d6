/** The formats, links, chips and note marks of a block as numbered codes that an engine can carry over. */
import type { RichMark } from "../edition/rich/rich-marks.ts";

export interface Coded {
  /** The block's text; with codes where `codes` is not empty, escaped then. */
  text: string;
  /** What stands behind each number, from 1; `start` and `end` are those of the source. */
  codes: RichMark[];
}

export type Chip = Extract<RichMark, { kind: "fact" }>;

/** How codes look on the way: `<g id="1">…</g>`, `<x id="2"/>`; as HTML `<span id="1">…</span>`, `<img id="2">`. */
export type Dialect = "xml" | "html";

const names = { xml: ["g", "x", "/"], html: ["span", "img", ""] } as const;

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** It stands between two characters. */
const isAlone = ({ kind }: RichMark): boolean => kind === "note";

/** Without any marks the text as it is. */
export function encode(text: string, marks: readonly RichMark[], dialect: Dialect): Coded {
  const codes = apart(marks);
  if (codes.length === 0) return { text, codes };
  const [pair, alone, slash] = names[dialect];
  const out: string[] = [];
  const open: { end: number }[] = [];
  let at = 0;
  const write = (to: number): void => {
    if (to > at) out.push(escape(text.slice(at, to)));
    at = Math.max(at, to);
  };
  const closeTo = (position: number): void => {
    for (let top = open.at(-1); top && top.end <= position; top = open.at(-1)) {
      write(top.end);
      out.push(`</${pair}>`);
      open.pop();
    }
  };
  for (const [index, mark] of codes.entries()) {
    closeTo(mark.start);
    write(mark.start);
    if (isAlone(mark)) {
      out.push(`<${alone} id="${index + 1}"${slash}>`);
    } else {
      out.push(`<${pair} id="${index + 1}">`);
      open.push(mark);
    }
  }
  closeTo(text.length);
  write(text.length);
  return { text: out.join(""), codes };
}

/** Marks in the order of their start, none crossing another: a format is cut where a link or another format ends in it. */
function apart(marks: readonly RichMark[]): RichMark[] {
  const isFormat = ({ kind }: RichMark): boolean => kind === "format";
  const fixed = marks.filter((mark) => !isFormat(mark) && (mark.end > mark.start || isAlone(mark)));
  const links = fixed.filter((mark) => !isAlone(mark));
  const kept: RichMark[] = [...fixed];
  for (const format of marks.filter((mark) => isFormat(mark) && mark.end > mark.start)) {
    const cuts = [...links, ...kept.filter(isFormat)].flatMap(({ start, end }) => [start, end]);
    const inside = cuts.filter((cut) => cut > format.start && cut < format.end);
    const borders = [...new Set([format.start, ...inside, format.end])].toSorted((a, b) => a - b);
    const needed = borders.filter(
      (border, index) =>
        index === 0 ||
        index === borders.length - 1 ||
        [...links, ...kept.filter(isFormat)].some((other) => crosses(other, format, border)),
    );
    for (const [index, start] of needed.entries()) {
      const end = needed[index + 1];
      if (end !== undefined) kept.push({ ...format, start, end });
    }
  }
  return kept.toSorted((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
}

/** True where `other` begins before the format and ends inside it at this border, or begins there and goes on behind it. */
const crosses = (other: RichMark, format: RichMark, border: number): boolean =>
  (other.start < format.start && other.end === border) ||
  (other.end > format.end && other.start === border);

const rank = ({ kind }: RichMark): number => ["link", "format", "fact", "note"].indexOf(kind);

const CODE = /<(\/?)(?:g|x|span|img)\b(?:\s+id\s*=\s*["']?(\d{1,4})["']?)?\s*(\/?)>/giu;
const CLOSES_PAIR = /^<\/(?:g|span)\b/iu;

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
  "#x27": "'",
  nbsp: " ",
};

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos|#39|#x27|nbsp);/giu, (whole, name: string) => {
    return entities[name.toLowerCase()] ?? whole;
  });

export interface Decoded {
  /** Without codes. */
  text: string;
  /** Where the marks belong in `text`; null where the codes did not all come back whole. */
  marks: RichMark[] | null;
}

/**
 * An engine's answer. Every code has to be there once, each pair closed in the pair that it was opened in. A chip says what
 * `wordsOf` gives for it, whatever the engine made of it.
 */
export function decode(
  answer: string,
  codes: readonly RichMark[],
  wordsOf: (chip: Chip) => string,
): Decoded {
  if (codes.length === 0) return { text: answer, marks: [] };
  const marks: RichMark[] = [];
  const open: { mark: RichMark; start: number }[] = [];
  const seen = new Set<number>();
  let text = "";
  let at = 0;
  let isWhole = true;
  for (const found of answer.matchAll(CODE)) {
    text += unescape(answer.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[1] === "/") {
      const closed = CLOSES_PAIR.test(found[0]) ? open.pop() : undefined;
      if (!closed) {
        isWhole = false;
        continue;
      }
      const { mark, start } = closed;
      if (mark.kind === "fact") text = text.slice(0, start) + wordsOf(mark);
      marks.push({ ...mark, start, end: text.length });
      continue;
    }
    const id = Number(found[2] ?? 0);
    const mark = codes[id - 1];
    if (!mark || seen.has(id)) {
      isWhole = false;
      continue;
    }
    seen.add(id);
    if (isAlone(mark)) {
      marks.push({ ...mark, start: text.length, end: text.length });
    } else if (found[3] === "/") isWhole = false;
    else open.push({ mark, start: text.length });
  }
  text += unescape(answer.slice(at));
  return { text, marks: isWhole && open.length === 0 && seen.size === codes.length ? marks : null };
}
