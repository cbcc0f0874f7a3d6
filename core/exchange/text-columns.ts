/** How wide a text stands in fixed columns, and how two lines of it are joined. */

const WIDE =
  /[\u1100-\u115F\u3000-\u303F\uAC00-\uD7A3\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

/** Columns of a terminal or a plain text file: wide and full-width characters (UAX #11) take two. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

/** Chinese sets no space between two lines of one paragraph, and quotation marks and dashes there belong to it. */
const CLOSE_SET = new RegExp(`${WIDE.source}|[“”‘’…—·]`, "u");

/** What stands between two lines once they are one: a space, or nothing beside a Chinese character. */
export const joiner = (before: string, after: string): "" | " " =>
  CLOSE_SET.test([...before].at(-1) ?? " ") && CLOSE_SET.test([...after][0] ?? " ") ? "" : " ";

export const joinLines = (lines: readonly string[]): string =>
  lines.reduce((joined, line) => (joined === "" ? line : joined + joiner(joined, line) + line), "");

/** What stands between a number and what it numbers; Chinese marks bring their own room. */
export const gapAfter = (label: string): "" | " " => (/[、．。）】〕：]$/u.test(label) ? "" : " ");
