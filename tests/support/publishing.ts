/** A publication service over reports made in the test, a real media folder and real targets in a temporary folder. */
import { writeFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { defaultSettings, type Settings } from "../../core/library/settings.ts";
import type { Target } from "../../core/library/target.ts";
import type { Asset } from "../../core/media/asset.ts";
import type { Report } from "../../core/report/report.ts";
import { createMediaService, type MediaService } from "../../main/media/media-service.ts";
import { sha256 } from "../../main/publication/hash.ts";
import {
  createPublicationService,
  type PublicationOptions,
  type PublicationService,
} from "../../main/publication/publication-service.ts";
import type { Patience } from "../../main/publication/patience.ts";
import type { Secrets } from "../../main/publication/places.ts";
import type { StoredReport } from "../../main/publication/site-work.ts";
import type { SiteThreadsOptions } from "../../main/publication/site-threads.ts";
import { makeReport } from "./made-report.ts";

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));

/** Tries again as often as usual, without the usual waits. */
export const quick: Patience = { waitsMs: [5, 20, 60], idleMs: 4000 };

const keeping = (key: string): Secrets => ({
  keptBy: "file",
  has: () => true,
  get: () => ({ key }),
  set: () => Promise.resolve(),
});

export interface Desk {
  root: string;
  libraryDir: string;
  target: string;
  settings: Settings;
  /** Change this map to change the library. */
  reports: Map<string, Report>;
  media: MediaService;
  service: PublicationService;
  /** Change these to change what happens. */
  options: { stored?: (found: StoredReport) => StoredReport | null };
  /** A service as a newly started program would have it. */
  restart(): PublicationService;
  /** Plans and carries the plan out. */
  publish(overwriteForeign?: boolean): ReturnType<PublicationService["publish"]>;
  close(): Promise<void>;
}

export interface DeskOptions {
  root?: string;
  /** Publishes there instead of into a folder. */
  remote?: { target: Target; secret: string };
  patience?: Patience;
  /** Of another library than the usual one. */
  libraryId?: string;
  openStore?: PublicationOptions["openStore"];
  /** How each service looks at folders again. */
  looks?: () => PublicationOptions["looks"];
  /** Help of threads, which read the reports from files. */
  threads?: SiteThreadsOptions;
  /** Runs before a report's text is read for its page. */
  onProjection?: (report: Report) => void;
}

/** A desk in a temporary folder, or in `root` as it was left there. */
export async function openDesk({
  root: given,
  onProjection,
  remote,
  threads,
  patience = quick,
  openStore,
  looks,
  libraryId = "LIBRARY",
}: DeskOptions = {}): Promise<Desk> {
  const root = given ?? (await mkdtemp(join(tmpdir(), "diglot-desk-")));
  const libraryDir = join(root, "library");
  const target = join(root, "site");
  await mkdir(libraryDir, { recursive: true });
  await mkdir(target, { recursive: true });
  const settings: Settings = {
    ...defaultSettings(),
    siteName: { zh: "某市科协", en: "Some Association" },
    baseUrl: "https://s.example",
    pageSize: 5,
    columns: [
      { id: "news", name: { zh: "要闻", en: "News" } },
      { id: "events", name: { zh: "活动", en: "Events" } },
    ],
    targets: [remote?.target ?? { name: "web", kind: "folder", path: target }],
  };
  const reports = new Map<string, Report>();
  const media = createMediaService(libraryDir);
  const services: PublicationService[] = [];
  const restart = () => {
    const made = createPublicationService({
      libraryDir,
      libraryId,
      themeDir,
      settings: () => settings,
      media,
      me: () => "peiyun",
      patience,
      ...(openStore && { openStore }),
      ...(looks && { looks: looks() }),
      ...(remote && { secrets: keeping(remote.secret) }),
      emit: () => undefined,
      ...(threads && { threads }),
      reports: {
        stored(id) {
          const text = `${JSON.stringify(reports.get(id))}\n`;
          const path = join(libraryDir, `${id}.json`);
          writeFileSync(path, text);
          const found = { path, hashes: [sha256(text)] };
          return desk.options.stored ? desk.options.stored(found) : found;
        },
        revisions: () => [...reports.values()].map((report) => [report.id, JSON.stringify(report)]),
        async projection(id) {
          const before = reports.get(id);
          if (before) onProjection?.(before);
          const report = reports.get(id);
          return report ? structuredClone(report) : null;
        },
      },
    });
    services.push(made);
    return made;
  };
  const desk: Desk = {
    ...{ root, libraryDir, target, settings, reports, media, restart },
    options: {},
    service: restart(),
    async publish(overwriteForeign = false) {
      const plan = await desk.service.plan({ target: "web" });
      return desk.service.publish({ target: "web", planId: plan.id, overwriteForeign });
    },
    async close() {
      for (const service of services) await service.close();
      if (!given) await rm(root, { recursive: true, force: true });
    },
  };
  return desk;
}

/** Reports 1…count, every third in `events`, each with a picture of its own in both editions. */
export async function fill(desk: Desk, count: number): Promise<Report[]> {
  const made: Report[] = [];
  for (let number = 1; number <= count; number += 1) {
    const photo = await addPicture(desk.media, number);
    const body = (caption: string, text: string) => [
      { kind: "paragraph" as const, text },
      { kind: "figure" as const, asset: "photo", caption, alt: caption, credit: "" },
    ];
    const report = makeReport({
      number,
      head: {
        column: number % 3 === 0 ? "events" : "news",
        releaseDate: `2026-01-${String((number % 28) + 1).padStart(2, "0")}`,
        source: { zh: "学术部", en: "Academic Department" },
      },
      zh: { body: body("图注", "第一段。") },
      en: { body: body("Caption", "First paragraph.") },
      assets: { photo },
    });
    desk.reports.set(report.id, report);
    made.push(report);
  }
  return made;
}

/** A small plain picture, another colour for another seed. */
export async function addPicture(media: MediaService, seed: number, width = 900): Promise<Asset> {
  const background = { r: (seed * 37) % 256, g: (seed * 91) % 256, b: (seed * 53) % 256 };
  const bytes = await sharp({ create: { width, height: 600, channels: 3, background } })
    .png()
    .toBuffer();
  const taken = await media.add(new Uint8Array(bytes));
  if (taken.kind !== "asset") throw new Error("the picture was refused");
  return taken.asset;
}

/** Every file under a folder by its path with `/`, to its text (or size, for pictures). */
export async function contentOf(dir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(dir.length + 1).replaceAll("\\", "/");
    found.set(path, (await readFile(full)).toString("latin1"));
  }
  return found;
}

/** Modification times by path. */
export async function timesOf(dir: string): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const path of (await contentOf(dir)).keys())
    times.set(path, (await stat(join(dir, path))).mtimeMs);
  return times;
}
