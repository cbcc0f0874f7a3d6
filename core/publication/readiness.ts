/** Which editions of a report go on the site, and what keeps the others off it. */
import { isAllowedFilm } from "../media/video.ts";
import type { SiteSeries } from "../library/site-series.ts";
import { isOpen } from "../comment/thread.ts";
import { blocksOf, textOf } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import { differencesIn } from "../event/differences.ts";
import { missingTexts } from "../event/event-document.ts";
import { notesOf } from "../edition/notes.ts";
import { toCheckIn } from "../edition/to-check.ts";
import { filesIn, playersIn } from "../media/files-in.ts";
import { lacksOf, type Photo, photosIn, photosOf } from "../media/photos.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import { type Lang, langs, otherLang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import { withdrawalOf } from "../report/site-log.ts";
import { asSigned, changedSinceSigned, isSigned, sentBack } from "../report/signed.ts";
import { pageAddressSchema } from "./address.ts";
import { blocksBehind } from "./behind.ts";
import type { PlanIssue } from "./plan.ts";

export interface Readiness {
  published: Lang[];
  issues: PlanIssue[];
}

export interface ReadinessFacts {
  columns: ReadonlySet<string>;
  series: readonly SiteSeries[];
  /** Sites that films may be linked to, besides those that are known. */
  filmHosts: readonly string[];
  /** True when the library no longer has the bytes of the picture or file. */
  isLost: (asset: { hash: string }) => boolean;
}

type IssueCode = PlanIssue["code"];

const blockingCodes: ReadonlySet<IssueCode> = new Set([
  "no-release-date",
  "no-headline",
  "picture-missing",
  "file-missing",
  "translation-outdated",
  "unknown-column",
  "no-address",
  "source-not-approved",
  // The brackets would be printed.
  "to-check",
  "film-elsewhere",
  // Its number would lead to nothing.
  "footnote-empty",
  // Who cannot see the picture would be told nothing, and who can would not know whom it shows.
  "caption-missing",
  "alt-missing",
]);

/** What the pages of an old site never had: their readers have them so, and their addresses have to stay alive. */
const excusedOfOldPages: ReadonlySet<IssueCode> = new Set(["caption-missing", "alt-missing"]);

/** Every edition that has a headline, whatever its stage: what a rehearsal with drafts shows. */
export const readyAsDraft = (report: Report): Readiness => ({
  published: (["zh", "en"] as const).filter((lang) => headlineOf(report, lang) !== ""),
  issues: [],
});

/**
 * An edition is published, as it was signed off, when nothing blocks it; a translation only together with its source. A
 * report whose source is not signed off is simply not ready, unless its translation is: then that is said.
 */
export function readyToPublish(living: Report, facts: ReadinessFacts): Readiness {
  const report = asSigned(living);
  if (report.binnedAt !== null) return { published: [], issues: [] };
  const source = report.sourceLang;
  const target = otherLang(source);
  const issues: PlanIssue[] = [];
  const found = (lang: Lang, codes: Iterable<IssueCode | Place>) => {
    for (const one of codes) {
      const [code, block] = typeof one === "string" ? [one, null] : one;
      issues.push(issueOf(report, lang, { code, block }));
    }
  };
  for (const lang of changedSinceSigned(living)) found(lang, ["changed-since-signed"]);
  const sourceApproved = isSigned(report, source);
  const targetApproved = isSigned(report, target);
  for (const lang of withdrawnOf(report)) found(lang, ["withdrawn"]);
  // A translation never stands alone.
  if (withdrawalOf(report.siteLog, source)) return { published: [], issues };
  for (const lang of sentBack(living)) found(lang, ["sent-back"]);
  if (sourceApproved && withdrawalOf(report.siteLog, target)) {
    found(source, [...headIssues(report, facts), ...editionIssues(report, source, facts)]);
    return { published: issues.some((issue) => issue.blocking) ? [] : [source], issues };
  }
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
  const behind = blocksBehind(report);
  if (behind > 0)
    issues.push({
      ...issueOf(report, target, { code: "translation-outdated", block: null }),
      behind,
    });
  const targetGoes = sourceGoes && !issues.some((issue) => issue.blocking && issue.lang === target);
  return { published: [...(sourceGoes ? [source] : []), ...(targetGoes ? [target] : [])], issues };
}

const withdrawnOf = (report: Report): Lang[] =>
  langs.filter((lang) => isSigned(report, lang) && withdrawalOf(report.siteLog, lang) !== null);

/** What a plan says of an edition; what blocks it follows from the code. */
export const issueOf = (
  report: Report,
  lang: Lang,
  { code, block }: Pick<PlanIssue, "code" | "block">,
): PlanIssue => ({
  report: report.id,
  number: report.number,
  lang,
  headline: headlineOf(report, lang) || headlineOf(report, report.sourceLang),
  code,
  blocking: blockingCodes.has(code) && !(report.head.oldAddress && excusedOfOldPages.has(code)),
  block,
});

/** Text of a field that stands at the top of an edition, "" when it is absent or empty. */
export function fieldText(edition: Edition, field: "headline" | "lead"): string {
  const node = edition.root.children?.find((child) => child.type === field);
  return node ? textOf(node).trim() : "";
}

export const headlineOf = (report: Report, lang: Lang): string =>
  fieldText(report.editions[lang], "headline");

/** A page of its own is dated by nothing, and stands in no column and series. */
function headIssues({ head }: Report, facts: ReadinessFacts): IssueCode[] {
  if (head.page)
    return pageAddressSchema.safeParse(head.page.address).success ? [] : ["no-address"];
  const series = facts.series.find(({ id }) => id === head.series?.id);
  const session = head.series?.session ?? null;
  const isKnownSession = session === null || series?.sessions.some(({ id }) => id === session);
  return [
    ...(head.releaseDate === null ? (["no-release-date"] as const) : []),
    ...(facts.columns.has(head.column) ? [] : (["unknown-column"] as const)),
    ...(head.series && !series ? (["unknown-series"] as const) : []),
    ...(series && !isKnownSession ? (["unknown-session"] as const) : []),
  ];
}

/** What is to be mended, and the first block where. */
type Place = readonly [IssueCode, BlockId | null];

/** Each code once, however many places it concerns; the photo sheet counts photos by the same rules. */
function editionIssues(report: Report, lang: Lang, facts: ReadinessFacts): Iterable<Place> {
  const places = new Map<IssueCode, BlockId | null>();
  const add = (code: IssueCode, block: BlockId | null = null): void => {
    if (!places.has(code)) places.set(code, block);
  };
  const edition = report.editions[lang];
  const { event } = report.head;
  if (headlineOf(report, lang) === "") add("no-headline");
  for (const photo of photosIn(edition))
    for (const lack of lacksOf(photo, facts.isLost)) add(`${lack}-missing`);
  if (filesIn(edition).some((file) => !file || facts.isLost(file))) add("file-missing");
  const stray = playersIn(edition).find(({ url }) => !isAllowedFilm(url, facts.filmHosts));
  // The caption is the film's own text.
  if (stray)
    add("film-elsewhere", blockIdSchema.safeParse(stray.node.children?.[0]?.$?.["id"]).data);
  if (lang !== report.sourceLang && photosOf(report).some(isUntranslated))
    add("picture-untranslated");
  const open = report.threads.find((thread) => thread.lang === lang && isOpen(thread));
  if (open) add("comments-open", open.block);
  const [difference] = differencesIn(edition, event, { lang, former: [] });
  if (difference) add("facts-differ", blockIdSchema.safeParse(difference.blocks[0]).data ?? null);
  if (missingTexts(event, lang).length > 0) add("facts-untranslated");
  const [toCheck] = toCheckIn(blocksOf(edition));
  if (toCheck) add("to-check", toCheck.block);
  for (const { node, isCited } of notesOf(edition)) {
    const block = blockIdSchema.safeParse(node.$?.["id"]).data ?? null;
    const isEmpty = textOf(node).trim() === "";
    if (isCited && isEmpty) add("footnote-empty", block);
    // One without text waits for the translator's reference; the page leaves it out.
    if (!isCited && !isEmpty) add("footnote-uncited", block);
  }
  return places;
}

const isUntranslated = ({ lacks }: Photo): boolean =>
  lacks.some(({ lack }) => lack === "translation");
