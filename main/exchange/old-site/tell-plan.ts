/** Sums up what would come in, or did: counts, and the first of everything that is a list. */
import type { CountedFinding, OldColumn, OldSitePlanned } from "../../../core/api/old-site.ts";
import { isRefusing, type OldPageFinding } from "../../../core/exchange/old-site/findings.ts";
import { isKeepable } from "../../../core/publication/old-address.ts";
import { type Lang, langs } from "../../../core/report/lang.ts";
import type { OldReport, OldSitePlan } from "./plan-old-site.ts";

const PAGES_OF_FINDING = 100;
const LISTED = 300;

export function countFindings(findings: readonly OldPageFinding[]): CountedFinding[] {
  return [...Map.groupBy(findings, ({ code }) => code)].map(([code, all]) => ({
    code,
    count: all.length,
    pages: all.slice(0, PAGES_OF_FINDING).map(({ file, detail }) => ({ file, detail })),
  }));
}

/** @param more what was found in the texts of new reports */
export function tellPlan(
  plan: OldSitePlan,
  more: { findings: readonly OldPageFinding[]; pictures: number },
): OldSitePlanned {
  const fresh = plan.reports.filter(({ isKnown }) => !isKnown);
  const findings = [...plan.findings, ...more.findings];
  const only = (lang: Lang): number =>
    fresh.filter(({ pair }) => langs.every((one) => (pair[one] !== undefined) === (one === lang)))
      .length;
  const addresses = fresh.flatMap(({ pair }) =>
    langs.flatMap((lang) => (pair[lang] ? [isKeepable(pair[lang].address, lang)] : [])),
  );
  return {
    pages: plan.folder.pages.length,
    others: plan.others,
    refused: findings.filter(isRefusing).length,
    reports: fresh.length,
    pairs: fresh.filter(({ pair }) => pair.zh && pair.en).length,
    onlyZh: only("zh"),
    onlyEn: only("en"),
    known: plan.reports.length - fresh.length,
    pictures: more.pictures,
    picturesGone: findings.filter(({ code }) => code === "picture").length,
    addressesKept: addresses.filter(Boolean).length,
    addressesMoved: addresses.filter((isKept) => !isKept).length,
    columns: columnsOf(fresh, plan),
    findings: countFindings(findings),
    list: fresh.slice(0, LISTED).map((report) => {
      const [lang = "zh"] = langs.filter((one) => report.pair[one]);
      const head = report.pair[lang];
      return {
        addresses: Object.fromEntries(
          langs.flatMap((one) => (report.pair[one] ? [[one, report.pair[one].address]] : [])),
        ),
        headline: head?.headline ?? "",
        lang,
        day: langs.map((one) => report.pair[one]?.day ?? null).find((day) => day !== null) ?? null,
        column: report.column.id,
      };
    }),
  };
}

/** The old site's columns, those of most reports first. */
function columnsOf(reports: readonly OldReport[], { findings }: OldSitePlan): OldColumn[] {
  const strays = new Set(
    findings.filter(({ code }) => code === "column-unknown").map(({ file }) => file),
  );
  const columns = new Map<string, OldColumn>();
  for (const { pair, column, files } of reports) {
    const head = pair.zh ?? pair.en;
    const old = head?.columnCode || head?.columnName || "";
    if (old === "") continue;
    const isStray = langs.some((lang) => strays.has(files[lang] ?? ""));
    const known = columns.get(old);
    columns.set(old, {
      old,
      name: known?.name || head?.columnName || "",
      reports: (known?.reports ?? 0) + 1,
      column: isStray ? null : column.id,
    });
  }
  return [...columns.values()].sort((a, b) => b.reports - a.reports);
}
