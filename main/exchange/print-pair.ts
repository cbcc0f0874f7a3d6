/** The pair side by side as a page to print, or to be made a PDF of. */
import { toPairPage } from "../../core/exchange/pair-html.ts";
import { type Lang, langs, otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { factsOf } from "./export-facts.ts";
import { type ExportPictures, inFile } from "./export-pictures.ts";
import { titleOf, warningOf } from "./export-for-readers.ts";
import { exportWords } from "./export-words.ts";

/** @param lang of the page's own words */
export function printedPair(
  report: Report,
  { lang, pictures }: { lang: Lang; pictures: ExportPictures },
): string {
  const words = exportWords(lang);
  const { head, sourceLang } = report;
  const nameOf = (one: Lang): string => words(`export.lang.${one}`);
  const headOf = (one: Lang): string =>
    words(one === sourceLang ? "export.source" : "export.translation", { lang: nameOf(one) });
  const warnings = langs.flatMap((one) => {
    const text = warningOf(report, one, lang);
    return text === "" ? [] : [words("export.warningOf", { lang: nameOf(one), text })];
  });
  return toPairPage(report, {
    lang,
    title: titleOf(report, lang) || titleOf(report, otherLang(lang)),
    warning: warnings.join(" "),
    facts: factsOf(head, lang),
    image: inFile(pictures),
    heads: { zh: headOf("zh"), en: headOf("en") },
    altLabel: words("export.kind.alt"),
    state: (status) => words(`export.state.${status}`),
  });
}
