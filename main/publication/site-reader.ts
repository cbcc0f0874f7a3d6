/** Reads every report once and lays out the site: its pages, its pictures and what is in the way. */
import type { Column, Settings } from "../../core/library/settings.ts";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import { withoutTaken } from "../../core/publication/old-address.ts";
import { ownPagesOf, withoutClashes } from "../../core/publication/own-pages.ts";
import type { PlanIssue } from "../../core/publication/plan.ts";
import type { Scheduled } from "../../core/publication/schedule.ts";
import {
  columnsOf,
  type SitePage,
  type SiteReport,
  sitePages,
} from "../../core/publication/site.ts";
import type { WithdrawnPage } from "../../core/publication/withdrawn.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { whileSame } from "../../core/while-same.ts";
import type { MediaService } from "../media/media-service.ts";
import { createBreather } from "./breather.ts";
import {
  createReading,
  type Lost,
  lostFrom,
  type MediaThere,
  type ReadingFacts,
  type OfReport,
  type ReadReport,
  type TextsSeen,
} from "./report-reading.ts";
import type { Readers } from "./standing.ts";
import type { SiteThreads } from "./site-threads.ts";
import { inSpool, type StoredReport } from "./site-work.ts";
import type { Spool } from "./spool.ts";
import type { KeptTexts } from "./spool-file.ts";
import type { Theme } from "./theme.ts";

/** What the publication needs of the reports. */
export interface ReportSource {
  /** Reports outside the bin, oldest number first, each with a mark that every change to it changes. */
  revisions(): [ReportId, Revision][];
  projection(id: ReportId): Promise<Report | null>;
  /** Where a thread finds the same; null where only `projection` has it. */
  stored?(id: ReportId): StoredReport | null;
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
  media: MediaThere;
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
  /** Makes the HTML of texts while they are read, where that is done apart. */
  theme?: Pick<Theme, "words" | "fingerprint"> | undefined;
  /** Why a report with a time of its own is left out; null where it is not. */
  holds?: ((one: Scheduled) => "not-due" | "held-back" | null) | undefined;
  /** What readers have; nobody has anything without it. */
  readers?: Readers | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

export interface SiteReaderOptions {
  settings: () => Settings;
  reports: ReportSource;
  media: Pick<MediaService, "names" | "path">;
  /** Reads reports as they are now, whatever their stage. */
  drafts: boolean;
  /** Told of each report that was read, with the words that can be searched for. */
  onRead?: (site: SiteReport, texts: Partial<Record<Lang, TextsSeen>>) => void;
  /** Help with many reports; what they read waits in the spool. */
  apart?: { threads: SiteThreads; spool: Spool } | undefined;
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
type Known = OfReport & {
  revision: Revision;
  /** What readers had, where that counts. */
  has: string;
};

const hasKey = (readers: Readers | undefined, id: ReportId): string =>
  readers ? JSON.stringify(readers(id)) : "";

type Take = (
  one: [ReportId, Revision],
  read: OfReport | null,
  texts: Partial<Record<Lang, TextsSeen>>,
) => void;

interface ReadingEach extends Pick<Reading, "readers" | "signal" | "theme"> {
  onDone: (done: number) => void;
}

export function createSiteReader(options: SiteReaderOptions): SiteReader {
  const { reports, media, drafts, onRead } = options;
  let known = new Map<ReportId, Known>();
  let context = "";
  /** What was laid out last, of what was known, without those that were held. */
  let last: { of: typeof known; held: string; content: SiteContent } | null = null;

  /** Reads what changed; `known` stays the same object while nothing did. */
  async function bringUp({ damaged = new Set(), readers, theme, signal, onProgress }: Reading) {
    const there: MediaThere = { held: await heldMedia(media), damaged };
    const lost = lostFrom(there);
    const settings = withCovers(options.settings(), lost);
    const contextNow = JSON.stringify(onSite(settings));
    const before = contextNow === context ? known : new Map<ReportId, Known>();
    const revisions = reports.revisions();
    const isSame = (id: ReportId, revision: Revision): boolean => {
      const old = before.get(id);
      if (old?.revision !== revision || old.lost !== lost.among(old.media)) return false;
      return !old.isKeptOff || !readers || old.has === hasKey(readers, id);
    };
    const changed = revisions.filter(([id, revision]) => !isSame(id, revision));
    const same = revisions.length - changed.length;
    const facts = { settings, drafts, media: there, withTexts: onRead !== undefined };
    const found = await readEach(changed, facts, {
      ...{ readers, theme, signal },
      onDone: (done) => onProgress?.("reading", same + done, revisions.length),
    });
    if (changed.length > 0 || before !== known || before.size !== revisions.length) {
      known = new Map();
      for (const [id] of revisions) {
        const one = found.has(id) ? found.get(id) : before.get(id);
        if (one) known.set(id, one);
      }
    }
    context = contextNow;
    return { settings, lost, media: there };
  }

  /** Null for those that the site does not know of. */
  async function readEach(
    changed: readonly [ReportId, Revision][],
    facts: ReadingFacts,
    { onDone, ...more }: ReadingEach,
  ): Promise<Map<ReportId, Known | null>> {
    const { readers } = more;
    const found = new Map<ReportId, Known | null>();
    const take: Take = ([id, revision], read, texts): void => {
      const has = read?.isKeptOff ? hasKey(readers, id) : "";
      found.set(id, read && { ...read, revision, has });
      if (read?.site) onRead?.(read.site, texts);
      onDone(found.size);
    };
    const isKept = (id: ReportId): boolean => langs.some((lang) => readers?.(id)[lang].length);
    await readApart(changed, facts, {
      ...more,
      // A thread does not know what readers have.
      take(one, read, texts) {
        if (!read?.isKeptOff || !isKept(one[0])) take(one, read, texts);
      },
    });
    const readOne = createReading(facts);
    const breathe = createBreather(more.signal);
    for (const one of changed) {
      if (found.has(one[0])) continue;
      await breathe();
      const report = await reports.projection(one[0]);
      const read = report && readOne(report, readers?.(one[0]));
      if (read) {
        const { texts, shown: _shown, ...rest } = read;
        take(one, rest, textsHere(texts));
      } else take(one, null, {});
    }
    return found;
  }

  /** Those whose files threads can read, where there are many. */
  async function readApart(
    changed: readonly [ReportId, Revision][],
    facts: ReadingFacts,
    { signal, theme, take }: Omit<ReadingEach, "onDone"> & { take: Take },
  ): Promise<void> {
    const { apart } = options;
    if (!apart?.threads.isWorth(changed.length)) return;
    const { shared, readTexts } = apart.spool.file();
    const seen = (kept: KeptTexts): TextsSeen => ({
      html: theme ? { kept, file: shared, theme: theme.fingerprint } : null,
      words() {
        const [headline = "", text = ""] = readTexts(kept, inSpool.headline, inSpool.text + 1);
        return { headline, text };
      },
    });
    await apart.threads.spread("read", {
      facts: { ...facts, spool: shared, words: theme?.words ?? null },
      ...{ count: changed.length, signal },
      piece(index) {
        const one = changed[index];
        return (one && reports.stored?.(one[0])) ?? null;
      },
      take(index, read) {
        const one = changed[index];
        if (!one || !read) return;
        const { kept, ...rest } = read;
        take(one, withOwn(rest, facts.settings), eachText(kept, seen));
      },
    });
  }

  return {
    async scheduled() {
      await bringUp({});
      return [...known.values()].flatMap(({ scheduled }) => scheduled ?? []);
    },
    async read({ holds, ...reading } = {}) {
      const { settings, lost, media: there } = await bringUp(reading);
      const found = [...known.values()];
      const held = found.flatMap((one) => heldBy(one, holds) ?? []);
      const heldNow = JSON.stringify(held);
      if (last?.of === known && last.held === heldNow)
        return { ...last.content, settings, media: there, isLost: lost.has };
      const isHeld = new Set(held.map(({ report }) => report));
      const due: SiteReport[] = [];
      const withdrawn: WithdrawnPage[] = [];
      const issues: PlanIssue[] = [];
      for (const one of found) {
        if (one.site && !isHeld.has(one.site.id)) due.push(one.site);
        withdrawn.push(...one.withdrawn);
        issues.push(...one.issues);
      }
      const [named, clashes] = withoutClashes(due);
      const [kept, taken] = withoutTaken(named);
      const content: SiteContent = {
        ...layOut(settings, kept, withdrawn),
        withdrawn,
        issues: [...issues, ...held, ...clashes, ...taken].sort((a, b) => b.number - a.number),
        media: there,
        isLost: lost.has,
        drafts,
      };
      last = { of: known, held: heldNow, content };
      return content;
    },
  };
}

const textsHere = (texts: ReadReport["texts"]) =>
  eachText(texts, (text): TextsSeen => ({ words: () => text, html: null }));

function eachText<T>(
  texts: Partial<Record<Lang, T>>,
  as: (text: T) => TextsSeen,
): Partial<Record<Lang, TextsSeen>> {
  const seen: Partial<Record<Lang, TextsSeen>> = {};
  for (const lang of langs) if (texts[lang]) seen[lang] = as(texts[lang]);
  return seen;
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

/** What the plan says of a report that is left out for its time; null where it is not. */
function heldBy({ scheduled, site }: Known, holds: Reading["holds"]): PlanIssue | null {
  const code = site && scheduled && holds?.(scheduled);
  if (!code) return null;
  const { id: report, number, sourceLang: lang } = site;
  const { headline } = scheduled;
  return { report, number, lang, headline, code, blocking: false, block: null };
}

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

/** One look at the folders tells of all files. */
async function heldMedia(media: SiteReaderOptions["media"]): Promise<Set<string>> {
  const names = await media.names();
  return new Set(names.map((name) => name.slice(0, name.lastIndexOf("."))));
}

/** What comes from a thread is a copy; reports share their column and series, as they do when they are read here. */
function withOwn<T extends Pick<ReadReport, "site">>(read: T, { columns, series }: Settings): T {
  const { site } = read;
  if (!site) return read;
  const own = series.find(({ id }) => id === site.series?.id) ?? null;
  const session = own?.sessions.find(({ id }) => id === site.session?.id) ?? null;
  const column = columns.find(({ id }) => id === site.column.id) ?? site.column;
  return { ...read, site: { ...site, column, series: own, session } };
}

/** Settings as the site follows them: a series whose cover's file is gone has none. */
function withCovers(settings: Settings, lost: Lost): Settings {
  if (!settings.series.some(({ cover }) => cover && lost.has(cover))) return settings;
  const series = settings.series.map((one) =>
    one.cover && lost.has(one.cover) ? { ...one, cover: null } : one,
  );
  return { ...settings, series };
}

/** Attachments and films of the given editions, each once. */
export const filesOf = whileSame(
  ({ editions }: SiteReport) => langs.map((lang) => editions[lang]?.files),
  (reports): readonly StoredFile[] => {
    const files = new Map<string, StoredFile>();
    for (const { editions } of reports)
      for (const lang of langs)
        for (const file of editions[lang]?.files ?? []) files.set(publishedPath(file), file);
    return [...files.values()];
  },
);
