/** Which language a report is translated from, and into which. */
import type { ReportSummary } from "../../core/api/report.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";

export interface Direction {
  source: Lang;
  target: Lang;
}

export const directionOf = (report: ReportSummary): Direction => ({
  source: report.sourceLang,
  target: otherLang(report.sourceLang),
});
