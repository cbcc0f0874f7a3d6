/** What is wrong in a site's theme, where, as a code that the doors put into words. */
import { z } from "zod";

export const themeProblemCodes = [
  /** A tag that is not closed, not known, or not written as Liquid has it; `detail` is what Liquid says. */
  "liquid-syntax",
  "unknown-tag",
  "unknown-filter",
  /** A template that another one renders or lies in is not there. */
  "missing-template",
  /** A template failed while a page was made from it. */
  "failed",
  "unknown-variable",
  "missing-word",
  /** A file named in a template or style sheet is not in `assets`. */
  "missing-asset",
  "css-syntax",
  "json-syntax",
  /** A file of words holds something else than names with texts. */
  "words-shape",
  /** A file name that cannot be part of an address on the site. */
  "bad-name",
  "too-large",
  "unreadable",
  /** A text in another encoding. */
  "not-utf8",
  /** A file where the theme does not look for any. */
  "unused-file",
  /** A page made with the theme has no doctype, no title, or shows nothing. */
  "not-a-page",
  /** A page made with the theme refers to a file that the site does not have. */
  "broken-link",
] as const;

export const themeProblemSchema = z.object({
  code: z.enum(themeProblemCodes),
  /** Within the library's folder, `theme/templates/report.liquid`; a file of the default theme has no `theme/`. */
  file: z.string(),
  /** From 1; null where the whole file is meant. */
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  /** The name that is not known, or what the parser said. */
  detail: z.string(),
  /** Page of the site on which it was seen, "" where it concerns no one page. */
  page: z.string(),
});
export type ThemeProblem = z.infer<typeof themeProblemSchema>;

/** How a theme stands; `version` changes with every file of it. */
export const themeStateSchema = z.object({
  version: z.string(),
  /** None in a theme that pages can be made with. */
  problems: z.array(themeProblemSchema),
});
export type ThemeState = z.infer<typeof themeStateSchema>;

/** A problem of a whole file, to be filled in. */
export const problemIn = (
  file: string,
  code: ThemeProblem["code"],
  more: Partial<ThemeProblem> = {},
): ThemeProblem => ({ code, file, line: null, column: null, detail: "", page: "", ...more });

/** Line and column, both from 1, of the character at `offsetUtf16`. */
export function placeAt(text: string, offsetUtf16: number): { line: number; column: number } {
  const before = text.slice(0, offsetUtf16);
  return {
    line: before.split("\n").length,
    column: offsetUtf16 - (before.lastIndexOf("\n") + 1) + 1,
  };
}
