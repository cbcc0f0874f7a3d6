/** The site as data: which pages there are, in which order, and what each one links to. */
import type { Asset } from "../media/asset.ts";
import { filesIn, postersIn } from "../media/files-in.ts";
import type { StoredFile } from "../media/stored-file.ts";
import { blocksOf, figuresOf } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import type { EventFacts } from "../event/event.ts";
import type { Column, Settings } from "../library/settings.ts";
import type { ReportId } from "../report/ids.ts";
import { type Bilingual, type Lang, langs } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import { asRead } from "../report/signed.ts";
import { listPath, reportPath } from "./address.ts";
import { dayOf, siteTime, startOf } from "./days.ts";
import { coverOf } from "./pictures.ts";
import { fieldText, headlineOf } from "./readiness.ts";

/** An edition as lists and neighbours speak of it; its body is read again when its page is made. */
export interface SiteEdition {
  lang: Lang;
  path: string;
  headline: string;
  /** The lead, or the first paragraph where there is none. */
  summary: string;
  picture: { asset: Asset; alt: string } | null;
  pictures: Asset[];
  /** Attachments and films that go with it. */
  files: StoredFile[];
  /** When it was last signed off, but not before its day: ISO 8601 with the offset of Shanghai. */
  modified: string;
  /** Fingerprint of everything of the edition that its page shows. */
  contentHash: string;
  /** Fingerprint of its words alone. */
  textHash: string;
}

export interface SiteReport {
  id: ReportId;
  number: number;
  day: string;
  column: Column;
  source: Bilingual;
  author: Bilingual;
  tags: Record<Lang, string[]>;
  event: EventFacts;
  sourceLang: Lang;
  editions: Partial<Record<Lang, SiteEdition>>;
}

export interface SiteLink {
  path: string;
  title: string;
}

export type SitePage =
  | {
      kind: "report";
      lang: Lang;
      path: string;
      report: SiteReport;
      edition: SiteEdition;
      previous: SiteLink | null;
      next: SiteLink | null;
    }
  | {
      kind: "list";
      lang: Lang;
      path: string;
      column: Column | null;
      page: number;
      pages: number;
      reports: SiteReport[];
    }
  | { kind: "not-found"; lang: Lang; path: string };

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
}

/** The report with the given editions; the release date falls back to the day it was made. */
export function toSiteReport(report: Report, facts: ToSiteReport): SiteReport {
  const { settings, published } = facts;
  const { id, number, head, sourceLang } = report;
  const column =
    settings.columns.find((known) => known.id === head.column) ?? strayColumn(head.column);
  const day = head.releaseDate ?? dayOf(report.createdAt);
  const editions: SiteReport["editions"] = {};
  for (const lang of published) {
    const path = reportPath(settings.addressPattern, { day, column: column.id, number }, lang);
    editions[lang] = {
      lang,
      path,
      ...describe(report.editions[lang], facts),
      picture: coverOf(report.editions[lang], head.cover, facts.isLost),
      headline: headlineOf(report, lang),
      modified: modifiedAt(report, lang, day),
    };
  }
  const { source, author, tags, event } = head;
  return { id, number, day, column, source, author, tags, event, sourceLang, editions };
}

function modifiedAt({ log }: Report, lang: Lang, day: string): string {
  const signed = log.findLast((move) => move.lang === lang && move.to === "approved");
  const released = startOf(day);
  const at = signed ? siteTime(signed.at) : released;
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
    textHash: hash(blocks.map((block) => block.text).join("\n")),
  };
}

/** Newest first; reports of one day by number. */
export const inSiteOrder = (reports: readonly SiteReport[]): SiteReport[] =>
  [...reports].sort((a, b) => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1));

/** The columns that the site shows: the library's, and any that a rehearsal has reports in. */
export function columnsOf(settings: Settings, reports: readonly SiteReport[]): Column[] {
  const columns = new Map(settings.columns.map((column) => [column.id, column]));
  for (const { column } of reports) if (!columns.has(column.id)) columns.set(column.id, column);
  return [...columns.values()];
}

/** Every page of the site; `reports` in any order. Report pages come first, then lists, then the rest. */
export function sitePages(settings: Settings, reports: readonly SiteReport[]): SitePage[] {
  const ordered = inSiteOrder(reports);
  const columns = columnsOf(settings, ordered);
  return langs.flatMap((lang) => {
    const inLang = ordered.filter((report) => report.editions[lang]);
    const byColumn = Map.groupBy(inLang, (report) => report.column.id);
    return [
      ...[...byColumn.values()].flatMap((group) => reportPages(group, lang)),
      ...listPages(inLang, { lang, column: null, pageSize: settings.pageSize }),
      ...columns.flatMap((column) =>
        listPages(byColumn.get(column.id) ?? [], { lang, column, pageSize: settings.pageSize }),
      ),
      ...(lang === "zh" ? [{ kind: "not-found", lang, path: "404.html" } as const] : []),
    ];
  });
}

/** `previous` is the report before in time, `next` the one after it. */
function reportPages(group: SiteReport[], lang: Lang): SitePage[] {
  const linkTo = (report: SiteReport | undefined): SiteLink | null => {
    const edition = report?.editions[lang];
    return edition ? { path: edition.path, title: edition.headline } : null;
  };
  return group.flatMap((report, index): SitePage[] => {
    const edition = report.editions[lang];
    if (!edition) return [];
    const around = { previous: linkTo(group[index + 1]), next: linkTo(group[index - 1]) };
    return [{ kind: "report", lang, path: edition.path, report, edition, ...around }];
  });
}

interface ListOf {
  lang: Lang;
  column: Column | null;
  pageSize: number;
}

/** An empty list still has its first page. */
function listPages(reports: SiteReport[], { lang, column, pageSize }: ListOf): SitePage[] {
  const pages = Math.max(1, Math.ceil(reports.length / pageSize));
  return Array.from({ length: pages }, (_, index) => ({
    kind: "list",
    lang,
    path: listPath(lang, column?.id ?? null, index + 1),
    column,
    page: index + 1,
    pages,
    reports: reports.slice(index * pageSize, (index + 1) * pageSize),
  }));
}
