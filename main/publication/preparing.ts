/** Makes the site, or an earlier one, and compares it with what a target holds: everything that a plan says. */
import { byObject } from "../../core/by-object.ts";
import { isSameArray } from "../../core/same-array.ts";
import type { Settings } from "../../core/library/settings.ts";
import type { Comparison } from "../../core/publication/manifest.ts";
import { compareWithTarget, recordedPaths } from "../../core/publication/manifest.ts";
import { withOldPages } from "../../core/publication/old-address.ts";
import { postPath, withPostNumbers } from "../../core/publication/posts.ts";
import { movedDays } from "../../core/publication/moved-days.ts";
import type { LedgerEntry, Plan, PlanIssue } from "../../core/publication/plan.ts";
import type { Scheduled } from "../../core/publication/schedule.ts";
import { notToday, returningIssue } from "../../core/publication/returning.ts";
import { siteText, toSiteRecord } from "../../core/publication/site-record.ts";
import { copyHash, type SiteReport } from "../../core/publication/site.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import type { MediaService } from "../media/media-service.ts";
import type { TextsSeen } from "./report-reading.ts";
import { earlierSite } from "./going-back.ts";
import { sha256 } from "./hash.ts";
import { createBreather } from "./breather.ts";
import { inParallel } from "./in-parallel.ts";
import type { KeptSites } from "./kept-sites.ts";
import type { Ledger } from "./ledger.ts";
import { postSitePaths, renderPosts } from "./post-renderer.ts";
import { PublicationError } from "./publication-error.ts";
import {
  createSiteReader,
  type ReportProgress,
  type ReportSource,
  type SiteContent,
} from "./site-reader.ts";
import type { SiteFile } from "./site-file.ts";
import { newRenderMemory, PictureDamaged, renderSite, sitePaths } from "./site-renderer.ts";
import { TextMoved } from "./page-maker.ts";
import { createSiteThreads, type SiteThreadsOptions, usualThreads } from "./site-threads.ts";
import type { Spool } from "./spool.ts";
import type { Standing } from "./standing.ts";
import type { Target } from "./target.ts";
import type { ThemeSource } from "./theme-source.ts";

export interface Preparing {
  target: string;
  /** Reports are shown as they are now, whatever their stage. */
  drafts?: boolean;
  /** Makes the site what it was after this publication. */
  backTo?: number | undefined;
  /** Reports that are left out although their time has come. */
  hold?: ReadonlySet<string> | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

export interface Prepared {
  plan: Plan;
  place: Target;
  files: SiteFile[];
  comparison: Comparison;
  held: ReadonlyMap<string, string | null>;
  /** What the ledger says of the site's texts. */
  editions(): LedgerEntry["editions"];
}

export interface PreparerOptions {
  settings: () => Settings;
  reports: ReportSource;
  media: Pick<MediaService, "read" | "rendition" | "path" | "names">;
  themes: ThemeSource;
  ledger: Ledger;
  kept: KeptSites;
  spool: Spool;
  reportsOn: Standing["reportsOn"];
  readersOf: Standing["readersOf"];
  now: () => Date;
  /** As many as there are processors when absent. */
  threads?: SiteThreadsOptions | undefined;
}

export interface Preparer {
  /** Writes nothing at the place. Throws PublicationError. */
  prepare(place: Target, request: Preparing): Promise<Prepared>;
  /** Reports with a time of their own. */
  scheduled(): Promise<readonly Scheduled[]>;
  /** Editions that a publication to the target would bring now; no page is made for it. */
  wanted(target: string): Promise<LedgerEntry["editions"]>;
}

/** How often the site is made again when somebody writes in a report meanwhile. */
const ATTEMPTS = 5;

export function createPreparer(options: PreparerOptions): Preparer {
  const { settings, reports, media, themes, ledger, kept, spool, now } = options;
  const { reportsOn, readersOf } = options;
  const memory = newRenderMemory();
  const threads = createSiteThreads(options.threads ?? usualThreads());
  const onRead = (site: SiteReport, texts: Partial<Record<Lang, TextsSeen>>): void => {
    memory.search.see(site, texts);
    for (const lang of langs) {
      const edition = site.editions[lang];
      const html = texts[lang]?.html;
      if (edition && html) memory.html.set(edition, html);
    }
  };
  const readerOf = (drafts: boolean) =>
    createSiteReader({ settings, reports, media, drafts, onRead, apart: { threads, spool } });
  const readers = { signed: readerOf(false), drafts: readerOf(true) };
  const wantedIn = {
    pages: byObject((all: SiteContent["reports"]) => editionsOf(all, false)),
    posts: byObject((all: SiteContent["reports"]) => editionsOf(all, true)),
  };

  async function prepareNow(place: Target, request: Preparing): Promise<Prepared> {
    const { signal, onProgress } = request;
    const damaged = new Set<string>();
    const reader = request.drafts ? readers.drafts : readers.signed;
    for (let attempt = 1; ; attempt += 1) {
      const theme = await themes.current();
      const holds = await holdsFor(request.target, request.hold);
      const theirs = await readersOf(request.target);
      const { posts } = place;
      const reading = { damaged, holds, readers: theirs, signal, onProgress };
      const content = await reader.read({ ...reading, ...(!posts && { theme }) });
      const paths = posts ? postSitePaths(content) : sitePaths(content, theme);
      let isCompared = false;
      // The place is asked while what does not depend on it is made.
      const looking = lookAt(place, paths, request).finally(() => {
        isCompared = true;
      });
      // It is waited for where it is needed.
      looking.catch(() => undefined);
      const onRendered: ReportProgress = (...done) => isCompared && onProgress?.(...done);
      try {
        const more = { content, theme, reports, media, memory, threads, spool };
        const { manifest, pending } = place;
        const rendering = { ...more, held: looking, manifest, signal, onProgress: onRendered };
        const files = await (posts ? renderPosts(rendering, posts) : renderSite(rendering));
        const held = await looking;
        const comparison = compareWithTarget({ wanted: files, manifest, pending, held });
        const standing = (await ledger.standing()).get(request.target);
        const issues = [...content.issues, ...movedDays(content.reports, standing)];
        const facts = { reports: content.reports, issues };
        const compared = { comparison, dir: place.key, held };
        const bare = toPlan(request.target, facts, compared);
        const plan = posts ? withPostNumbers(bare, content.reports) : withOldPages(bare, content);
        const editions = () => editionsOf(content.reports, posts !== null);
        return { plan, place, files, comparison, held, editions };
      } catch (error) {
        // A picture found damaged counts as lost, and the site is laid out again without it.
        const isNew = error instanceof PictureDamaged && !damaged.has(error.hash);
        if (error instanceof PictureDamaged) damaged.add(error.hash);
        if (!isNew && (!(error instanceof TextMoved) || attempt >= ATTEMPTS)) throw error;
      } finally {
        // Nothing is asked any more when this is over.
        await Promise.allSettled([looking]);
      }
    }
  }

  /** A report that readers have is not taken from them by a time set later. */
  async function holdsFor(
    target: string,
    hold: ReadonlySet<string> = new Set(),
  ): Promise<(one: Scheduled) => "not-due" | "held-back" | null> {
    const onSite = await reportsOn(target);
    return ({ report, at }) => {
      if (onSite.has(report)) return null;
      if (at > now().getTime()) return "not-due";
      return hold.has(report) ? "held-back" : null;
    };
  }

  /** The same for the site that an earlier publication left. */
  async function prepareBack(place: Target, request: Preparing, number: number): Promise<Prepared> {
    const { target } = request;
    const entry = await ledger.read(number);
    const record = entry?.target === target ? await kept.record(number) : null;
    if (!entry || !record)
      throw new PublicationError({ code: "CANNOT_GO_BACK", number, paths: [] });
    const { manifest, pending } = place;
    const held = await lookAt(place, Object.keys(record.files), request);
    const now = async () => (await prepareNow(place, request)).files;
    const files = await earlierSite({ number, record, kept, media, held, now });
    const comparison = compareWithTarget({ wanted: files, manifest, pending, held });
    const reports = [...new Set(entry.editions.map(({ report }) => report))];
    const issues = await returning(entry.editions, request);
    const plan = toPlan(target, { reports, issues }, { comparison, dir: place.key, held });
    const editions = () => entry.editions;
    return { plan: { ...plan, backTo: number }, place, files, comparison, held, editions };
  }

  /** What readers of the target would get again although the site of today does without it. */
  async function returning(
    editions: LedgerEntry["editions"],
    { target, hold, signal, onProgress }: Preparing,
  ): Promise<PlanIssue[]> {
    const [holds, theirs] = [await holdsFor(target, hold), await readersOf(target)];
    const today = await readers.signed.read({ holds, readers: theirs, signal, onProgress });
    const issues: PlanIssue[] = [];
    for (const { report: id, lang } of notToday(editions, today.reports)) {
      const report = await reports.projection(id);
      if (report) issues.push(returningIssue(report, lang));
    }
    return issues.sort((a, b) => b.number - a.number);
  }

  return {
    prepare: (place, request) =>
      threads.during(() =>
        request.backTo === undefined
          ? prepareNow(place, request)
          : prepareBack(place, request, request.backTo),
      ),
    scheduled: () => threads.during(readers.signed.scheduled),
    async wanted(target) {
      const holds = await holdsFor(target);
      const theirs = await readersOf(target);
      const content = await threads.during(() => readers.signed.read({ holds, readers: theirs }));
      const asPosts = settings().targets.some(
        ({ name, kind }) => name === target && kind === "wordpress",
      );
      return wantedIn[asPosts ? "posts" : "pages"](content.reports);
    },
  };
}

/** What places held when they were looked at, by their state then. */
const lookedAt = new WeakMap<object, { recorded: unknown; paths: readonly string[]; held: Held }>();
type Held = ReadonlyMap<string, string | null>;

/** Files that a listing tells of before anybody else is let go on. */
const LISTED_AT_ONCE = 64;

/** What the place holds under these paths, and under those that were ours. */
async function lookAt(
  place: Target,
  paths: readonly string[],
  { signal, onProgress }: Pick<Preparing, "signal" | "onProgress">,
): Promise<Held> {
  const listing = await place.listing();
  const recorded = recordedPaths(place.manifest, place.pending);
  const before = listing.state && lookedAt.get(listing.state);
  if (before?.recorded === recorded && isSameArray(before.paths, paths)) return before.held;
  const held = new Map<string, string | null>();
  const asked = new Set<string>();
  const breathe = createBreather(signal);
  let turn = 0;
  for (const files of [recorded, paths])
    for (const file of files) {
      if (held.has(file)) continue;
      if (turn++ % LISTED_AT_ONCE === 0) await breathe();
      const listed = listing.hashOf(file);
      if (listed === undefined) asked.add(file);
      else held.set(file, listed);
    }
  const total = held.size + asked.size;
  const tell = (): void => onProgress?.("comparing", held.size, total);
  tell();
  await inParallel([...asked], place.atOnce, async (file) => {
    await breathe();
    held.set(file, await place.hashOf(file));
    tell();
  });
  // A state is that of paths on record, and tells of no others.
  if (listing.state && held.size === recorded.length)
    lookedAt.set(listing.state, { recorded, paths, held });
  return held;
}

/** The same for two sites only when every file of them is. */
export const siteHash = (files: readonly SiteFile[]): string =>
  sha256(siteText(toSiteRecord(files)));

function editionsOf(reports: SiteContent["reports"], asPosts: boolean): LedgerEntry["editions"] {
  return reports.flatMap((report) =>
    langs.flatMap((lang) => {
      const { id, day, editions } = report;
      const edition = editions[lang];
      if (!edition) return [];
      const { textHash } = edition;
      const path = asPosts ? postPath(report, lang) : edition.path;
      return [{ report: id, lang, path, textHash, contentHash: copyHash(edition, sha256), day }];
    }),
  );
}

interface Compared {
  comparison: Comparison;
  dir: string;
  held: ReadonlyMap<string, string | null>;
}

/** The plan's id stands for the place, every change, and what is overwritten by it. */
function toPlan(
  target: string,
  content: { reports: readonly unknown[]; issues: Plan["issues"] },
  { comparison, dir, held }: Compared,
): Plan {
  const bare = ({ path, hash, sizeBytes, title }: Plan["added"][number]) => ({
    path,
    hash,
    sizeBytes,
    title,
  });
  const added = comparison.added.map(bare);
  const changed = comparison.changed.map(bare);
  const { removed, unchanged, foreign } = comparison;
  const overwritten = [...changed, ...removed].map(({ path }) => held.get(path));
  return {
    target,
    backTo: null,
    id: sha256(
      JSON.stringify([dir, added, changed, removed, unchanged, foreign, overwritten]),
    ).slice(0, 32),
    added,
    changed,
    removed,
    unchanged,
    foreign,
    uploadBytes: [...added, ...changed].reduce((sum, file) => sum + file.sizeBytes, 0),
    reports: content.reports.length,
    issues: content.issues,
    approval: null,
  };
}
