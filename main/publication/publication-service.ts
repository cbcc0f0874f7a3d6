/** Plans and carries out publications of the library's site, keeps their ledger, and builds the site into a folder. */
import { join, resolve } from "node:path";
import type { LibraryEvent } from "../../core/api/library.ts";
import type { Settings } from "../../core/library/settings.ts";
import type {
  LedgerDetail,
  LedgerEntry,
  LedgerSummary,
  Plan,
  PublishProgress,
} from "../../core/publication/plan.ts";
import type { Scheduled } from "../../core/publication/schedule.ts";
import type { TargetState } from "../../core/publication/target-state.ts";
import type { ThemeState } from "../../core/publication/theme-problem.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { MediaService } from "../media/media-service.ts";
import { createTurnstile, type Turnstile } from "../turnstile.ts";
import { createApprovals } from "./approvals.ts";
import { keepSite } from "./keep-site.ts";
import { createKeptSites, type Pruned } from "./kept-sites.ts";
import { createLedger } from "./ledger.ts";
import { makeFolders } from "./make-folders.ts";
import type { Patience } from "./patience.ts";
import { createPlaces, type Places, type PlacesOptions, type Secrets } from "./places.ts";
import { createPreparer, type Prepared, type Preparing, siteHash } from "./preparing.ts";
import { createPreviewer, type SiteAnswer } from "./previewer.ts";
import { failureCode, PublicationError, unreachable, WriteFailure } from "./publication-error.ts";
import { createRehearsal, type Rehearsal } from "./rehearsal.ts";
import { type SiteOnTarget, siteOnTarget } from "./site-on-target.ts";
import type { ReportProgress, ReportSource } from "./site-reader.ts";
import type { SiteThreadsOptions } from "./site-threads.ts";
import { createSpool } from "./spool.ts";
import { createStanding, type Standing } from "./standing.ts";
import { findLibraryClash } from "./stores/folder-store.ts";
import { StoreFault } from "./stores/store.ts";
import { refusalOf, type Target } from "./target.ts";
import { createTargetStates } from "./target-states.ts";
import { THEME_FOLDER } from "./theme-files.ts";
import { createThemeSource } from "./theme-source.ts";
import { writeSite, type Written } from "./writer.ts";

export interface PublicationOptions {
  /** Settings as they are now. */
  settings: () => Settings;
  reports: ReportSource;
  media: Pick<MediaService, "read" | "rendition" | "path" | "names">;
  libraryDir: string;
  libraryId: string;
  /** The default theme: `templates`, `assets` and `words`. The library may have files of its own over it. */
  themeDir: string;
  /** Person id of whoever sits at this device, "" when unknown. */
  me: () => string;
  emit: (event: LibraryEvent) => void;
  now?: () => Date;
  /** Passwords of targets by `secretIdOf`. */
  secrets?: Secrets | undefined;
  /** How often a step at a target is tried again. */
  patience?: Patience;
  /** See `Places`. */
  openStore?: PlacesOptions["openStore"];
  looks?: PlacesOptions["looks"];
  /** Help with large sites. */
  threads?: SiteThreadsOptions | undefined;
}

export type PlanRequest = Omit<Preparing, "drafts">;

/** `target`, `backTo` and `hold` as in the plan. */
export interface PublishRequest extends Omit<PlanRequest, "onProgress"> {
  planId: string;
  overwriteForeign: boolean;
  /** Goes over the mark of another publisher on the target. */
  takeOver?: boolean;
  onProgress?: ((progress: Exclude<PublishProgress, { kind: "finished" }>) => void) | undefined;
}

export interface BuildRequest {
  drafts: boolean;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

export interface PublicationService
  extends Standing,
    Pick<Places, "test" | "keepSecret" | "hasSecret" | "makeFolder"> {
  /** Makes the site and compares it with the target; writes nothing there. Throws PublicationError. */
  plan(request: PlanRequest): Promise<Plan>;
  /**
   * Carries out a plan. Throws PublicationError, or the signal's reason, before anything is written; from then on
   * whatever happens is told by the entry's outcome, which the ledger holds as well.
   */
  publish(request: PublishRequest): Promise<LedgerEntry>;
  /** Holds up, or lets go on, what is being published to the target; false when nothing is. */
  pause(target: string, paused: boolean): boolean;
  /** Ends what is being published to the target after the files that are under way; false when nothing is. */
  cancel(target: string): boolean;
  /** Newest first. */
  ledger(): Promise<LedgerSummary[]>;
  /** One publication in full; null when there is none of that number. */
  entry(number: number): Promise<LedgerDetail | null>;
  /** Reports with a time of their own. */
  scheduled(): Promise<readonly Scheduled[]>;
  /** How each target of the settings stands. */
  targetStates(): Promise<TargetState[]>;
  /** Says that what was published to a staging target may go live. Throws PublicationError. */
  approve(number: number, by?: string): Promise<NonNullable<LedgerEntry["approval"]>>;
  /** Gives the site that a target holds, for as long as `work` lasts. Throws PublicationError. */
  onTarget<T>(target: string, work: (site: SiteOnTarget) => Promise<T>): Promise<T>;
  /** Lets go of what the site was, but for the newest publications of each target. The ledger stays. */
  prune(newest: number): Promise<Pruned>;
  /** Brings a folder in line with the site, without ledger; makes the folder when it is absent. Throws WriteFailure. */
  buildTo(dir: string, request: BuildRequest): Promise<Plan>;
  /** The report's page from the text as it is now, whatever its stage; null for a report that is not there. */
  previewPage(id: ReportId, lang: Lang): Promise<{ path: string; html: string } | null>;
  /** Any file of the site as a rehearsal with drafts would make it; null when there is none. */
  previewAsset(path: string): Promise<SiteAnswer | null>;
  /** A file of the site before or after a plan; null where there is none. Throws PublicationError. */
  rehearsedFile: Rehearsal["file"];
  /** What a plan changes in a file. Throws PublicationError. */
  difference: Rehearsal["difference"];
  /** How the theme stands, as its files are now. */
  theme(): Promise<ThemeState>;
  /** The library changed: previews show it from now on. */
  notice(event: LibraryEvent): void;
  close(): Promise<void>;
}

/** Publications per target that can be gone back to. */
const NEWEST_KEPT = 100;

export function createPublicationService(options: PublicationOptions): PublicationService {
  const { reports, media, libraryDir, libraryId } = options;
  const now = options.now ?? (() => new Date());
  const ledger = createLedger(libraryDir, now);
  const spool = createSpool();
  const kept = createKeptSites(libraryDir);
  const places = createPlaces(options);
  const { patience, storeOf, at } = places;
  const standing = createStanding(ledger, () => options.settings().targets);
  const { reportsOn, readersOf } = standing;
  const running = new Set<string>();
  /** By target: what is being published there. */
  const turnstiles = new Map<string, Turnstile>();
  const ownDir = join(libraryDir, THEME_FOLDER);
  const themes = createThemeSource({ defaultDir: options.themeDir, ownDir });
  const { settings } = options;
  const previewer = createPreviewer({ settings, reports, media, theme: themes.usable });
  const { threads } = options;
  const where = { ledger, kept, spool, reportsOn, readersOf };
  const own = { settings, reports, media, themes, ...where, now, threads };
  const { prepare, scheduled, wanted } = createPreparer(own);
  const isRunning = (target: string): boolean => turnstiles.has(target);
  const targetStates = createTargetStates({ settings, ledger, wanted, isRunning });
  const approvals = createApprovals({ settings, ledger, now });
  const rehearsal = createRehearsal({ openStore: storeOf, patience });

  return {
    plan: async (request) =>
      at(await storeOf(request.target), request.signal, async (place) => {
        const prepared = await prepare(place, request);
        const approval = await approvals.of(prepared.plan, () => siteHash(prepared.files));
        const plan = { ...prepared.plan, approval };
        rehearsal.show({ ...prepared, plan });
        return plan;
      }),

    async publish(request) {
      const { target, takeOver = false } = request;
      const turnstile = createTurnstile(request.signal);
      const { signal } = turnstile;
      const store = await storeOf(target);
      if (running.has(store.key)) throw new PublicationError({ code: "ALREADY_RUNNING" });
      running.add(store.key);
      turnstiles.set(target, turnstile);
      try {
        return await at(store, signal, async (place) => {
          try {
            await place.lock.take({ by: options.me(), since: now().toISOString(), takeOver });
            return await publishTo(place, { ...request, signal });
          } finally {
            await place.lock.release();
          }
        });
      } finally {
        rehearsal.forget(target);
        running.delete(store.key);
        turnstiles.delete(target);
      }
    },

    test: places.test,
    makeFolder: places.makeFolder,
    keepSecret: places.keepSecret,
    hasSecret: places.hasSecret,

    pause(target, paused) {
      const turnstile = turnstiles.get(target);
      turnstile?.[paused ? "pause" : "go-on"]();
      return turnstile !== undefined;
    },

    cancel(target) {
      const turnstile = turnstiles.get(target);
      turnstile?.stop();
      return turnstile !== undefined;
    },

    ledger: () => ledger.list(),
    async entry(number) {
      const entry = await ledger.read(number);
      return entry && { entry, kept: (await kept.record(number)) !== null };
    },
    scheduled,
    targetStates,
    ...standing,
    async approve(number, by = options.me()) {
      const approval = await approvals.approve(number, by);
      options.emit({ kind: "publication" });
      return approval;
    },
    async onTarget(target, work) {
      const store = await storeOf(target);
      return at(store, undefined, (place) => work(siteOnTarget({ store, place }, patience)));
    },
    prune: (newest) => kept.prune(newest),

    async buildTo(dir, { drafts, signal, onProgress }) {
      const path = resolve(dir);
      const clash = await findLibraryClash(path, libraryDir);
      if (clash) throw unreachable(path, clash);
      await makeFolders(path).catch((error: unknown) => {
        throw refusalOf(path, new StoreFault(failureCode(error), { cause: error }));
      });
      const store = await places.buildStore(path);
      return at(store, signal, async (place) => {
        const prepared = await prepare(place, { target: "", drafts, signal, onProgress });
        const { foreign } = prepared.plan;
        if (foreign.length > 0)
          throw new PublicationError({ code: "FOREIGN_CHANGES", paths: foreign });
        const written: Written = { added: [], changed: [], removed: [] };
        await writeSite({ ...prepared, libraryId, signal }, written);
        return prepared.plan;
      });
    },

    previewPage: (id, lang) => previewer.page(id, lang),
    previewAsset: (path) => previewer.file(path),
    theme: () => themes.state(),
    notice: previewer.notice,
    rehearsedFile: rehearsal.file,
    difference: rehearsal.difference,
    async close() {
      await rehearsal.close();
      await kept.close();
      await spool.close();
      await places.close();
    },
  };

  async function publishTo(place: Target, request: PublishRequest): Promise<LedgerEntry> {
    const { target, signal, backTo } = request;
    const onProgress: ReportProgress = (_step, done, total) =>
      request.onProgress?.({ kind: "checking", done, total });
    const { hold } = request;
    const prepared = await prepare(place, { target, signal, onProgress, backTo, hold });
    if (prepared.plan.id !== request.planId) throw new PublicationError({ code: "PLAN_STALE" });
    const { foreign } = prepared.plan;
    if (foreign.length > 0 && !request.overwriteForeign)
      throw new PublicationError({ code: "FOREIGN_CHANGES", paths: foreign });
    await approvals.check(prepared.plan, () => siteHash(prepared.files));
    return carryOut(prepared, request);
  }

  async function carryOut(prepared: Prepared, request: PublishRequest): Promise<LedgerEntry> {
    const { target, signal, onProgress } = request;
    const { unchanged } = prepared.plan;
    const editions = prepared.editions();
    const site = siteHash(prepared.files);
    const backTo = request.backTo ?? null;
    const empty = { added: [], changed: [], removed: [] };
    const entry = await ledger.start({
      ...{ target, by: options.me(), ...empty, unchanged },
      ...{ backTo, site, editions },
    });
    options.emit({ kind: "publication" });
    const written: Written = { added: [], changed: [], removed: [] };
    const close = async (
      outcome: LedgerEntry["outcome"],
      failure: LedgerEntry["failure"],
      more: Pick<LedgerEntry, "furtherFailures"> = {},
    ) => {
      const finishedAt = now().toISOString();
      const closed = { ...entry, ...written, outcome, failure, ...more, finishedAt };
      const recorded = await ledger.finish(closed);
      options.emit({ kind: "publication" });
      return recorded;
    };
    try {
      const onStep = (done: number, total: number, path: string) =>
        onProgress?.({ kind: "step", done, total, path });
      await keep(prepared, request, entry.number);
      const gate = turnstiles.get(target)?.pass;
      await writeSite({ ...prepared, libraryId, signal, gate, onStep }, written);
    } catch (error) {
      if (signal?.aborted) return close("cancelled", null);
      if (error instanceof WriteFailure) {
        const furtherFailures = error.further.map(({ code, path }) => ({ code, path }));
        const more = furtherFailures.length > 0 ? { furtherFailures } : {};
        return close("failed", { code: error.code, path: error.path }, more);
      }
      await close("failed", { code: "io", path: "" });
      throw error;
    }
    // What is let go of is said by nobody missing it: a failure here is not one of the publication.
    await kept.prune(NEWEST_KEPT).catch((error: unknown) => console.error(error));
    return close("done", null);
  }

  async function keep(prepared: Prepared, request: PublishRequest, number: number): Promise<void> {
    const { target, signal } = request;
    try {
      await keepSite({ ...prepared, kept, media, number, target, signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw new WriteFailure("keep", "publications/kept.db", error);
    }
  }
}
