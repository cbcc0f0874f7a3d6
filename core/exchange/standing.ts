/** Whether readers may have an edition: what leaves the house without a signature has to say so loudly. */
import type { Lang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import { isSigned } from "../report/signed.ts";
import { withdrawalOf } from "../report/site-log.ts";

export type Standing = "signed" | "draft" | "withdrawn";

export function standingOf(report: Report, lang: Lang): Standing {
  if (!isSigned(report, lang)) return "draft";
  return withdrawalOf(report.siteLog, lang) === null ? "signed" : "withdrawn";
}
