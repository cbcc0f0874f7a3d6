/** The desk's way to bring an old site in: one folder looked through at a time, one work at a time. */
import type {
  OldSiteProgress,
  OldSitePages,
  OldSitePlanned,
  OldSiteResult,
} from "../../../core/api/old-site.ts";
import { isRefusing, type OldPageFinding } from "../../../core/exchange/old-site/findings.ts";
import { lookAtPage } from "../../../core/exchange/old-site/look-at-page.ts";
import type { LookedPage } from "../../../core/exchange/old-site/looked-page.ts";
import {
  type GivenMapping,
  type Mapping,
  mappingSchema,
  parseMapping,
} from "../../../core/exchange/old-site/mapping.ts";
import type { LibraryForOldSite } from "./library-for-old-site.ts";
import { diskFailure } from "../../library/disk-error.ts";
import { importOldSite, lookAtOldSite, type OldReportTold } from "./import-old-site.ts";
import { type KeptMappings, keptMappings } from "./kept-mappings.ts";
import { addressOf, planOldSite, readOldFile, withHost } from "./plan-old-site.ts";
import { picturePath } from "./read-edition.ts";
import { openSiteFolder, type SiteFolder } from "./site-folder.ts";
import { countFindings, tellPlan } from "./tell-plan.ts";
import { createTurnstile, type Turnstile } from "../../turnstile.ts";

/** What the window may ask that cannot be done; the API makes its coded errors of it. */
export class OldSiteRefusal extends Error {
  readonly code: "NO_OLD_SITE" | "OLD_PAGE_GONE" | "MAPPING_WRONG" | "ALREADY_BRINGING";
  readonly paths: string[];
  constructor(code: OldSiteRefusal["code"], paths: string[] = []) {
    super(`old site: ${code}`);
    this.code = code;
    this.paths = paths;
  }
}

interface Asked {
  dir: string;
  mapping: GivenMapping;
  asPublished: boolean;
}

interface Working {
  signal: AbortSignal;
  onProgress: (progress: OldSiteProgress) => void;
}

export interface OldSiteService {
  pages(asked: {
    dir: string;
    text: string;
    address: string;
    again: boolean;
  }): Promise<OldSitePages>;
  look(asked: { dir: string; page: string; mapping: GivenMapping }): Promise<LookedPage>;
  plan(asked: Asked, working: Working): Promise<OldSitePlanned>;
  /** Ends in good order when it is stopped, or when the disk gives out. */
  bring(asked: Asked, working: Working): Promise<OldSiteResult>;
  /** False when nothing is being brought in. */
  hold(how: "pause" | "go-on" | "stop"): boolean;
  readonly mappings: KeptMappings;
  close(): Promise<void>;
}

const PAGES = 100;
const LISTED = 500;

/** @throws OldSiteRefusal from everything that takes a folder or a mapping */
export function createOldSiteService({
  libraryDir,
  library,
}: {
  libraryDir: string;
  library: LibraryForOldSite;
}): OldSiteService {
  let opened: { dir: string; folder: Promise<SiteFolder | null> } | null = null;
  let running: { turnstile: Turnstile; ended: Promise<unknown> } | null = null;

  const folderAt = async (dir: string, again = false): Promise<SiteFolder> => {
    if (opened?.dir !== dir || again) opened = { dir, folder: openSiteFolder(dir) };
    const folder = await opened.folder;
    if (folder) return folder;
    opened = null;
    throw new OldSiteRefusal("NO_OLD_SITE");
  };

  const planFor = async ({ dir, mapping }: Asked, { signal, onProgress }: Working) => {
    const plan = await planOldSite(dir, getMapping(mapping), {
      library,
      signal,
      onProgress: (done, total) =>
        onProgress({ kind: "progress", step: "pages", done, total, name: "" }),
    });
    if (!plan) throw new OldSiteRefusal("NO_OLD_SITE");
    return plan;
  };

  const telling =
    (onProgress: Working["onProgress"], onTold: (told: OldReportTold) => void) =>
    (told: OldReportTold, done: number, total: number): void => {
      onTold(told);
      const { zh, en } = told.old.pair;
      const name = zh?.headline ?? en?.headline ?? "";
      onProgress({ kind: "progress", step: "reports", done, total, name });
    };

  const carryOut = async (
    asked: Asked,
    working: Working,
    gate: () => Promise<void>,
  ): Promise<OldSiteResult> => {
    const plan = await planFor(asked, working);
    const fresh = plan.reports.filter(({ isKnown }) => !isKnown).length;
    const findings: OldPageFinding[] = [...plan.findings];
    const result: OldSiteResult = {
      ...{ made: 0, pictures: 0, known: plan.reports.length - fresh, failed: 0, left: fresh },
      ...{ stopped: null, findings: [], list: [] },
    };
    const onTold = ({ report, pictures, findings: more }: OldReportTold): void => {
      findings.push(...more);
      result.left -= 1;
      result.pictures += pictures;
      if (!report) return;
      result.made += 1;
      if (result.list.length >= LISTED) return;
      const { number, sourceLang: lang } = report;
      result.list.push({ number, headline: report[lang].headline, lang });
    };
    try {
      const { signal, onProgress } = working;
      const onReport = telling(onProgress, onTold);
      await importOldSite(plan, {
        library,
        asPublished: asked.asPublished,
        signal,
        gate,
        onReport,
      });
    } catch (error) {
      const failure = working.signal.aborted ? "asked" : diskFailure(error);
      if (failure === "io") throw error;
      result.stopped = failure;
    }
    return {
      ...result,
      failed: findings.filter(isRefusing).length,
      findings: countFindings(findings),
    };
  };

  return {
    async pages({ dir, text, address, again }) {
      const folder = await folderAt(dir, again);
      const pattern = parseMapping({ address }).ok ? new RegExp(address, "u") : null;
      const isReport = (path: string): boolean => pattern?.test(path) ?? false;
      const reports = folder.pages.filter(isReport);
      const rest = folder.pages.filter((path) => !isReport(path));
      const wanted = text.trim().toLowerCase();
      const pages = [...reports, ...rest].filter((path) => path.toLowerCase().includes(wanted));
      return {
        host: folder.host,
        total: folder.pages.length,
        reports: reports.length,
        pages: pages.slice(0, PAGES),
      };
    },
    async look({ dir, page, mapping: given }) {
      const folder = await folderAt(dir);
      if (!folder.pages.includes(page)) throw new OldSiteRefusal("OLD_PAGE_GONE");
      const parsed = parseMapping(given);
      const wrong = parsed.ok ? [] : parsed.paths;
      const mapping = withHost(parsed.ok ? parsed.mapping : mappingSchema.parse({}), folder);
      const read = await readOldFile(page, folder);
      const why = typeof read === "string" ? read : read.page === "too-deep" ? "too-deep" : null;
      if (typeof read === "string" || read.page === "too-deep")
        return { ...nothingShown, wrong, unreadable: why };
      const looked = lookAtPage(read.page, {
        address: addressOf(page, read.source, mapping),
        mapping,
        hasPage: ({ path }) => folder.has(path),
        hasPicture(name) {
          if (/^data:image\//i.test(name)) return true;
          const path = picturePath(name, { file: page, hosts: mapping.hosts });
          return path !== null && folder.holds(path);
        },
      });
      return { ...looked, wrong, unreadable: null };
    },
    async plan(asked, working) {
      const plan = await planFor(asked, working);
      const findings: OldPageFinding[] = [];
      let pictures = 0;
      const onTold = (told: OldReportTold): void => {
        findings.push(...told.findings);
        pictures += told.pictures;
      };
      const { signal, onProgress } = working;
      const { asPublished } = asked;
      await lookAtOldSite(plan, {
        library,
        asPublished,
        signal,
        onReport: telling(onProgress, onTold),
      });
      return tellPlan(plan, { findings, pictures });
    },
    async bring(asked, { signal, onProgress }) {
      if (running) throw new OldSiteRefusal("ALREADY_BRINGING");
      const turnstile = createTurnstile(signal);
      const work = carryOut(asked, { signal: turnstile.signal, onProgress }, turnstile.pass);
      running = { turnstile, ended: work.catch(() => undefined) };
      try {
        return await work;
      } finally {
        running = null;
      }
    },
    hold(how) {
      running?.turnstile[how]();
      return running !== null;
    },
    mappings: keptMappings(libraryDir),
    async close() {
      running?.turnstile.stop();
      await running?.ended;
    },
  };
}

const nothingShown: Omit<LookedPage, "wrong" | "unreadable"> = {
  ...{ outcome: "unreadable", head: null, found: {}, suggestions: {} },
  ...{ shown: [], isCut: false, coming: [] },
};

/** @throws OldSiteRefusal */
export function getMapping(given: GivenMapping): Mapping {
  const parsed = parseMapping(given);
  if (!parsed.ok) throw new OldSiteRefusal("MAPPING_WRONG", parsed.paths);
  return parsed.mapping;
}
