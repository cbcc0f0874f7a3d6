/** Reads every report once and lays out the site: its pages, its pictures and what is in the way. */
import { figuresOf } from "../../core/edition/blocks.ts";
import type { Edition } from "../../core/edition/edition.ts";
import type { Column, Settings } from "../../core/library/settings.ts";
import { filesIn, postersIn } from "../../core/media/files-in.ts";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import { withoutTaken } from "../../core/publication/old-address.ts";
import { ownPagesOf, withoutClashes } from "../../core/publication/own-pages.ts";
import type { PlanIssue } from "../../core/publication/plan.ts";
import { headlineOf, readyAsDraft, readyToPublish } from "../../core/publication/readiness.ts";
import {
  columnsOf,
  type SitePage,
  type SiteReport,
  sitePages,
  toSiteReport,
} from "../../core/publication/site.ts";
import { type WithdrawnPage, withdrawnPages } from "../../core/publication/withdrawn.ts";
import type { Scheduled } from "../../core/publication/schedule.ts";
import { instantOf } from "../../core/report/release-moment.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { asSigned } from "../../core/report/signed.ts";
import type { MediaService } from "../media/media-service.ts";
import { createBreather } from "./breather.ts";
import { sha256 } from "./hash.ts";

/** What the publication needs of the reports. */
export interface ReportSource {
  /** Reports outside the bin, oldest number first, each with a mark that every change to it changes. */
  revisions(): [ReportId, Revision][];
  projection(id: ReportId): Promise<Report | null>;
}
export type Revision = number | string;

export interface SiteContent {
  settings: Settings;
  columns: Column[];
  reports: SiteReport[];
  /** Those of the reports that are pages of their own, in their order. */
  ownPages: SiteReport[];
  pages: SitePage[];
  withdrawn: WithdrawnPage[];
  issues: PlanIssue[];
  isLost: (asset: { hash: string }) => boolean;
  /** Reports are shown as they are now, whatever their stage. */
  drafts: boolean;
}

/** `total` is 0 while it is not known. */
export type ReportProgress = (
  step: "reading" | "rendering" | "comparing",
  done: number,
  total: number,
) => void;

export interface Reading {
  /** Hashes of pictures that were found damaged. */
  damaged?: ReadonlySet<string> | undefined;
  /** Why a report with a time of its own is left out; null where it is not. */
  holds?: ((one: Scheduled) => "not-due" | "held-back" | null) | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

export interface SiteReaderOptions {
  settings: () => Settings;
  reports: ReportSource;
  media: Pick<MediaService, "names" | "path">;
  /** Reads reports as they are now, whatever their stage. */
  drafts: boolean;
  /** Told of each report that was read, with the text that the site gets of it. */
  onRead?: (shown: Report, site: SiteReport) => void;
}

export interface SiteReader {
  /**
   * The site as it is now. Only reports that changed since the last time are read, and what did not change is the same
   * object again. Binned reports and those without a single edition to show are left out.
   */
  read(reading?: Reading): Promise<SiteContent>;
  /** Reports with a time of their own, whether it came or not; nothing is laid out for it. */
  scheduled(): Promise<Scheduled[]>;
}

/** What was read of a report. */
interface Known {
  revision: Revision;
  site: SiteReport | null;
  withdrawn: WithdrawnPage[];
  scheduled: Scheduled | null;
  issues: PlanIssue[];
  media: { hash: string; ext: string }[];
  /** Those of `media` that were not there. */
  lost: string;
}

export function createSiteReader(options: SiteReaderOptions): SiteReader {
  const { reports, media, drafts } = options;
  let known = new Map<ReportId, Known>();
  let context = "";
  /** What was laid out last, of what was known, without those that were held. */
  let last: { of: typeof known; held: string; content: SiteContent } | null = null;

  async function readOne(
    id: ReportId,
    revision: Revision,
    facts: { settings: Settings; lost: Lost },
  ): Promise<Known | null> {
    const report = await reports.projection(id);
    if (!report || report.binnedAt !== null) return null;
    const { settings, lost } = facts;
    const shown = asOnSite(report, drafts);
    const ready = drafts
      ? readyAsDraft(report)
      : readyToPublish(report, {
          columns: new Set(settings.columns.map((column) => column.id)),
          series: settings.series,
          filmHosts: settings.filmHosts,
          isLost: lost.has,
        });
    const { published, issues } = ready;
    const site =
      published.length > 0
        ? toSiteReport(shown, { settings, published, hash: sha256, isLost: lost.has })
        : null;
    if (site) options.onRead?.(shown, site);
    const files = langs.flatMap((lang) => mediaOf(shown.editions[lang]));
    const named = files.flatMap((file) => (file ? [{ hash: file.hash, ext: file.ext }] : []));
    const withdrawn = drafts ? [] : withdrawnPages(report, settings);
    const scheduled = drafts ? null : scheduledOf(report, site !== null);
    return { revision, site, withdrawn, scheduled, issues, media: named, lost: lost.among(named) };
  }

  /** Reads what changed; `known` stays the same object while nothing did. */
  async function bringUp({ damaged, signal, onProgress }: Reading) {
    const lost = await lostMedia(media, damaged);
    const settings = withCovers(options.settings(), lost);
    const contextNow = JSON.stringify(onSite(settings));
    const before = contextNow === context ? known : new Map<ReportId, Known>();
    const breathe = createBreather(signal);
    const revisions = reports.revisions();
    const now = new Map<ReportId, Known>();
    let isUnchanged = before === known && before.size === revisions.length;
    let done = 0;
    for (const [id, revision] of revisions) {
      await breathe();
      onProgress?.("reading", ++done, revisions.length);
      const old = before.get(id);
      const isSame = old?.revision === revision && old.lost === lost.among(old.media);
      const one = isSame ? old : await readOne(id, revision, { settings, lost });
      isUnchanged &&= one === old;
      if (one) now.set(id, one);
    }
    if (!isUnchanged) known = now;
    context = contextNow;
    return { settings, lost };
  }

  return {
    async scheduled() {
      await bringUp({});
      return [...known.values()].flatMap(({ scheduled }) => scheduled ?? []);
    },
    async read({ holds, ...reading } = {}) {
      const { settings, lost } = await bringUp(reading);
      const found = [...known.values()];
      const held = found.flatMap((one) => heldBy(one, holds) ?? []);
      const heldNow = JSON.stringify(held);
      if (last?.of === known && last.held === heldNow)
        return { ...last.content, settings, isLost: lost.has };
      const withdrawn = found.flatMap((one) => one.withdrawn);
      const isHeld = new Set(held.map(({ report }) => report));
      const [named, clashes] = withoutClashes(
        found.flatMap(({ site }) => (site && !isHeld.has(site.id) ? site : [])),
      );
      const [kept, taken] = withoutTaken(named);
      const content: SiteContent = {
        ...layOut(settings, kept, withdrawn),
        withdrawn,
        issues: [...found.flatMap(({ issues }) => issues), ...held, ...clashes, ...taken].sort(
          (a, b) => b.number - a.number,
        ),
        isLost: lost.has,
        drafts,
      };
      last = { of: known, held: heldNow, content };
      return content;
    },
  };
}

/** Settings that neither what is read of reports nor any page follows from. */
const notOnSite: ReadonlySet<string> = new Set<keyof Settings>([
  "people",
  "targets",
  "dictionary",
  "engineRules",
  "penalties",
]);

/** The settings that have a part in the site: all that nobody took out, so that a new one counts. */
export const onSite = (settings: Settings): [string, unknown][] =>
  Object.entries(settings).filter(([name]) => !notOnSite.has(name));

/** A report whose source edition is signed off and waits for its time, or one that has a time and is not ready. */
function scheduledOf(report: Report, isReady: boolean): Scheduled | null {
  const { releaseAt } = report.head;
  if (releaseAt === undefined) return null;
  const headline = headlineOf(report, report.sourceLang);
  return { report: report.id, number: report.number, headline, at: instantOf(releaseAt), isReady };
}

/** What the plan says of a report that is left out for its time; null where it is not. */
function heldBy({ scheduled, site }: Known, holds: Reading["holds"]): PlanIssue | null {
  const code = site && scheduled && holds?.(scheduled);
  if (!code) return null;
  const { id: report, number, sourceLang: lang } = site;
  const { headline } = scheduled;
  return { report, number, lang, headline, code, blocking: false, block: null };
}

/** The report with the text that the site gets of it. */
export const asOnSite = (report: Report, drafts: boolean): Report =>
  drafts ? report : asSigned(report);

export const layOut = (
  settings: Settings,
  reports: SiteReport[],
  withdrawn: readonly WithdrawnPage[] = [],
): Pick<SiteContent, "settings" | "columns" | "reports" | "ownPages" | "pages"> => ({
  settings,
  columns: columnsOf(settings, reports),
  reports,
  ownPages: ownPagesOf(reports),
  pages: sitePages(settings, reports, withdrawn),
});

interface Lost {
  has(file: { hash: string }): boolean;
  /** The lost ones of these, as one text to compare. */
  among(files: readonly { hash: string; ext: string }[]): string;
}

/** Which files are gone from the library: one look at its folders tells of all of them. */
async function lostMedia(
  media: SiteReaderOptions["media"],
  damaged?: ReadonlySet<string>,
): Promise<Lost> {
  const names = await media.names();
  const held = new Set([...names].map((name) => name.slice(0, name.lastIndexOf("."))));
  const has = ({ hash }: { hash: string }): boolean =>
    !held.has(hash) || (damaged?.has(hash) ?? false);
  return { has, among: (files) => files.flatMap((file) => (has(file) ? file.hash : [])).join() };
}

/** Settings as the site follows them: a series whose cover's file is gone has none. */
function withCovers(settings: Settings, lost: Lost): Settings {
  if (!settings.series.some(({ cover }) => cover && lost.has(cover))) return settings;
  const series = settings.series.map((one) =>
    one.cover && lost.has(one.cover) ? { ...one, cover: null } : one,
  );
  return { ...settings, series };
}

const mediaOf = (edition: Edition) => [
  ...figuresOf(edition),
  ...postersIn(edition),
  ...filesIn(edition),
];

/** Attachments and films of the given editions, each once. */
export function filesOf(reports: readonly SiteReport[]): StoredFile[] {
  const files = new Map<string, StoredFile>();
  for (const { editions } of reports)
    for (const lang of langs)
      for (const file of editions[lang]?.files ?? []) files.set(publishedPath(file), file);
  return [...files.values()];
}
