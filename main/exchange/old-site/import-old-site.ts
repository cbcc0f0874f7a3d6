/** Brings the reports of an old site into the library, one by one: each is there whole, or not at all. */
import type { ReportSummary } from "../../../core/api/report.ts";
import type { OldPageFinding } from "../../../core/exchange/old-site/findings.ts";
import {
  emptyEdition,
  markImported,
  pairEditions,
  takeOverPictures,
} from "../../../core/exchange/to-edition.ts";
import { type Lang, langs, otherLang } from "../../../core/report/lang.ts";
import { emptyHead, type Head } from "../../../core/report/report.ts";
import { type StageMove, stages } from "../../../core/report/stage.ts";
import type { LibraryForOldSite } from "./library-for-old-site.ts";
import type { OldReport, OldSitePlan } from "./plan-old-site.ts";
import { type OldEdition, readOldEdition } from "./read-edition.ts";

export interface BringingOldSite {
  library: LibraryForOldSite;
  /** Signs everything off: readers had it already. */
  asPublished: boolean;
  signal: AbortSignal;
  /** Awaited before each report; a work that is held up waits here. */
  gate?: () => Promise<void>;
  /** After each report. `report` is null when nothing of its pages could be read. */
  onReport: (told: OldReportTold, done: number, total: number) => void;
}

export interface OldReportTold {
  old: OldReport;
  report: ReportSummary | null;
  pictures: number;
  findings: OldPageFinding[];
}

/** Reports that are in the library already are passed over, so that a run that was stopped can be taken up again. */
export async function importOldSite(plan: OldSitePlan, bringing: BringingOldSite): Promise<void> {
  const fresh = plan.reports.filter(({ isKnown }) => !isKnown);
  for (const [index, old] of fresh.entries()) {
    await bringing.gate?.();
    bringing.signal.throwIfAborted();
    bringing.onReport(await importOne(old, plan, bringing), index + 1, fresh.length);
  }
}

/** What would be said of each new report, with nothing stored. */
export async function lookAtOldSite(
  plan: OldSitePlan,
  { library, asPublished, signal, onReport }: BringingOldSite,
): Promise<void> {
  const fresh = plan.reports.filter(({ isKnown }) => !isKnown);
  for (const [index, old] of fresh.entries()) {
    signal.throwIfAborted();
    const read = await readBoth(old, plan, { library: { ...library, media: null }, asPublished });
    onReport({ old, report: null, ...totalOf(read) }, index + 1, fresh.length);
  }
}

type Read = Partial<Record<Lang, OldEdition>>;

async function readBoth(
  { pair, files }: OldReport,
  plan: OldSitePlan,
  {
    library,
    asPublished,
  }: {
    library: Pick<LibraryForOldSite, "store"> & { media: LibraryForOldSite["media"] | null };
    asPublished: boolean;
  },
): Promise<Read> {
  const { baseUrl } = library.store.record.settings;
  const how = { plan, baseUrl, media: library.media, withoutPlaceholders: asPublished };
  const read: Read = {};
  for (const lang of langs) {
    const head = pair[lang];
    if (head) read[lang] = await readOldEdition(head, files[lang] ?? "", how);
  }
  return read;
}

const totalOf = ({ zh, en }: Read): Pick<OldReportTold, "pictures" | "findings"> => ({
  pictures: (zh?.pictures ?? 0) + (en?.pictures ?? 0),
  findings: [...(zh?.findings ?? []), ...(en?.findings ?? [])],
});

async function importOne(
  old: OldReport,
  plan: OldSitePlan,
  { library, asPublished }: BringingOldSite,
): Promise<OldReportTold> {
  const read = await readBoth(old, plan, { library, asPublished });
  const there = langs.filter((lang) => read[lang]?.edition);
  const [sourceLang] = there;
  if (!sourceLang) return { old, report: null, ...totalOf(read) };
  const editions = {
    zh: read.zh?.edition ?? emptyEdition(),
    en: read.en?.edition ?? emptyEdition(),
  };
  const [source, target] = [editions[sourceLang], editions[otherLang(sourceLang)]];
  pairEditions(source, target);
  takeOverPictures(source, target);
  markImported(target);
  const at = new Date().toISOString();
  const stageOf = (lang: Lang) =>
    asPublished && there.includes(lang) ? ("approved" as const) : ("draft" as const);
  const report = await library.reports.add({
    sourceLang,
    head: headOf(old, there),
    stages: { zh: stageOf("zh"), en: stageOf("en") },
    log: asPublished ? there.flatMap((lang) => movesOf(lang, at)) : [],
    siteLog: [{ kind: "brought-in", at, by: "", langs: there, signed: asPublished }],
    editions,
  });
  return { old, report, ...totalOf(read) };
}

const movesOf = (lang: Lang, at: string): StageMove[] =>
  stages.slice(1).map((to, index) => ({ at, by: "", lang, from: stages[index] ?? "draft", to }));

function headOf({ pair, column }: OldReport, there: readonly Lang[]): Head {
  const head = emptyHead(column.id);
  const oldAddress = { zh: "", en: "" };
  for (const lang of there) {
    const said = pair[lang];
    if (!said) continue;
    oldAddress[lang] = said.address;
    head.source[lang] = said.source;
    head.author[lang] = said.author;
    head.tags[lang] = said.tags;
    head.releaseDate ??= said.day;
  }
  return { ...head, oldAddress };
}
