/** Joins the lines of text that was broken to a width: out of a PDF, an e-mail, a terminal. */
import { columnsOf, joiner } from "./text-columns.ts";

/** Narrower lines are verse, addresses, lists of names; wider ones are paragraphs in themselves. */
const NARROWEST = 30;
const WIDEST = 140;
/** Letters are not all as wide: a line of print that is full may hold fewer of them than the widest. */
const FULL = 0.8;
/** So much of the text must stand in full lines before it is taken for broken. */
const FULL_SHARE = 0.5;

/** Paragraphs, without empty ones. Lines that no width has broken are paragraphs each, as they stand. */
export function joinHardLines(text: string): string[] {
  const lines = text
    .split(/\r\n|[\r\n\f\v\u2028\u2029]/)
    .map((line) => line.replace(/\u00AD$/u, "-"));
  const width = widthOf(lines);
  const words = width > 0 ? wordsIn(text) : new Set<string>();
  const paragraphs: string[][] = [];
  let before: string | null = null;
  for (const line of lines) {
    const said = line.trim();
    const last = paragraphs.at(-1);
    if (said !== "" && last && before !== null && goesOn(before, line, width))
      append(last, said, words);
    else if (said !== "") paragraphs.push([said]);
    before = said === "" ? null : line;
  }
  return paragraphs.map((pieces) => pieces.join(""));
}

/** How wide most of the lines are that another follows; 0 where no width has broken them. */
function widthOf(lines: string[]): number {
  const followed = lines
    .filter((line, at) => line.trim() !== "" && (lines[at + 1] ?? "").trim() !== "")
    .map((line) => columnsOf(line.trimEnd()))
    .sort((a, b) => a - b);
  // A single long line, a heading or an address, is not what the rest was broken to.
  const width = followed[Math.floor((followed.length - 1) * 0.9)] ?? 0;
  if (width < NARROWEST || width > WIDEST) return 0;
  const full = followed.filter((columns) => columns >= width * FULL && columns <= width * 1.3);
  return full.length >= followed.length * FULL_SHARE ? width : 0;
}

const ITEM =
  /^(?:[•·●○◆■□▪▶*–—-]\s|[(（]?\d{1,3}[.)、．）](?!\d)|[(（]?[一二三四五六七八九十]{1,3}[)）、．]|第[一二三四五六七八九十\d]{1,3}[章节条部]|[①-⑳])/u;
const ENDS = /[。！？!?.…]["”’」』）)\]]*$/u;

/** True when the line was full, so that its paragraph goes on in the next. */
function goesOn(line: string, next: string, width: number): boolean {
  if (width === 0 || /^(?:\u3000|\t| {2,}|\u00A0{2,})/.test(next) || ITEM.test(next.trim()))
    return false;
  const columns = columnsOf(line.trimEnd());
  // What ends a sentence short of the full width ends a paragraph.
  if (ENDS.test(line.trimEnd()) && columns < width * 0.93) return false;
  const firstWord = /^(?:[!-~]+|.)/u.exec(next.trim())?.[0] ?? "";
  return columns + columnsOf(firstWord) >= width * FULL && columns >= width * 0.6;
}

const wordsIn = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/\p{Script=Latin}[\p{Script=Latin}-]*/gu) ?? []);

/** A word that was divided at the line's end is whole again; a compound keeps its hyphen. */
function append(pieces: string[], next: string, words: Set<string>): void {
  const before = pieces.pop() ?? "";
  const divided = /(\p{Script=Latin}+)[-\u2010]$/u.exec(before)?.[1];
  const rest = /^\p{Ll}[\p{Script=Latin}]*/u.exec(next)?.[0];
  if (divided !== undefined && rest !== undefined) {
    const [compound, whole] = [`${divided}-${rest}`, divided + rest].map((word) =>
      word.toLowerCase(),
    );
    const isCompound = words.has(compound ?? "") && !words.has(whole ?? "");
    pieces.push(isCompound ? before : before.slice(0, -1), next);
  } else pieces.push(before, joiner(before, next), next);
}
