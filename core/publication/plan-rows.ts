/** A plan's files in the order in which people look at them: what each is of, and which belong together. */
import type { Lang } from "../report/lang.ts";
import { readReportPath } from "./address.ts";
import type { Plan } from "./plan.ts";

export const changeKinds = ["added", "changed", "removed"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Pages of reports; all other pages; pictures and files; what machines read; styles and scripts. */
export const planSections = ["report", "page", "media", "machine", "look"] as const;
export type PlanSection = (typeof planSections)[number];

export interface PlanRow {
  path: string;
  title: string;
  change: ChangeKind;
  /** Null for what is removed. */
  sizeBytes: number | null;
  section: PlanSection;
  lang: Lang;
  /** Of the report, null for other files. */
  number: number | null;
}

export interface PlanFilter {
  change: ChangeKind | "all" | "issues";
  /** Words of the title, a part of the address, or a report's number; "" for all. */
  text: string;
}

/** Newest reports first, the two languages of one together; everything else by its address. */
export function rowsOfPlan(plan: Plan, addressPattern: string): PlanRow[] {
  const rows = changeKinds.flatMap((change) =>
    plan[change].map((file): PlanRow => {
      const { path, title } = file;
      const number = plan.oldPages?.[path] ?? readReportPath(addressPattern, path)?.number ?? null;
      return {
        ...{ path, title, change },
        sizeBytes: "sizeBytes" in file ? file.sizeBytes : null,
        section: number !== null ? "report" : sectionOf(path),
        lang: path.startsWith("en/") ? "en" : "zh",
        number,
      };
    }),
  );
  return rows.sort(
    (a, b) =>
      planSections.indexOf(a.section) - planSections.indexOf(b.section) ||
      (b.number ?? 0) - (a.number ?? 0) ||
      (a.section === "report" ? Number(a.lang === "en") - Number(b.lang === "en") : 0) ||
      (a.path < b.path ? -1 : 1),
  );
}

function sectionOf(path: string): PlanSection {
  if (path.endsWith(".html")) return "page";
  if (/\.(?:css|m?js|woff2?)$/.test(path)) return "look";
  return path.startsWith("assets/") ? "media" : "machine";
}

/** @param withIssues numbers of reports that have something in the way */
export function filterRows(
  rows: readonly PlanRow[],
  { change, text }: PlanFilter,
  withIssues: ReadonlySet<number>,
): PlanRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (change === "issues" && !(row.number !== null && withIssues.has(row.number))) return false;
    if (change !== "issues" && change !== "all" && row.change !== change) return false;
    const title = row.title.toLowerCase();
    // A number alone is a report's: the names of pictures are full of digits.
    return words.every(
      (word) =>
        title.includes(word) ||
        (/^\d+$/.test(word) ? word === String(row.number) : row.path.includes(word)),
    );
  });
}
