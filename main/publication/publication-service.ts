/** Plans and carries out publications of the library's site, keeps their ledger, and builds the site into a folder. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { LibraryEvent } from "../../core/api/library.ts";
import type { Settings } from "../../core/library/settings.ts";
import {
  type RemoteTarget,
  secretIdOf,
  type Target as TargetSettings,
} from "../../core/library/target.ts";
import type { Comparison } from "../../core/publication/manifest.ts";
import { withOldPages } from "../../core/publication/old-address.ts";
import { compareWithTarget, pathsToLookAt } from "../../core/publication/manifest.ts";
import type {
  LedgerDetail,
  LedgerEntry,
  LedgerSummary,
  Plan,
  PublishProgress,
} from "../../core/publication/plan.ts";
import type { ThemeState } from "../../core/publication/theme-problem.ts";
import type { Scheduled } from "../../core/publication/schedule.ts";
import { movedDays } from "../../core/publication/moved-days.ts";
import { copyHash, wordsOf } from "../../core/publication/site.ts";
import type { SignedEdition } from "../../core/report/report.ts";
import { asRead } from "../../core/report/signed.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import { siteText, toSiteRecord } from "../../core/publication/site-record.ts";
import type { MediaService } from "../media/media-service.ts";
import { createApprovals } from "./approvals.ts";
import { createGate, type Gate } from "./gate.ts";
import { sha256 } from "./hash.ts";
import { earlierSite } from "./going-back.ts";
import { inParallel } from "./in-parallel.ts";
import { keepSite } from "./keep-site.ts";
import { createKeptSites, type Pruned } from "./kept-sites.ts";
import { createLedger } from "./ledger.ts";
import { createPreviewer, type SiteAnswer } from "./previewer.ts";
import { PublicationError, unreachable, WriteFailure } from "./publication-error.ts";
import { type SiteOnTarget, siteOnTarget } from "./site-on-target.ts";
import { createRehearsal, type Rehearsal } from "./rehearsal.ts";
import {
  createSiteReader,
  type ReportProgress,
  type ReportSource,
  type SiteContent,
} from "./site-reader.ts";
import {
  PictureDamaged,
  newRenderMemory,
  renderSite,
  type SiteFile,
  sitePaths,
  TextMoved,
} from "./site-renderer.ts";
import { createSpool } from "./spool.ts";
import { THEME_FOLDER } from "./theme-files.ts";
import { createThemeSource } from "./theme-source.ts";
import { findLibraryClash } from "./stores/folder-store.ts";
import { openStore, type SecretFor } from "./stores/open-store.ts";
import type { Store } from "./stores/store.ts";
import { type Known, openTarget, refusalOf, type Target } from "./target.ts";
import { type Patience, usualPatience } from "./patience.ts";
import { writeSite, type Written } from "./writer.ts";

/** What is kept on this device, never in the library. */
export interface Secrets {
  /** "keychain" or "file". */
  readonly keptBy: "keychain" | "file";
  has(id: string): boolean;
  get(id: string): { key: string } | "sealed" | null;
  /** "" takes it away. */
  set(id: string, key: string): Promise<void>;
}

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
}

export interface PlanRequest {
  target: string;
  /** Makes the site what it was after this publication. */
  backTo?: number | undefined;
  /** Reports that are left out although their time has come. */
  hold?: ReadonlySet<string> | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

export interface PublishRequest {
  target: string;
  planId: string;
  /** As in the plan. */
  backTo?: number | undefined;
  hold?: ReadonlySet<string> | undefined;
  overwriteForeign: boolean;
  /** Goes over the mark of another publisher on the target. */
  takeOver?: boolean;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Exclude<PublishProgress, { kind: "finished" }>) => void) | undefined;
}

export interface BuildRequest {
  drafts: boolean;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

export interface PublicationService {
  /** Makes the site and compares it with the target; writes nothing there. Throws PublicationError. */
  plan(request: PlanRequest): Promise<Plan>;
  /**
   * Carries out a plan. Throws PublicationError, or the signal's reason, before anything is written; from then on
   * whatever happens is told by the entry's outcome, which the ledger holds as well.
   */
  publish(request: PublishRequest): Promise<LedgerEntry>;
  /** Holds up, or lets go on, what is being published to the target; false when nothing is. */
  pause(target: string, paused: boolean): boolean;
  /** Connects, writes a file, reads it back and takes it away. Throws PublicationError. */
  test(target: TargetSettings, secret: string | null): Promise<void>;
  /** Keeps a target's password on this device; "" takes it away. */
  keepSecret(target: RemoteTarget, secret: string): Promise<void>;
  /** Whether a password is kept for the target. */
  hasSecret(target: RemoteTarget): boolean;
  /** Newest first. */
  ledger(): Promise<LedgerSummary[]>;
  /** One publication in full; null when there is none of that number. */
  entry(number: number): Promise<LedgerDetail | null>;
  /** Reports with a time of their own. */
  scheduled(): Promise<readonly Scheduled[]>;
  /** Reports that the target's site has. */
  reportsOn(target: string): Promise<ReadonlySet<string>>;
  /** Targets whose site has the edition. */
  targetsWith(id: ReportId, lang: Lang): Promise<string[]>;
  /** Whether any site has the edition, as this copy has it unless that is null. */
  hasEdition(id: ReportId, lang: Lang, copy: SignedEdition | null): Promise<boolean>;
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

interface Prepared {
  plan: Plan;
  place: Target;
  files: SiteFile[];
  comparison: Comparison;
  held: Map<string, string | null>;
  editions: LedgerEntry["editions"];
}

/** Publications per target that can be gone back to. */
const NEWEST_KEPT = 100;

/** How often the site is made again when somebody writes in a report meanwhile. */
const ATTEMPTS = 5;

export function createPublicationService(options: PublicationOptions): PublicationService {
  const { reports, media, libraryDir, libraryId } = options;
  const now = options.now ?? (() => new Date());
  const ledger = createLedger(libraryDir, now);
  const memory = newRenderMemory();
  const spool = createSpool();
  const kept = createKeptSites(libraryDir);
  const patience = options.patience ?? usualPatience;
  const secretFor: SecretFor = (target) =>
    options.secrets?.get(secretIdOf(libraryId, target)) ?? null;
  const running = new Set<string>();
  const runs = new Set<string>();
  const seen = new Map<string, Map<string, Known>>();
  const gates = new Map<string, Gate>();
  const ownDir = join(libraryDir, THEME_FOLDER);
  const themes = createThemeSource({ defaultDir: options.themeDir, ownDir });
  const theme = themes.usable;
  const { settings: settingsNow } = options;
  const previewer = createPreviewer({ settings: settingsNow, reports, media, theme });
  const readerOf = (drafts: boolean) =>
    createSiteReader({
      ...{ settings: settingsNow, reports, media, drafts },
      onRead: memory.search.see,
    });
  const readers = { signed: readerOf(false), drafts: readerOf(true) };

  const approvals = createApprovals({ settings: options.settings, ledger, now });
  const rehearsal = createRehearsal({ openStore: (name) => storeOf(name), patience });

  const storeOf = (name: string): Promise<Store> => {
    const target = options.settings().targets.find((known) => known.name === name);
    if (!target) throw new PublicationError({ code: "TARGET_NOT_FOUND" });
    return openStore(target, { libraryDir, patience, secretFor });
  };
  /** What goes wrong at the place while `work` looks at it is a refusal: nothing was written yet. A WriteFailure stays one. */
  async function at<T>(
    store: Store,
    signal: AbortSignal | undefined,
    work: (place: Target) => Promise<T>,
  ): Promise<T> {
    const known = seen.get(store.key) ?? new Map<string, Known>();
    seen.set(store.key, known);
    const place = await openTarget({ store, libraryId, patience, runs, seen: known, signal });
    try {
      return await work(place);
    } catch (error) {
      throw error instanceof WriteFailure ? error : refusalOf(store.place, error);
    } finally {
      await place.close().catch(() => undefined);
    }
  }

  async function prepare(
    place: Target,
    request: BuildRequest & Pick<PlanRequest, "target" | "hold">,
  ): Promise<Prepared> {
    const { signal, onProgress } = request;
    const damaged = new Set<string>();
    const reader = request.drafts ? readers.drafts : readers.signed;
    for (let attempt = 1; ; attempt += 1) {
      const theme = await themes.current();
      const holds = await holdsFor(request.target, request.hold);
      const content = await reader.read({ damaged, holds, signal, onProgress });
      const held = new Map<string, string | null>();
      const look = pathsToLookAt(sitePaths(content, theme), place.manifest, place.pending);
      await inParallel([...look], place.atOnce, async (file) => {
        signal?.throwIfAborted();
        held.set(file, await place.hashOf(file));
        onProgress?.("comparing", held.size, look.size);
      });
      try {
        const more = { content, theme, reports, media, memory, spool, held };
        const files = await renderSite({ ...more, manifest: place.manifest, signal, onProgress });
        const { manifest, pending } = place;
        const comparison = compareWithTarget({ wanted: files, manifest, pending, held });
        const standing = (await ledger.standing()).get(request.target);
        const issues = [...content.issues, ...movedDays(content.reports, standing)];
        const facts = { reports: content.reports, issues };
        const compared = { comparison, dir: place.key, held };
        const plan = withOldPages(toPlan(request.target, facts, compared), content);
        return { plan, place, files, comparison, held, editions: editionsOf(content) };
      } catch (error) {
        // A picture found damaged counts as lost, and the site is laid out again without it.
        const isNew = error instanceof PictureDamaged && !damaged.has(error.hash);
        if (error instanceof PictureDamaged) damaged.add(error.hash);
        if (!isNew && (!(error instanceof TextMoved) || attempt >= ATTEMPTS)) throw error;
      }
    }
  }

  const reportsOn = async (target: string): Promise<ReadonlySet<string>> =>
    new Set(((await ledger.standing()).get(target) ?? []).map(({ report }) => report));

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
  async function prepareBack(
    place: Target,
    request: PlanRequest,
    number: number,
  ): Promise<Prepared> {
    const { target, signal, onProgress } = request;
    const entry = await ledger.read(number);
    const record = entry?.target === target ? await kept.record(number) : null;
    if (!entry || !record)
      throw new PublicationError({ code: "CANNOT_GO_BACK", number, paths: [] });
    const { manifest, pending } = place;
    const look = pathsToLookAt(Object.keys(record.files), manifest, pending);
    const held = new Map<string, string | null>();
    await inParallel([...look], place.atOnce, async (file) => {
      signal?.throwIfAborted();
      held.set(file, await place.hashOf(file));
      onProgress?.("comparing", held.size, look.size);
    });
    const now = async () => (await prepare(place, { ...request, drafts: false })).files;
    const files = await earlierSite({ number, record, kept, media, held, now });
    const comparison = compareWithTarget({ wanted: files, manifest, pending, held });
    const reports = [...new Set(entry.editions.map(({ report }) => report))];
    const plan = toPlan(target, { reports, issues: [] }, { comparison, dir: place.key, held });
    const { editions } = entry;
    return { plan: { ...plan, backTo: number }, place, files, comparison, held, editions };
  }

  const preparing = (place: Target, request: PlanRequest): Promise<Prepared> =>
    request.backTo === undefined
      ? prepare(place, { ...request, drafts: false })
      : prepareBack(place, request, request.backTo);

  return {
    plan: async (request) =>
      at(await storeOf(request.target), request.signal, async (place) => {
        const prepared = await preparing(place, request);
        const approval = await approvals.of(prepared.plan, () => siteHash(prepared.files));
        const plan = { ...prepared.plan, approval };
        rehearsal.show({ ...prepared, plan });
        return plan;
      }),

    async publish(request) {
      const { target, signal, takeOver = false } = request;
      const store = await storeOf(target);
      if (running.has(store.key)) throw new PublicationError({ code: "ALREADY_RUNNING" });
      running.add(store.key);
      gates.set(target, createGate());
      try {
        return await at(store, signal, async (place) => {
          try {
            await place.lock.take({ by: options.me(), since: now().toISOString(), takeOver });
            return await publishTo(place, request);
          } finally {
            await place.lock.release();
          }
        });
      } finally {
        rehearsal.forget(target);
        running.delete(store.key);
        gates.delete(target);
      }
    },

    pause(target, paused) {
      const gate = gates.get(target);
      gate?.set(paused);
      return gate !== undefined;
    },

    async test(target, secret) {
      const given: SecretFor = secret === null ? secretFor : () => ({ key: secret });
      const store = await openStore(target, { libraryDir, patience, secretFor: given });
      await at(store, undefined, (place) =>
        place.tryOut().catch((error: unknown) => {
          throw refusalOf(store.place, error);
        }),
      );
    },

    async keepSecret(target, secret) {
      await options.secrets?.set(secretIdOf(libraryId, target), secret);
    },
    hasSecret: (target) => options.secrets?.has(secretIdOf(libraryId, target)) ?? false,

    ledger: () => ledger.list(),
    async entry(number) {
      const entry = await ledger.read(number);
      return entry && { entry, kept: (await kept.record(number)) !== null };
    },
    scheduled: async () => (await readers.signed.read({})).scheduled,
    reportsOn,
    async targetsWith(id, lang) {
      const sites = [...(await ledger.standing())].filter(([, editions]) =>
        editions.some((one) => one.report === id && one.lang === lang),
      );
      return sites.map(([target]) => target);
    },
    async hasEdition(id, lang, copy) {
      const isThat = copy ? isCopy(copy) : () => true;
      const sites = [...(await ledger.standing()).values()];
      return sites.some((editions) =>
        editions.some((one) => one.report === id && one.lang === lang && isThat(one)),
      );
    },
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
      await mkdir(path, { recursive: true }).catch(() => {
        throw unreachable(path, "not-a-folder");
      });
      const store = await openStore(
        { name: "", kind: "folder", path },
        { libraryDir, patience, secretFor, isLasting: false },
      );
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
    },
  };

  async function publishTo(place: Target, request: PublishRequest): Promise<LedgerEntry> {
    const { target, signal, backTo } = request;
    const onProgress: ReportProgress = (_step, done, total) =>
      request.onProgress?.({ kind: "checking", done, total });
    const { hold } = request;
    const prepared = await preparing(place, { target, signal, onProgress, backTo, hold });
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
    const { editions } = prepared;
    const site = siteHash(prepared.files);
    const backTo = request.backTo ?? null;
    const empty = { added: [], changed: [], removed: [] };
    const entry = await ledger.start({
      ...{ target, by: options.me(), ...empty, unchanged },
      ...{ backTo, site, editions },
    });
    options.emit({ kind: "publication" });
    const written: Written = { added: [], changed: [], removed: [] };
    const close = async (outcome: LedgerEntry["outcome"], failure: LedgerEntry["failure"]) => {
      const closed = { ...entry, ...written, outcome, failure, finishedAt: now().toISOString() };
      const recorded = await ledger.finish(closed);
      options.emit({ kind: "publication" });
      return recorded;
    };
    try {
      const onStep = (done: number, total: number, path: string) =>
        onProgress?.({ kind: "step", done, total, path });
      await keep(prepared, request, entry.number);
      const gate = gates.get(target)?.pass;
      await writeSite({ ...prepared, libraryId, signal, gate, onStep }, written);
    } catch (error) {
      if (signal?.aborted) return close("cancelled", null);
      if (error instanceof WriteFailure)
        return close("failed", { code: error.code, path: error.path });
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

/** Entries from before that was kept know the words only. */
function isCopy(copy: SignedEdition): (one: LedgerEntry["editions"][number]) => boolean {
  const { corrections } = copy;
  const content = copyHash({ contentHash: sha256(asRead(copy)), corrections }, sha256);
  const words = sha256(wordsOf(copy));
  return ({ contentHash, textHash }) =>
    contentHash === undefined ? textHash === words : contentHash === content;
}

/** The same for two sites only when every file of them is. */
const siteHash = (files: readonly SiteFile[]): string => sha256(siteText(toSiteRecord(files)));

function editionsOf({ reports }: SiteContent): LedgerEntry["editions"] {
  return reports.flatMap(({ id, day, editions }) =>
    langs.flatMap((lang) => {
      const edition = editions[lang];
      if (!edition) return [];
      const { path, textHash } = edition;
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
