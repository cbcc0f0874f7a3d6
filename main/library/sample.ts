/** Makes a copy of the sample library: the reports of `resources/sample` with freshly drawn photographs. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { emptyEvent } from "../../core/event/event.ts";
import { type ReportDraft, reportDraftSchema } from "../../core/exchange/report-draft.ts";
import {
  type Confirming,
  confirmFirst,
  emptyEdition,
  pairEditions,
  toEdition,
} from "../../core/exchange/to-edition.ts";
import {
  defaultSettings,
  type Person,
  type Role,
  type Settings,
  settingsSchema,
} from "../../core/library/settings.ts";
import type { Asset } from "../../core/media/asset.ts";
import { type AssetHash, assetHashSchema, newReportId } from "../../core/report/ids.ts";
import { langs, otherLang } from "../../core/report/lang.ts";
import { type Report, reportSchema } from "../../core/report/report.ts";
import { type StageMove, stages } from "../../core/report/stage.ts";
import { emptyEntry, type EntryDraft, entryDraftSchema } from "../../core/term/entry.ts";
import type { OpenLibrary } from "../open-library.ts";
import type { NewReport } from "../report/new-report.ts";
import { type OnDrawing, photographs } from "./photo-cache.ts";

const sampleSettingsSchema = settingsSchema.pick({
  siteName: true,
  baseUrl: true,
  columns: true,
  people: true,
  series: true,
  tagPairs: true,
});

export async function readSampleSettings(sampleDir: string): Promise<Settings> {
  const json: unknown = JSON.parse(await readFile(join(sampleDir, "settings.json"), "utf8"));
  return { ...defaultSettings(), ...sampleSettingsSchema.parse(json) };
}

export interface Filling {
  sampleDir: string;
  /** Drawn photographs are kept here, so that the next sample opens at once. */
  photoCacheDir: string;
  onDrawing?: OnDrawing | undefined;
}

/** Fills an empty library. */
export async function fillWithSample(library: OpenLibrary, filling: Filling): Promise<void> {
  const drafts = await readDrafts(join(filling.sampleDir, "reports"));
  const photos = await takeIn(library, drafts, filling);
  const { people } = library.store.record.settings;
  const who = { by: people[0]?.id ?? "", at: new Date().toISOString() };
  for (const draft of drafts) await library.reports.add(toReport(draft, photos, { people, who }));
  const terms = await readTerms(filling.sampleDir);
  library.terms.save(terms.map((entry) => ({ entry, was: null })));
}

/** The sample's reports as values, with the names of pictures that are nowhere: for trying out what becomes of every kind of block. */
export async function sampleReports(
  sampleDir: string,
): Promise<{ reports: Report[]; pictures: string[] }> {
  const drafts = await readDrafts(join(sampleDir, "reports"));
  const photos = new Map(
    photoNames(drafts).map((name): [string, Asset] => [
      name,
      {
        hash: hashOf(name),
        ext: "jpg",
        width: 1600,
        height: 1067,
      },
    ]),
  );
  const at = new Date(0).toISOString();
  const reports = drafts.map((draft, index) =>
    reportSchema.parse({
      ...toReport(draft, photos, { people: [], who: { by: "", at } }),
      // As the first version had it: what came later is filled in as it is for any old report.
      version: 1,
      id: newReportId(),
      number: index + 1,
      createdAt: at,
      updatedAt: at,
      binnedAt: null,
      log: [],
    }),
  );
  return { reports, pictures: [...photos.values()].map(({ hash, ext }) => `${hash}.${ext}`) };
}

const hashOf = (name: string): AssetHash =>
  assetHashSchema.parse(createHash("sha256").update(name).digest("hex"));

async function readTerms(sampleDir: string): Promise<EntryDraft[]> {
  const entries: unknown = JSON.parse(await readFile(join(sampleDir, "terms.json"), "utf8"));
  return z
    .array(z.record(z.string(), z.unknown()))
    .parse(entries)
    .map((entry) => entryDraftSchema.parse({ ...emptyEntry(), ...entry }));
}

async function readDrafts(dir: string): Promise<ReportDraft[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".json")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), "utf8")));
  return texts.map((text) => reportDraftSchema.parse(JSON.parse(text)));
}

function toReport(
  draft: ReportDraft,
  photos: Map<string, Asset>,
  { people, who }: { people: Person[]; who: Confirming },
): NewReport {
  const { sourceLang, head, stages: reached } = draft;
  const target = otherLang(sourceLang);
  const { series, page, ...rest } = head;
  const event = head.event ?? emptyEvent();
  const editions = { zh: emptyEdition(), en: emptyEdition() };
  for (const lang of langs) {
    const edition = draft.editions[lang];
    if (edition)
      editions[lang] = toEdition(edition, (name) => photos.get(name) ?? null, { event, lang });
  }
  pairEditions(editions[sourceLang], editions[target]);
  const confirmed = draft.editions[target]?.confirmed ?? 0;
  const count = confirmed === "all" ? Number.POSITIVE_INFINITY : confirmed;
  confirmFirst(editions[sourceLang], editions[target], count, who);
  return {
    sourceLang,
    head: { ...rest, event, ...(series && { series }), ...(page && { page }) },
    stages: reached,
    editions,
    log: logOf(draft, people),
  };
}

async function takeIn(
  library: OpenLibrary,
  drafts: ReportDraft[],
  { photoCacheDir, onDrawing }: Filling,
): Promise<Map<string, Asset>> {
  const names = new Set(photoNames(drafts));
  const photos = new Map<string, Asset>();
  for (const [name, bytes] of await photographs(names, photoCacheDir, onDrawing)) {
    const taken = await library.media.add(bytes);
    if (taken.kind === "asset") photos.set(name, taken.asset);
  }
  return photos;
}

const photoNames = (drafts: readonly ReportDraft[]): string[] =>
  drafts
    .flatMap((draft) => [draft.editions.zh, draft.editions.en])
    .flatMap((edition) => edition?.body ?? [])
    .flatMap((block) => (block.kind === "gallery" ? block.figures : block))
    .flatMap((block) => (block.kind === "figure" && block.asset !== null ? [block.asset] : []));

/** The moves that led to a draft's stages, one a day up to its release date, by people who have the roles for them. */
function logOf(draft: ReportDraft, people: Person[]): StageMove[] {
  const day = Date.parse(
    `${draft.head.releaseDate ?? new Date().toISOString().slice(0, 10)}T01:30:00Z`,
  );
  const personFor = (role: Role, seed: number): string => {
    const able = people.filter((person) => person.roles.includes(role));
    return able[Math.floor(seed) % Math.max(1, able.length)]?.id ?? "";
  };
  const moves = langs.flatMap((lang): StageMove[] => {
    const reached = stages.indexOf(draft.stages[lang]);
    return stages.slice(1, reached + 1).map((to, index) => {
      const writer: Role = lang === draft.sourceLang ? "editor" : "translator";
      const daysBefore = lang === draft.sourceLang ? 4 - index : 2 - index;
      return {
        at: new Date(day - daysBefore * 86_400_000).toISOString(),
        by: personFor(to === "review" ? writer : "reviewer", day / 86_400_000),
        lang,
        from: stages[index] ?? "draft",
        to,
      };
    });
  });
  return moves.sort((a, b) => a.at.localeCompare(b.at));
}
