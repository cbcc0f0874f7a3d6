/** Which editions of a report go on the site, and what keeps the others off it. */
import { type Block, blocksOf, figuresOf, textOf } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import { progressOf, rowsOf } from "../edition/translation.ts";
import { type Asset, assetSchema } from "../media/asset.ts";
import { type Lang, otherLang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import type { PlanIssue } from "./plan.ts";

export interface Readiness {
  published: Lang[];
  issues: PlanIssue[];
}

export interface ReadinessFacts {
  columns: ReadonlySet<string>;
  /** True when the library no longer has the picture's bytes. */
  isLost: (asset: Asset) => boolean;
}

type IssueCode = PlanIssue["code"];

const blockingCodes: ReadonlySet<IssueCode> = new Set([
  "no-release-date",
  "no-headline",
  "picture-missing",
  "translation-outdated",
  "unknown-column",
  "source-not-approved",
]);

/** Every edition that has a headline, whatever its stage: what a rehearsal with drafts shows. */
export const readyAsDraft = (report: Report): Readiness => ({
  published: (["zh", "en"] as const).filter((lang) => headlineOf(report, lang) !== ""),
  issues: [],
});

/**
 * An edition is published when it is signed off and nothing blocks it; a translation only together with its source. A
 * report whose source is not signed off is simply not ready, unless its translation is: then that is said.
 */
export function readyToPublish(report: Report, facts: ReadinessFacts): Readiness {
  if (report.binnedAt !== null) return { published: [], issues: [] };
  const source = report.sourceLang;
  const target = otherLang(source);
  const issues: PlanIssue[] = [];
  const found = (lang: Lang, codes: Iterable<IssueCode>) => {
    for (const code of codes) issues.push(issueOf(report, lang, code));
  };
  const sourceApproved = report.stages[source] === "approved";
  const targetApproved = report.stages[target] === "approved";
  if (!sourceApproved) {
    if (targetApproved) found(target, ["source-not-approved"]);
    return { published: [], issues };
  }
  found(source, [...headIssues(report, facts), ...editionIssues(report, source, facts)]);
  const sourceGoes = !issues.some((issue) => issue.blocking);
  if (!targetApproved) {
    if (sourceGoes) found(target, ["translation-due"]);
    return { published: sourceGoes ? [source] : [], issues };
  }
  found(target, editionIssues(report, target, facts));
  if (isOutdated(report)) found(target, ["translation-outdated"]);
  const targetGoes = sourceGoes && !issues.some((issue) => issue.blocking && issue.lang === target);
  return { published: [...(sourceGoes ? [source] : []), ...(targetGoes ? [target] : [])], issues };
}

const issueOf = (report: Report, lang: Lang, code: IssueCode): PlanIssue => ({
  report: report.id,
  number: report.number,
  lang,
  headline: headlineOf(report, lang) || headlineOf(report, report.sourceLang),
  code,
  blocking: blockingCodes.has(code),
});

/** Text of a field that stands at the top of an edition, "" when it is absent or empty. */
export function fieldText(edition: Edition, field: "headline" | "lead"): string {
  const node = edition.root.children?.find((child) => child.type === field);
  return node ? textOf(node).trim() : "";
}

export const headlineOf = (report: Report, lang: Lang): string =>
  fieldText(report.editions[lang], "headline");

function headIssues(report: Report, facts: ReadinessFacts): IssueCode[] {
  return [
    ...(report.head.releaseDate === null ? (["no-release-date"] as const) : []),
    ...(facts.columns.has(report.head.column) ? [] : (["unknown-column"] as const)),
  ];
}

/** Each code once, however many figures it concerns. */
function editionIssues(report: Report, lang: Lang, facts: ReadinessFacts): Set<IssueCode> {
  const edition = report.editions[lang];
  const codes = new Set<IssueCode>();
  if (headlineOf(report, lang) === "") codes.add("no-headline");
  if (figuresOf(edition).some((asset) => asset === null || facts.isLost(asset)))
    codes.add("picture-missing");
  for (const figure of edition.root.children ?? []) {
    if (figure.type !== "figure" || !assetSchema.safeParse(figure["asset"]).success) continue;
    const blocks = blocksOf({ root: figure });
    if (isEmpty(blocks, "caption")) codes.add("caption-missing");
    if (isEmpty(blocks, "alt")) codes.add("alt-missing");
  }
  return codes;
}

const isEmpty = (blocks: Block[], kind: Block["kind"]): boolean =>
  !blocks.some((block) => block.kind === kind && block.text.trim() !== "");

function isOutdated(report: Report): boolean {
  const source = blocksOf(report.editions[report.sourceLang]);
  const target = blocksOf(report.editions[otherLang(report.sourceLang)]);
  return progressOf(rowsOf(source, target)).outdated > 0;
}
