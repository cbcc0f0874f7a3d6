/** Comma-separated values, RFC 4180; tabs and semicolons between cells are read as well. */
// Another project that takes this file in has to find the declaration by it.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./papaparse.d.ts" />
import Papa from "papaparse";
import type { LineProblem } from "./incoming.ts";

/** A spreadsheet runs what begins like this: such a cell gets an apostrophe, which is taken away again on reading. */
const RUNS = /^[=+\-@\t\r]/;
const GUARDED = /^'(?=[=+\-@\t\r])/;

/** With the mark that tells a spreadsheet that it is UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${Papa.unparse(
    rows.map((row) => row.map((cell) => (RUNS.test(cell) ? `'${cell}` : cell))),
    { newline: "\r\n" },
  )}\r\n`;

export function readCsv(text: string): { rows: string[][]; problems: LineProblem[] } {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimitersToGuess: [",", "\t", ";"],
  });
  // A table of one column has no delimiter to be guessed.
  const broken = errors.filter(({ type }) => type === "Quotes");
  return {
    rows: data.map((row) => row.map((cell) => cell.replace(GUARDED, ""))),
    problems: broken.map(({ row }) => ({
      line: (row ?? 0) + 1,
      code: "row-broken",
      about: (data[row ?? 0]?.[0] ?? "").slice(0, 40),
    })),
  };
}
