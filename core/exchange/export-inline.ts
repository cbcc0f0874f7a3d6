/** The inside of a block as inline Markdown that reads back as the same text, formats and links. */
import { formatBits, type Run } from "./export-blocks.ts";

/** How a line break is written: inside a heading or a table cell a line cannot end. */
export type LineBreak = "\\\n" | "<br>";

/** Formats without Markdown of their own, outermost first. */
const tags: [bit: number, tag: string][] = [
  [formatBits.underline, "u"],
  [formatBits.sup, "sup"],
  [formatBits.sub, "sub"],
  [formatBits.mark, "mark"],
  [formatBits.code, "code"],
  [formatBits.strike, "s"],
];

const STARS: Record<number, string> = { 1: "**", 2: "*", 3: "***" };
const isSpace = (character: string): boolean => character === "" || /\s/u.test(character);
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);

/** Markup characters, words that turn into links by themselves, and entities, kept as the text they are. */
export const escapeInline = (text: string): string =>
  text
    .replace(/[\\`*_[\]<~]/g, "\\$&")
    .replace(/&(?=#?[a-z\d]+;)/gi, "\\&")
    .replace(/(https?|ftp)(?=:\/\/)/gi, "$1\\")
    .replace(/www(?=\.)/gi, "$&\\")
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, "\\@");

/** The same inside brackets, where some readers take a bracket for one although it is escaped. */
export const escapeInBrackets = (text: string): string =>
  escapeInline(text).replaceAll("\\[", "&#91;").replaceAll("\\]", "&#93;");

/** What would start a heading, a list, a quote, a rule, a fence or a table if a line began with it. */
const escapeLineStart = (line: string): string =>
  line.replace(/^(?:[#>+=|-]|:(?=-))/u, "\\$&").replace(/^(\d{1,9})(?=[.)])/u, "$1\\");

/** @param runs without breaks or blanks at the ends; see `trimRuns` */
export function toInlineMarkdown(runs: readonly Run[], lineBreak: LineBreak = "\\\n"): string {
  let out = "";
  let atLineStart = true;
  for (const [index, run] of runs.entries()) {
    if (run.text === "\n") {
      out = out.replace(/[ \t]+$/u, "") + lineBreak;
      atLineStart = true;
      continue;
    }
    if (run.note !== undefined) {
      out += `[^${run.note}]`;
      atLineStart = false;
      continue;
    }
    const previous = runs[index - 1];
    const startsLink = run.href !== null && previous?.href !== run.href;
    const endsLink = run.href !== null && runs[index + 1]?.href !== run.href;
    if (startsLink) out += "[";
    const text = atLineStart ? run.text.replace(/^[ \t]+/u, "") : run.text;
    const escaped = run.href === null ? escapeInline(text) : escapeInBrackets(text);
    const plain = run.format === 0 && !startsLink;
    out +=
      plain && atLineStart
        ? escapeLineStart(escaped)
        : formatted(escaped, run, out, after(runs, index));
    if (endsLink) out += `](${destination(run.href ?? "")})`;
    atLineStart = false;
  }
  return out;
}

/** The first character that will be written behind a run, "" at the end; "*" where its own marks follow. */
function after(runs: readonly Run[], index: number): string {
  const next = runs[index + 1];
  if (runs[index]?.href !== null && next?.href !== runs[index]?.href) return "]";
  if (!next) return "";
  if (next.text === "\n") return "\n";
  if (next.note !== undefined) return "[";
  if (next.href !== null && next.href !== runs[index]?.href) return "[";
  return next.format !== 0 ? "*" : (escapeInline(next.text)[0] ?? "");
}

function formatted(escaped: string, { format }: Run, before: string, next: string): string {
  if (format === 0 || escaped.trim() === "") return escaped;
  let inner = escaped;
  const weight = format & 3;
  const others = tags.filter(([bit]) => format & bit);
  const previous = before.at(-1) ?? "";
  const alone = others.length === 0;
  if (weight > 0) {
    const outer = alone ? { previous, next } : { previous: ">", next: "<" };
    inner = canStar(escaped, outer)
      ? `${STARS[weight]}${escaped}${STARS[weight]}`
      : tagged(escaped, weight);
  }
  return others.reduceRight((text, [, tag]) => `<${tag}>${text}</${tag}>`, inner);
}

const tagged = (text: string, weight: number): string => {
  const italic = weight & formatBits.italic ? `<em>${text}</em>` : text;
  return weight & formatBits.bold ? `<strong>${italic}</strong>` : italic;
};

/** CommonMark §6.2: whether stars around this text open and close emphasis where they stand. */
function canStar(text: string, { previous, next }: { previous: string; next: string }): boolean {
  const first = text[0] ?? "";
  const last = text.at(-1) ?? "";
  if (isSpace(first) || isSpace(last) || previous === "*" || next === "*") return false;
  const opens = !isPunctuation(first) || isSpace(previous) || isPunctuation(previous);
  const closes = !isPunctuation(last) || isSpace(next) || isPunctuation(next);
  return opens && closes;
}

const destination = (href: string): string =>
  `<${href.replace(/[<>\\\s]/gu, (character) => encodeURIComponent(character))}>`;

/** Runs without blanks and line breaks at the two ends: Markdown has no place for them. */
export function trimRuns(runs: readonly Run[]): Run[] {
  const trimmed = [...runs];
  for (let first = trimmed[0]; first; first = trimmed[0]) {
    const text = first.text.trimStart();
    if (first.note !== undefined) break;
    if (text !== "") {
      trimmed[0] = { ...first, text };
      break;
    }
    trimmed.shift();
  }
  for (let last = trimmed.at(-1); last; last = trimmed.at(-1)) {
    const text = last.text.trimEnd();
    if (last.note !== undefined) break;
    if (text !== "") {
      trimmed[trimmed.length - 1] = { ...last, text };
      break;
    }
    trimmed.pop();
  }
  return trimmed;
}
