/** Makes a copy of the sample library: the reports of `resources/sample` with freshly drawn photographs. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type ReportDraft, reportDraftSchema } from "../../core/exchange/report-draft.ts";
import { confirmFirst, emptyEdition, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import {
  defaultSettings,
  type Person,
  type Role,
  type Settings,
  settingsSchema,
} from "../../core/library/settings.ts";
import type { Asset } from "../../core/media/asset.ts";
import { langs, otherLang } from "../../core/report/lang.ts";
import { type StageMove, stages } from "../../core/report/stage.ts";
import type { OpenLibrary } from "./open-library.ts";

const sampleSettingsSchema = settingsSchema.pick({
  siteName: true,
  baseUrl: true,
  columns: true,
  people: true,
});

export async function readSampleSettings(sampleDir: string): Promise<Settings> {
  const json: unknown = JSON.parse(await readFile(join(sampleDir, "settings.json"), "utf8"));
  return { ...defaultSettings(), ...sampleSettingsSchema.parse(json) };
}

/** Fills an empty library. Drawn photographs are kept in `photoCacheDir`, so that the next sample opens at once. */
export async function fillWithSample(
  library: OpenLibrary,
  sampleDir: string,
  photoCacheDir: string,
): Promise<void> {
  const names = (await readdir(join(sampleDir, "reports"))).filter((name) => name.endsWith(".json"));
  const by = library.store.record.settings.people[0]?.id ?? "";
  for (const name of names.sort()) {
    const json: unknown = JSON.parse(await readFile(join(sampleDir, "reports", name), "utf8"));
    const draft = reportDraftSchema.parse(json);
    const photos = await takeIn(library, photoNames(json), photoCacheDir);
    const findAsset = (asset: string) => photos.get(asset) ?? null;
    const { sourceLang } = draft;
    const editions = { zh: emptyEdition(), en: emptyEdition() };
    for (const lang of ["zh", "en"] as const) {
      const edition = draft.editions[lang];
      if (edition) editions[lang] = toEdition(edition, findAsset);
    }
    const target = otherLang(sourceLang);
    pairEditions(editions[sourceLang], editions[target]);
    const confirmed = draft.editions[target]?.confirmed ?? 0;
    const count = confirmed === "all" ? Number.POSITIVE_INFINITY : confirmed;
    const who = { by, at: new Date().toISOString() };
    confirmFirst(editions[sourceLang], editions[target], count, who);
    const log = logOf(draft, library.store.record.settings.people);
    await library.reports.add({ sourceLang, head: draft.head, stages: draft.stages, editions, log });
  }
}

/** The moves that led to a draft's stages, one a day up to its release date, by people who have the roles for them. */
function logOf(draft: ReportDraft, people: Person[]): StageMove[] {
  const day = Date.parse(`${draft.head.releaseDate ?? new Date().toISOString().slice(0, 10)}T01:30:00Z`);
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

const assetNameSchema = z.object({ asset: z.string() });

function photoNames(json: unknown): Set<string> {
  const names = new Set<string>();
  JSON.stringify(json, (_key, value: unknown) => {
    const named = assetNameSchema.safeParse(value);
    if (named.success) names.add(named.data.asset);
    return value;
  });
  return names;
}

async function takeIn(
  library: OpenLibrary,
  names: Set<string>,
  cacheDir: string,
): Promise<Map<string, Asset>> {
  const photos = new Map<string, Asset>();
  await mkdir(cacheDir, { recursive: true });
  for (const name of names) {
    const path = join(cacheDir, `${name}.jpg`);
    const bytes = await readFile(path).catch(async () => {
      // Loaded only when something has to be drawn: no other start needs it.
      const { drawPhoto } = await import("./sample-photos.ts");
      const drawn = await drawPhoto(name);
      await writeFile(path, drawn);
      return drawn;
    });
    const taken = await library.media.add(bytes);
    if (taken.kind === "asset") photos.set(name, taken.asset);
  }
  return photos;
}
