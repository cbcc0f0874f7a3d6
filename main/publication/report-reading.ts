/** What the site is told of one report: made from its text alone, by whichever thread reads it. */
import { figuresOf } from "../../core/edition/blocks.ts";
import type { Edition } from "../../core/edition/edition.ts";
import type { Settings } from "../../core/library/settings.ts";
import { filesIn, postersIn } from "../../core/media/files-in.ts";
import type { PlanIssue } from "../../core/publication/plan.ts";
import { headlineOf, readyAsDraft, readyToPublish } from "../../core/publication/readiness.ts";
import type { Scheduled } from "../../core/publication/schedule.ts";
import { type SearchedText, searchedText } from "../../core/publication/search/searched-text.ts";
import { type SiteReport, toSiteReport } from "../../core/publication/site.ts";
import { type WithdrawnPage, withdrawnPages } from "../../core/publication/withdrawn.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import { instantOf } from "../../core/report/release-moment.ts";
import type { Report } from "../../core/report/report.ts";
import { asSigned } from "../../core/report/signed.ts";
import { sha256 } from "./hash.ts";

/** Plain values, so that a thread can be told of them. */
export interface ReadingFacts {
  settings: Settings;
  /** Reports are read as they are now, whatever their stage. */
  drafts: boolean;
  media: MediaThere;
  /** Whether anybody wants the words that can be searched for. */
  withTexts: boolean;
}

/** Hashes of the files that are in the library, and of those among them that no picture comes out of. */
export interface MediaThere {
  held: ReadonlySet<string>;
  damaged: ReadonlySet<string>;
}

export interface ReadReport {
  /** Null where no edition is to be shown. */
  site: SiteReport | null;
  withdrawn: WithdrawnPage[];
  scheduled: Scheduled | null;
  issues: PlanIssue[];
  media: { hash: string; ext: string }[];
  /** Those of `media` that were not there. */
  lost: string;
  /** Of the editions that are shown. */
  texts: Partial<Record<Lang, SearchedText>>;
}

export interface Lost {
  has(file: { hash: string }): boolean;
  /** The lost ones of these, as one text to compare. */
  among(files: readonly { hash: string; ext: string }[]): string;
}

/** Which files are gone from the library. */
export function lostFrom({ held, damaged }: MediaThere): Lost {
  const has = ({ hash }: { hash: string }): boolean => !held.has(hash) || damaged.has(hash);
  const among: Lost["among"] = (files) =>
    files.length === 0 ? "" : files.flatMap((file) => (has(file) ? file.hash : [])).join();
  return { has, among };
}

/** Null for a report in the bin. */
export function createReading(facts: ReadingFacts): (report: Report) => ReadReport | null {
  const { settings, drafts } = facts;
  const lost = lostFrom(facts.media);
  const readiness = {
    columns: new Set(settings.columns.map((column) => column.id)),
    series: settings.series,
    filmHosts: settings.filmHosts,
    isLost: lost.has,
  };
  return (report) => {
    if (report.binnedAt !== null) return null;
    const shown = asOnSite(report, drafts);
    const { published, issues } = drafts ? readyAsDraft(report) : readyToPublish(report, readiness);
    const site =
      published.length > 0
        ? toSiteReport(shown, { settings, published, hash: sha256, isLost: lost.has })
        : null;
    const files = langs.flatMap((lang) => mediaOf(shown.editions[lang]));
    const media = files.flatMap((file) => (file ? [{ hash: file.hash, ext: file.ext }] : []));
    const texts: ReadReport["texts"] = {};
    if (facts.withTexts && site)
      for (const lang of published) texts[lang] = searchedText(shown, lang);
    const withdrawn = drafts ? [] : withdrawnPages(report, settings);
    const scheduled = drafts ? null : scheduledOf(report, site !== null);
    return { site, withdrawn, scheduled, issues, media, lost: lost.among(media), texts };
  };
}

/** The report with the text that the site gets of it. */
export const asOnSite = (report: Report, drafts: boolean): Report =>
  drafts ? report : asSigned(report);

/** A report whose source edition is signed off and waits for its time, or one that has a time and is not ready. */
function scheduledOf(report: Report, isReady: boolean): Scheduled | null {
  const { releaseAt } = report.head;
  if (releaseAt === undefined) return null;
  const headline = headlineOf(report, report.sourceLang);
  return { report: report.id, number: report.number, headline, at: instantOf(releaseAt), isReady };
}

const mediaOf = (edition: Edition) => [
  ...figuresOf(edition),
  ...postersIn(edition),
  ...filesIn(edition),
];
