/** What the site is told of one report: made from its text alone, by whichever thread reads it. */
import { figuresOf } from "../../core/edition/blocks.ts";
import type { Edition } from "../../core/edition/edition.ts";
import type { Settings } from "../../core/library/settings.ts";
import { filesIn, postersIn } from "../../core/media/files-in.ts";
import type { PlanIssue } from "../../core/publication/plan.ts";
import {
  keepForReaders,
  keptOff,
  nobodyHas,
  type Shown,
  type WhatReadersHave,
} from "../../core/publication/keeping.ts";
import { headlineOf, readyAsDraft, readyToPublish } from "../../core/publication/readiness.ts";
import type { Scheduled } from "../../core/publication/schedule.ts";
import { type SearchedText, searchedText } from "../../core/publication/search/searched-text.ts";
import { type SiteEdition, type SiteReport, toSiteReport } from "../../core/publication/site.ts";
import { type WithdrawnPage, withdrawnPages } from "../../core/publication/withdrawn.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import { instantOf } from "../../core/report/release-moment.ts";
import type { Report } from "../../core/report/report.ts";
import { asRead, asSigned } from "../../core/report/signed.ts";
import { sha256 } from "./hash.ts";
import type { KeptTexts, SharedFile } from "./spool-file.ts";

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
  /** A signed edition does not go: what is shown follows from what readers have. */
  isKeptOff: boolean;
  /** The report with the texts that the site gets of it. */
  shown: Report;
  /** Of the editions that are shown. */
  texts: Partial<Record<Lang, SearchedText>>;
}

/** What is kept of a report that was read. */
export type OfReport = Omit<ReadReport, "shown" | "texts">;

/** What of an edition that was read waits for later. */
export interface TextsSeen {
  words: () => SearchedText;
  /** Its HTML in the spool, where threads put it. */
  html: KeptHtml | null;
}

/** Good for as long as the spool has the file and the theme its words. */
export interface KeptHtml {
  kept: KeptTexts;
  file: SharedFile;
  theme: string;
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

/** Null for a report in the bin. `has` is what readers have of it. */
export function createReading(
  facts: ReadingFacts,
): (report: Report, has?: WhatReadersHave) => ReadReport | null {
  const { settings, drafts } = facts;
  const lost = lostFrom(facts.media);
  const readiness = {
    columns: new Set(settings.columns.map((column) => column.id)),
    series: settings.series,
    filmHosts: settings.filmHosts,
    isLost: lost.has,
  };
  const judge = (report: Report, has: WhatReadersHave): Shown & Pick<ReadReport, "isKeptOff"> => {
    if (drafts) return { ...readyAsDraft(report), report, isBehind: false, isKeptOff: false };
    const ready = readyToPublish(report, readiness);
    if (keptOff(report, ready).length === 0)
      return { ...ready, report: asSigned(report), isBehind: false, isKeptOff: false };
    return { ...keepForReaders(report, ready, { has, hash: sha256 }), isKeptOff: true };
  };
  return (report, has = nobodyHas) => {
    if (report.binnedAt !== null) return null;
    const { report: shown, published, issues, isBehind, isKeptOff } = judge(report, has);
    const about = { settings, published, hash: sha256, isLost: lost.has, isBehind };
    const site = published.length > 0 ? toSiteReport(shown, about) : null;
    const files = langs.flatMap((lang) => mediaOf(shown.editions[lang]));
    const media = files.flatMap((file) => (file ? [{ hash: file.hash, ext: file.ext }] : []));
    const texts: ReadReport["texts"] = {};
    if (facts.withTexts && site)
      for (const lang of published) texts[lang] = searchedText(shown, lang);
    const withdrawn = drafts ? [] : withdrawnPages(report, settings);
    const scheduled = drafts ? null : scheduledOf(report, site !== null);
    return {
      ...{ site, withdrawn, scheduled, issues, media, isKeptOff, shown, texts },
      lost: lost.among(media),
    };
  };
}

/** The report with the text that the site gets of it. */
export const asOnSite = (report: Report, drafts: boolean): Report =>
  drafts ? report : asSigned(report);

/** The report with the text that the edition of the site was made of, also where readers keep an earlier one; null where it has none. */
export function withTextOf(
  { lang, contentHash }: Pick<SiteEdition, "lang" | "contentHash">,
  living: Report,
  drafts: boolean,
): Report | null {
  const report = asOnSite(living, drafts);
  const isIt = (text: Edition): boolean => sha256(asRead(text)) === contentHash;
  if (isIt(report.editions[lang])) return report;
  const former = living.former[lang];
  return former && isIt(former)
    ? { ...report, editions: { ...report.editions, [lang]: former } }
    : null;
}

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
