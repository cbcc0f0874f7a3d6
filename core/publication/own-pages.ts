/** Pages of their own (关于我们, 联系我们): reports that stand in no list and that the site links to from every page. */
import { langs } from "../report/lang.ts";
import type { PagePlace } from "../report/report.ts";
import { pageAddressSchema } from "./address.ts";
import type { PlanIssue } from "./plan.ts";
import type { SiteReport } from "./site-report.ts";

/** Those that have an address, by their order; of several with one address the one that was begun first. */
export function ownPagesOf(reports: readonly SiteReport[]): SiteReport[] {
  const byNumber = reports.filter(isAddressed).sort((a, b) => a.number - b.number);
  const first = new Map<string, SiteReport>();
  for (const report of byNumber) {
    const address = report.page?.address ?? "";
    if (!first.has(address)) first.set(address, report);
  }
  return [...first.values()].sort((a, b) => orderOf(a) - orderOf(b) || a.number - b.number);
}

const orderOf = ({ page }: SiteReport): number => page?.order ?? 0;

/** The reports without pages whose address is another's already, and what the plan says of those. */
export function withoutClashes(reports: readonly SiteReport[]): [SiteReport[], PlanIssue[]] {
  const kept = new Set(ownPagesOf(reports));
  const clashing = reports.filter((report) => isAddressed(report) && !kept.has(report));
  const issues = clashing.flatMap((report) =>
    langs.flatMap((lang): PlanIssue[] => {
      const edition = report.editions[lang];
      if (!edition) return [];
      const { id, number } = report;
      const { headline } = edition;
      return [
        { report: id, number, lang, headline, code: "address-taken", blocking: true, block: null },
      ];
    }),
  );
  return [reports.filter((report) => !clashing.includes(report)), issues];
}

const isAddressed = ({ page }: SiteReport): boolean =>
  page !== null && pageAddressSchema.safeParse(page.address).success;

/** Those that the site links to from `place`. */
export const pagesAt = (pages: readonly SiteReport[], place: PagePlace): SiteReport[] =>
  pages.filter(({ page }) => page?.place === place);
