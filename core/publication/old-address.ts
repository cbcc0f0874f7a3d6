/** Addresses that reports had before they came here: kept where the site can keep them, else known as moved. */
import { byObject } from "../by-object.ts";
import { whileSame } from "../while-same.ts";
import type { Settings } from "../library/settings.ts";
import { type Lang, langs } from "../report/lang.ts";
import type { Head } from "../report/report.ts";
import { type AddressFacts, isReserved, pagePath, readReportPath, reportPath } from "./address.ts";
import { withNumbers } from "./page-numbers.ts";
import { type Plan, type PlanIssue, sitePathSchema } from "./plan.ts";
import type { SiteReport } from "./site-report.ts";

/** Folders of the site's own making. */
const ownFolders = /^(?:en\/)?(?:assets|col|feed|feeds|search|series|tag)\//;

/**
 * Whether a page can stay where it was: a small-letter path of the page's language that ends in `.html` and is none of
 * the site's own.
 */
export const isKeepable = (path: string, lang: Lang): boolean =>
  sitePathSchema.safeParse(path).success &&
  path.endsWith(".html") &&
  path.startsWith("en/") === (lang === "en") &&
  !path.startsWith(".") &&
  !ownFolders.test(path) &&
  !isReserved(path);

/** Where an edition's page lies, and where it lay before if it could not stay there. */
export function addressOf(
  head: Pick<Head, "page" | "oldAddress">,
  facts: AddressFacts,
  { lang, addressPattern }: { lang: Lang } & Pick<Settings, "addressPattern">,
): { path: string; movedFrom: string | null } {
  const { page, oldAddress } = head;
  const old = oldAddress?.[lang] ?? "";
  if (!page && old !== "" && isKeepable(old, lang)) return { path: old, movedFrom: null };
  const path = page
    ? pagePath(lang, page.address || String(facts.number))
    : reportPath(addressPattern, facts, lang);
  return { path, movedFrom: old === "" || old === path ? null : old };
}

/** The reports without those that would lie where another one lies, which was begun first; the plan says so of them. */
export function withoutTaken(reports: SiteReport[]): [SiteReport[], PlanIssue[]] {
  if (areApart(reports)) return [reports, []];
  const holders = new Map<string, SiteReport>();
  const taken = new Set<SiteReport>();
  for (const report of [...reports].sort((a, b) => a.number - b.number)) {
    const paths = pathsIn(report.editions);
    if (paths.some((path) => holders.has(path))) taken.add(report);
    else for (const path of paths) holders.set(path, report);
  }
  const issues = [...taken].flatMap((report) =>
    langs.flatMap((lang): PlanIssue[] => {
      const { id, number, editions } = report;
      const headline = editions[lang]?.headline;
      if (headline === undefined) return [];
      return [
        { report: id, number, lang, headline, code: "address-taken", blocking: true, block: null },
      ];
    }),
  );
  return [reports.filter((report) => !taken.has(report)), issues];
}

const pathsIn = (editions: SiteReport["editions"]): string[] =>
  langs.flatMap((lang) => editions[lang]?.path ?? []);

/** As a rule every edition has an address of its own, which is seen sooner than who has one first. */
const areApart = whileSame(
  ({ editions }: SiteReport) => pathsIn(editions),
  (reports) => {
    const addresses = new Set<string>();
    let editionsInAll = 0;
    for (const { editions } of reports)
      for (const lang of langs) {
        const edition = editions[lang];
        if (!edition) continue;
        addresses.add(edition.path);
        editionsInAll += 1;
      }
    return addresses.size === editionsInAll;
  },
);

/** The plan with the numbers of reports whose pages the pattern does not tell, or tells wrongly. */
export const withOldPages = (
  plan: Plan,
  { reports, settings }: { reports: readonly SiteReport[]; settings: Settings },
): Plan =>
  withNumbers(plan, reports, {
    pathOf: ({ editions }, lang) => editions[lang]?.path,
    isTold: (path, number) => readReportPath(settings.addressPattern, path)?.number === number,
  });

const isMoved = ({ editions }: SiteReport): boolean =>
  langs.some((lang) => editions[lang]?.movedFrom);

const movedIn = byObject((reports: readonly SiteReport[]): SiteReport[] => reports.filter(isMoved));

/**
 * For servers that can answer 301 at addresses that moved: `moved.json` for programs, `moved.map` for nginx's `map`.
 * Neither is there while nothing moved.
 */
export function movedFiles(
  baseUrl: string,
  reports: readonly SiteReport[],
): { path: string; text: string }[] {
  const root = new URL(baseUrl).pathname.replace(/\/$/, "");
  const moved = movedIn(reports).flatMap(({ editions }) =>
    langs.flatMap((lang) => {
      const edition = editions[lang];
      if (!edition?.movedFrom) return [];
      const from = encodeURI(edition.movedFrom);
      return [{ from: `${root}/${from}`, to: `${root}/${edition.path}`, lang }];
    }),
  );
  if (moved.length === 0) return [];
  moved.sort((a, b) => (a.from < b.from ? -1 : 1));
  // The map is configuration: a name that its grammar reads otherwise has no place in it.
  const lines = moved.filter(({ from }) => /^[\w./~%-]+$/.test(from));
  return [
    { path: "moved.json", text: `${JSON.stringify({ moved }, null, 1)}\n` },
    { path: "moved.map", text: lines.map(({ from, to }) => `${from} ${to};\n`).join("") },
  ];
}
