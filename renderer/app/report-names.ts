/** How reports are called where they are told of elsewhere: by number and headline. */
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ReportId } from "../../core/report/ids.ts";
import { inLang, type Lang } from "../../core/report/lang.ts";
import { client } from "./client.ts";
import { contentLangOf } from "./i18n.ts";
import { keys } from "./query.ts";

export interface ReportName {
  number: number;
  headline: string;
  lang: Lang;
}

/** @returns null for a report that is not known yet, and for one that is gone */
export function useReportNames(
  ids: readonly (ReportId | null)[],
): (id: ReportId | null) => ReportName | null {
  const { i18n } = useTranslation();
  const lang = contentLangOf(i18n.language);
  const asked = [...new Set(ids.flatMap((id) => id ?? []))];
  const found = useQueries({
    queries: asked.map((id) => ({
      queryKey: [...keys.reports, "named", id],
      queryFn: () => client.report.get({ id }),
    })),
  });
  return (id) => {
    const report = id === null ? undefined : found[asked.indexOf(id)]?.data;
    if (!report) return null;
    const headlines = { zh: report.zh.headline, en: report.en.headline };
    return { number: report.number, headline: inLang(headlines, lang), lang };
  };
}
