/** Says which reports of a target's site would get another release date than readers have seen on it. */
import { byObject } from "../by-object.ts";
import type { LedgerEntry, PlanIssue } from "./plan.ts";
import type { SiteReport } from "./site.ts";

/** Days by report and language; the ledger gives the same object while nothing is published. */
const daysIn = byObject(
  (editions: LedgerEntry["editions"]): ReadonlyMap<string, string | undefined> =>
    new Map(editions.map((one) => [`${one.report} ${one.lang}`, one.day])),
);

/** @param editions what the target's site was made of last */
export function movedDays(
  reports: readonly SiteReport[],
  editions: LedgerEntry["editions"] = [],
): PlanIssue[] {
  if (editions.length === 0) return [];
  const days = daysIn(editions);
  return reports.flatMap(({ id, number, day, sourceLang, editions: now }): PlanIssue[] => {
    const before = days.get(`${id} ${sourceLang}`);
    if (before === undefined || before === day) return [];
    const headline = now[sourceLang]?.headline ?? "";
    const facts = { report: id, number, lang: sourceLang, headline, block: null };
    return [{ ...facts, code: "release-date-changed", blocking: false }];
  });
}
