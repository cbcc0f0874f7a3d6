/** What stands below the title of a file for readers: when, from whom, by whom. */
import { inLang, type Lang } from "../../core/report/lang.ts";
import type { Head } from "../../core/report/report.ts";
import { exportWords } from "./export-words.ts";

/** Source and author, those that are known. */
export function bylineOf(head: Head, lang: Lang): string[] {
  const words = exportWords(lang);
  const source = inLang(head.source, lang);
  const author = inLang(head.author, lang);
  return [
    ...(source ? [words("export.from", { source })] : []),
    ...(author ? [words("export.by", { author })] : []),
  ];
}

/** The same behind the release date. */
export const factsOf = (head: Head, lang: Lang): string[] => [
  ...(head.releaseDate ? [head.releaseDate] : []),
  ...bylineOf(head, lang),
];
