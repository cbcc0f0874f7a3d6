/** Reads every report once and lays out the site: its pages, its pictures and what is in the way. */
import { stat } from "node:fs/promises";
import { figuresOf } from "../../core/edition/blocks.ts";
import type { Edition } from "../../core/edition/edition.ts";
import type { Column, Settings } from "../../core/library/settings.ts";
import { filesIn, postersIn } from "../../core/media/files-in.ts";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import type { PlanIssue } from "../../core/publication/plan.ts";
import { readyAsDraft, readyToPublish } from "../../core/publication/readiness.ts";
import {
  columnsOf,
  type SitePage,
  type SiteReport,
  sitePages,
  toSiteReport,
} from "../../core/publication/site.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { asSigned } from "../../core/report/signed.ts";
import type { MediaService } from "../media/media-service.ts";
import { createBreather } from "./breather.ts";
import { sha256 } from "./hash.ts";

/** What the publication needs of the reports. */
export interface ReportSource {
  all(): AsyncIterable<Report>;
  projection(id: ReportId): Promise<Report | null>;
}

export interface SiteContent {
  settings: Settings;
  columns: Column[];
  reports: SiteReport[];
  pages: SitePage[];
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
  settings: Settings;
  reports: ReportSource;
  media: Pick<MediaService, "path">;
  /** Hashes of pictures that were found damaged. */
  damaged?: ReadonlySet<string> | undefined;
  drafts: boolean;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

/** Binned reports and those without a single edition to show are left out. */
export async function readSite(reading: Reading): Promise<SiteContent> {
  const { settings, reports, drafts, signal, onProgress } = reading;
  const found: SiteReport[] = [];
  const issues: PlanIssue[] = [];
  const lost = lostPictures(reading.media, reading.damaged);
  const columns = new Set(settings.columns.map((column) => column.id));
  const breathe = createBreather(signal);
  let done = 0;
  for await (const report of reports.all()) {
    await breathe();
    onProgress?.("reading", ++done, 0);
    if (report.binnedAt !== null) continue;
    const shown = asOnSite(report, drafts);
    await lost.look(shown);
    const ready = drafts
      ? readyAsDraft(report)
      : readyToPublish(report, { columns, filmHosts: settings.filmHosts, isLost: lost.has });
    issues.push(...ready.issues);
    if (ready.published.length > 0)
      found.push(
        toSiteReport(shown, {
          settings,
          published: ready.published,
          hash: sha256,
          isLost: lost.has,
        }),
      );
  }
  issues.sort((a, b) => b.number - a.number);
  return { ...layOut(settings, found), issues, isLost: lost.has, drafts };
}

/** The report with the text that the site gets of it. */
export const asOnSite = (report: Report, drafts: boolean): Report =>
  drafts ? report : asSigned(report);

export const layOut = (
  settings: Settings,
  reports: SiteReport[],
): Pick<SiteContent, "settings" | "columns" | "reports" | "pages"> => ({
  settings,
  columns: columnsOf(settings, reports),
  reports,
  pages: sitePages(settings, reports),
});

/** Remembers which pictures' files are gone from the library; each is looked for once. */
function lostPictures(media: Pick<MediaService, "path">, damaged?: ReadonlySet<string>) {
  const known = new Map<string, boolean>();
  return {
    has: (asset: { hash: string }): boolean => known.get(asset.hash) ?? false,
    async look(report: Report): Promise<void> {
      for (const lang of langs)
        for (const asset of mediaOf(report.editions[lang]))
          if (asset && !known.has(asset.hash))
            known.set(
              asset.hash,
              (damaged?.has(asset.hash) ?? false) || !(await isFile(media.path(asset))),
            );
    },
  };
}

const mediaOf = (edition: Edition) => [
  ...figuresOf(edition),
  ...postersIn(edition),
  ...filesIn(edition),
];

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Attachments and films of the given editions, each once. */
export function filesOf(reports: readonly SiteReport[]): StoredFile[] {
  const files = new Map<string, StoredFile>();
  for (const { editions } of reports)
    for (const lang of langs)
      for (const file of editions[lang]?.files ?? []) files.set(publishedPath(file), file);
  return [...files.values()];
}
