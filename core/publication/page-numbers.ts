/** Which reports the pages of a plan are of, where their paths do not say it. */
import { type Lang, langs } from "../report/lang.ts";
import type { Plan } from "./plan.ts";
import type { SiteReport } from "./site-report.ts";

interface Told {
  pathOf(report: SiteReport, lang: Lang): string | undefined;
  /** The path says the number by itself. */
  isTold(path: string, number: number): boolean;
}

/** The plan with the numbers of reports whose pages it writes. */
export function withNumbers(
  plan: Plan,
  reports: readonly SiteReport[],
  { pathOf, isTold }: Told,
): Plan {
  const written = new Set([...plan.added, ...plan.changed].map(({ path }) => path));
  if (written.size === 0) return plan;
  const entries: [string, number][] = [];
  for (const report of reports) {
    if (report.page !== null) continue;
    for (const lang of langs) {
      const path = pathOf(report, lang);
      if (path !== undefined && written.has(path) && !isTold(path, report.number))
        entries.push([path, report.number]);
    }
  }
  return entries.length === 0 ? plan : { ...plan, oldPages: Object.fromEntries(entries) };
}
