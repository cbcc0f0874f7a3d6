/** The site as data: which pages there are, in which order, and what each one links to. */
import { chunks } from "../chunks.ts";
import { filesIn, postersIn } from "../media/files-in.ts";
import { type Block, blocksOf, figuresOf } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import type { Column, Settings } from "../library/settings.ts";
import { type Lang, langs } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import { asRead } from "../report/signed.ts";
import { withdrawalOf } from "../report/site-log.ts";
import { listPath, ownPagePath } from "./address.ts";
import { dayOf, siteTime, startOf } from "./days.ts";
import { frontPage } from "./front-page.ts";
import { coverOf } from "./pictures.ts";
import { addressOf } from "./old-address.ts";
import { ownPagesOf } from "./own-pages.ts";
import { fieldText, headlineOf } from "./readiness.ts";
import {
  type Neighbours,
  type SeriesIndexPage,
  type SeriesNeighbours,
  type SeriesPage,
  seriesNeighbours,
  seriesPages,
} from "./series-pages.ts";
import { isSameArray } from "../same-array.ts";
import { linkTo, type SiteEdition, type SiteLink, type SiteReport } from "./site-report.ts";
import type { WithdrawnPage } from "./withdrawn.ts";
import { type TagPage, tagPages } from "./tag-pages.ts";

export type { SiteEdition, SiteLink, SiteReport };

export type SitePage =
  | {
      kind: "report";
      lang: Lang;
      path: string;
      report: SiteReport;
      edition: SiteEdition;
      previous: SiteLink | null;
      next: SiteLink | null;
      /** Neighbours within the series, in its order. */
      seriesPrevious: SiteLink | null;
      seriesNext: SiteLink | null;
    }
  | {
      kind: "list";
      lang: Lang;
      path: string;
      column: Column | null;
      page: number;
      pages: number;
      reports: SiteReport[];
      /** What the front page shows by columns besides, see `frontPage`. */
      sections: SiteReport[];
    }
  | { kind: "page"; lang: Lang; path: string; report: SiteReport; edition: SiteEdition }
  | SeriesPage
  | SeriesIndexPage
  | TagPage
  | { kind: "search"; lang: Lang; path: string }
  | { kind: "feeds"; lang: Lang; path: string }
  | { kind: "not-found"; lang: Lang; path: string }
  | { kind: "withdrawn"; lang: Lang; path: string; notice: WithdrawnPage };

/** Pages with a text of their own. */
export type TextPage = Extract<SitePage, { kind: "report" | "page" }>;

/** Where reports stand whose column the library does not have; only a rehearsal with drafts shows them. */
const strayColumn = (id: string): Column => ({
  id: /^[a-z0-9][a-z0-9-]*$/.test(id) ? id : "other",
  name: { zh: id || "—", en: id || "—" },
});

export interface ToSiteReport {
  settings: Settings;
  published: readonly Lang[];
  /** SHA-256 in hex. */
  hash: (text: string) => string;
  /** True when the library no longer has the bytes of the picture or file. */
  isLost: (asset: { hash: string }) => boolean;
  /** The translation follows a text of its source from before. */
  isBehind?: boolean;
}

/** The report with the given editions; the release date falls back to the day it was made. */
export function toSiteReport(report: Report, facts: ToSiteReport): SiteReport {
  const { settings, published } = facts;
  const { id, number, head, sourceLang } = report;
  const column =
    settings.columns.find((known) => known.id === head.column) ?? strayColumn(head.column);
  const day = head.releaseDate ?? dayOf(report.createdAt);
  const { source, author, tags, event, page = null } = head;
  const series = settings.series.find((known) => known.id === head.series?.id) ?? null;
  const session = series?.sessions.find((known) => known.id === head.series?.session) ?? null;
  const editions: SiteReport["editions"] = {};
  for (const lang of published) {
    const { addressPattern } = settings;
    const address = addressOf(head, { day, column: column.id, number }, { lang, addressPattern });
    editions[lang] = {
      lang,
      ...address,
      ...describe(report.editions[lang], facts),
      corrections: report.signed[lang]?.corrections ?? [],
      picture: coverOf(report.editions[lang], head.cover, facts.isLost),
      headline: headlineOf(report, lang),
      modified: modifiedAt(report, lang, day),
      sourceRevised:
        facts.isBehind && lang !== sourceLang
          ? modifiedAt(report, sourceLang, day).slice(0, 10)
          : null,
    };
  }
  return {
    ...{ id, number, day, column, source, author, tags, event, series, session, page },
    ...{ sourceLang, editions },
    withdrawn: langs.filter((lang) => withdrawalOf(report.siteLog, lang) !== null),
  };
}

/** Copies from before their time was kept are as old as the last signature. */
function modifiedAt({ log, signed }: Report, lang: Lang, day: string): string {
  const last = log.findLast((move) => move.lang === lang && move.to === "approved");
  const signedAt = signed[lang]?.at ?? last?.at;
  const released = startOf(day);
  const at = signedAt ? siteTime(signedAt) : released;
  return at > released ? at : released;
}

function describe(edition: Edition, { hash, isLost }: ToSiteReport) {
  const blocks = blocksOf(edition);
  const lead = fieldText(edition, "lead");
  const pictures = [...figuresOf(edition), ...postersIn(edition)];
  const isThere = <T extends { hash: string }>(one: T | null): one is T =>
    one !== null && !isLost(one);
  return {
    summary:
      lead ||
      (blocks.find((block) => block.kind === "paragraph" && block.text.trim())?.text ?? "").trim(),
    pictures: pictures.filter(isThere),
    files: filesIn(edition).filter(isThere),
    contentHash: hash(asRead(edition)),
    textHash: hash(wordsIn(blocks)),
  };
}

/** Fingerprint of what readers get of a signed copy: its text and the notes that go with it. */
export const copyHash = (
  { contentHash, corrections }: Pick<SiteEdition, "contentHash" | "corrections">,
  hash: (text: string) => string,
): string => hash(contentHash + JSON.stringify(corrections));

const wordsIn = (blocks: readonly Block[]): string => blocks.map((block) => block.text).join("\n");

/** The words of an edition, as `textHash` is made of them. */
export const wordsOf = (edition: Edition): string => wordsIn(blocksOf(edition));

/** Newest first; reports of one day by number. */
export const inSiteOrder = (reports: readonly SiteReport[]): SiteReport[] =>
  [...reports].sort((a, b) => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1));

/** The columns that the site shows: the library's, and any that a rehearsal has reports in. */
export function columnsOf(settings: Settings, reports: readonly SiteReport[]): Column[] {
  const columns = new Map(settings.columns.map((column) => [column.id, column]));
  for (const { column } of articlesOf(reports))
    if (!columns.has(column.id)) columns.set(column.id, column);
  return [...columns.values()];
}

/** Reports that lists and feeds hold: all but pages of their own. */
export const articlesOf = (reports: readonly SiteReport[]): SiteReport[] =>
  reports.filter(({ page }) => page === null);

/** Every page of the site; `reports` in any order. Report pages come first, then lists, then the rest. */
export function sitePages(
  settings: Settings,
  reports: readonly SiteReport[],
  withdrawn: readonly WithdrawnPage[] = [],
): SitePage[] {
  const ordered = inSiteOrder(articlesOf(reports));
  const own = ownPagesOf(reports);
  const columns = columnsOf(settings, ordered);
  const tags = tagPages(ordered, { pageSize: settings.pageSize, pairs: settings.tagPairs });
  return langs.flatMap((lang) => {
    const inLang = ordered.filter((report) => report.editions[lang]);
    const around = seriesNeighbours(settings.series, inLang, lang);
    const byColumn = Map.groupBy(inLang, (report) => report.column.id);
    return [
      ...[...byColumn.values()].flatMap((group) => reportPages(group, lang, around)),
      ...own.flatMap((report): SitePage[] => {
        const edition = report.editions[lang];
        return edition ? [{ kind: "page", lang, path: edition.path, report, edition }] : [];
      }),
      ...frontPages(inLang, columns, { lang, column: null, pageSize: settings.pageSize }),
      ...columns.flatMap((column) =>
        listPages(byColumn.get(column.id) ?? [], { lang, column, pageSize: settings.pageSize }),
      ),
      ...seriesPages(settings.series, inLang, lang),
      ...tags[lang],
      ...noticePages(withdrawn, lang),
      { kind: "search", lang, path: ownPagePath(lang, "search") } as const,
      { kind: "feeds", lang, path: ownPagePath(lang, "feeds") } as const,
      ...(lang === "zh" ? [{ kind: "not-found", lang, path: "404.html" } as const] : []),
    ];
  });
}

const noticePages = (withdrawn: readonly WithdrawnPage[], lang: Lang): SitePage[] =>
  withdrawn
    .filter((notice) => notice.lang === lang && notice.how === "notice")
    .map((notice) => ({ kind: "withdrawn", lang, path: notice.path, notice }));

type ReportPage = Extract<SitePage, { kind: "report" }>;

/** Pages of reports as they were laid out last, and between which: one that would be the same is the same object again. */
const laidOut = new WeakMap<SiteEdition, { page: ReportPage; earlier: Near; later: Near }>();
type Near = SiteReport | undefined;

/** `previous` is the report before in time, `next` the one after it. */
function reportPages(group: SiteReport[], lang: Lang, inSeries: SeriesNeighbours): SitePage[] {
  const pages: SitePage[] = [];
  for (const [index, report] of group.entries()) {
    const edition = report.editions[lang];
    if (!edition) continue;
    const [earlier, later] = [group[index + 1], group[index - 1]];
    const session = inSeries.get(report) ?? alone;
    const last = laidOut.get(edition);
    if (
      last?.page.report === report &&
      last.earlier === earlier &&
      last.later === later &&
      isWithin(last.page, session)
    ) {
      pages.push(last.page);
      continue;
    }
    const page: ReportPage = {
      ...{ kind: "report", lang, path: edition.path, report, edition },
      ...{ previous: linkTo(earlier, lang), next: linkTo(later, lang) },
      ...{ seriesPrevious: session.previous, seriesNext: session.next },
    };
    laidOut.set(edition, { page, earlier, later });
    pages.push(page);
  }
  return pages;
}

/** Of no series. */
const alone: Neighbours = { previous: null, next: null };

const isWithin = (page: ReportPage, { previous, next }: Neighbours): boolean =>
  page.seriesPrevious === previous && page.seriesNext === next;

interface ListOf {
  lang: Lang;
  column: Column | null;
  pageSize: number;
}

/** The front page, and behind it what it has no room for, page by page. */
function frontPages(reports: SiteReport[], columns: readonly Column[], of: ListOf): SitePage[] {
  const { newest, sections } = frontPage(reports, columns, of.pageSize);
  return inPages([newest, ...chunks(reports.slice(newest.length), of.pageSize)], of, sections);
}

/** An empty list still has its first page. */
function listPages(reports: SiteReport[], of: ListOf): SitePage[] {
  return inPages(reports.length === 0 ? [[]] : chunks(reports, of.pageSize), of);
}

const inPages = (
  parts: readonly SiteReport[][],
  { lang, column }: ListOf,
  sections: SiteReport[] = [],
): SitePage[] =>
  parts.map((reports, index) =>
    asBefore({
      kind: "list",
      lang,
      path: listPath(lang, column?.id ?? null, index + 1),
      column,
      page: index + 1,
      pages: parts.length,
      reports,
      sections: index === 0 ? sections : [],
    }),
  );

type ListPage = Extract<SitePage, { kind: "list" }>;

/** Lists as they were laid out last, by path; one that is on no site any more goes. */
const listsLaidOut = new Map<string, WeakRef<ListPage>>();

/** The same object again for a list that would be the same. */
function asBefore(list: ListPage): ListPage {
  const last = listsLaidOut.get(list.path)?.deref();
  if (last && isSameList(last, list)) return last;
  listsLaidOut.set(list.path, new WeakRef(list));
  return list;
}

const isSameList = (a: ListPage, b: ListPage): boolean =>
  a.pages === b.pages &&
  a.column === b.column &&
  isSameArray(a.reports, b.reports) &&
  isSameArray(a.sections, b.sections);
