/** What outputs for readers say of a report by themselves: its title, its address, and loud words where it is not signed off. */
import { textOfKind } from "../../core/edition/blocks.ts";
import { cleanText } from "../../core/exchange/export-blocks.ts";
import { standingOf } from "../../core/exchange/standing.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { exportWords } from "./export-words.ts";

/** Loud words for a text that readers may not have, "" for one that they may; in `words`, or the edition's language. */
export function warningOf(report: Report, lang: Lang, words: Lang = lang): string {
  const standing = standingOf(report, lang);
  return standing === "signed" ? "" : exportWords(words)(`export.warning.${standing}`);
}

export const titleOf = ({ editions }: Report, lang: Lang): string =>
  cleanText(textOfKind(editions[lang], "headline")).replace(/\s+/gu, " ").trim();
