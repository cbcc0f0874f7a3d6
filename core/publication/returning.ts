/** Says which editions of an earlier site today's does without: going back shows them to readers again. */
import { withdrawalOf } from "../report/site-log.ts";
import type { Lang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import type { LedgerEntry, PlanIssue } from "./plan.ts";
import { issueOf } from "./readiness.ts";
import type { SiteReport } from "./site-report.ts";

type Editions = LedgerEntry["editions"];

/** @param reports today's */
export function notToday(editions: Editions, reports: readonly SiteReport[]): Editions {
  const today = new Map(reports.map((report) => [report.id, report.editions]));
  return editions.filter(({ report, lang }) => !today.get(report)?.[lang]);
}

export const returningIssue = (report: Report, lang: Lang): PlanIssue =>
  issueOf(report, lang, {
    code: withdrawalOf(report.siteLog, lang) ? "withdrawn-returns" : "returns",
    block: null,
  });
