/** Numbers and letters that count the items of a list inside a line: 1. 2) (3) a. （一） 二、 ④. */

interface Style {
  /** The marker at the start of a text; its first group is the count. */
  at: RegExp;
  toMarker: (count: string) => string;
  counts: readonly string[];
}

export interface ListItem {
  /** UTF-16 length of the marker with bullet and space before it. */
  length: number;
  /** How the next item is marked, if the list goes on. */
  next: string | null;
}

const numbers = Array.from({ length: 100 }, (_, count) => String(count));
const letters = "abcdefghijklmnopqrstuvwxyz".split("");
const digits = " 一二三四五六七八九".split("").map((digit) => digit.trim());
const hanNumbers = Array.from({ length: 50 }, (_, count) => {
  const [tens, ones] = [Math.floor(count / 10), digits[count % 10] ?? ""];
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : (digits[tens] ?? "")}十${ones}`;
});
const circled = Array.from({ length: 20 }, (_, count) => String.fromCodePoint(0x2460 + count));

const style = (
  counts: readonly string[],
  count: string,
  [open, close]: [string, string],
): Style => ({
  at: new RegExp(`^${escape(open)}(${count})${escape(close)}`, "u"),
  toMarker: (value) => `${open}${value}${close}`,
  counts,
});
const escape = (text: string): string => text.replace(/[().]/g, "\\$&");
const NUMBER = "\\d{1,2}";
const HAN_NUMBER = "[一二三四五六七八九十]{1,3}";

const styles: readonly Style[] = [
  style(numbers, NUMBER, ["", ".)"]),
  style(numbers, NUMBER, ["", ")"]),
  style(numbers, NUMBER, ["", "）"]),
  style(numbers, NUMBER, ["(", ")"]),
  style(numbers, NUMBER, ["（", "）"]),
  style(numbers, `${NUMBER}(?=\\.\\D)`, ["", "."]),
  style(numbers, NUMBER, ["", "．"]),
  style(numbers, NUMBER, ["", "、"]),
  style(letters, "[a-z](?=\\.\\s)", ["", "."]),
  style(letters, "[a-z]", ["", ")"]),
  style(letters, "[a-z]", ["(", ")"]),
  style(
    letters.map((letter) => letter.toUpperCase()),
    "[A-Z](?=\\.\\s)",
    ["", "."],
  ),
  style(hanNumbers, HAN_NUMBER, ["（", "）"]),
  style(hanNumbers, HAN_NUMBER, ["(", ")"]),
  style(hanNumbers, HAN_NUMBER, ["", "、"]),
  style(circled, "[①-⑳]", ["", ""]),
];

const lead = /^\s*(?:[•‣⁃▪●◦■◆*-]\s*)?/u;

/** The marker that `text` starts with, behind a bullet if there is one. */
export function findListItem(text: string): ListItem | null {
  const indent = lead.exec(text)?.[0].length ?? 0;
  const rest = text.slice(indent, indent + 8);
  for (const { at, toMarker, counts } of styles) {
    const found = at.exec(rest);
    if (!found) continue;
    const count = counts.indexOf(found[1] ?? "");
    const next = count < 0 ? undefined : counts[count + 1];
    return { length: indent + found[0].length, next: next ? toMarker(next) : null };
  }
  return null;
}

/**
 * Where the item marked `marker` begins behind `from`, where the text of the item before it starts: after a space, and
 * both with something to say. Initials count nothing: "J. K. Rowe", "A. Smith, B. Jones".
 */
export function findMarker(line: string, marker: string, from: number): number {
  for (let at = line.indexOf(marker, from + 1); at >= 0; at = line.indexOf(marker, at + 1)) {
    const behind = line.slice(at + marker.length, at + marker.length + 4);
    const said = line.slice(from, at);
    if (
      /\p{Ll}{2}.*[^,]\s$|\p{Lo}.*\s$/su.test(said) &&
      /^\s*["“‘「(（《]?[\p{Lu}\p{Lo}]/u.test(behind)
    )
      return at;
  }
  return -1;
}

/** Where bullets begin an item inside a line. */
export const findBullets = (line: string): number[] =>
  [...line.matchAll(/(?<=\S\s+)[•‣⁃▪●◦■◆](?=\s*[\p{L}\p{N}])/gu)].map((found) => found.index);
