/** What a page's template is given: plain values, links already relative, nothing left to look up. */
import type { Column, Settings } from "../library/settings.ts";
import { type Lang, langTags, otherLang } from "../report/lang.ts";
import { absoluteUrl, listPath, relativeHref } from "./address.ts";
import { alternatesOf } from "./alternates.ts";
import { formatDay } from "./days.ts";
import { cut } from "./excerpt.ts";
import { eventRows } from "./event-rows.ts";
import { headHtml } from "./head.ts";
import { cardOf, type CardUse } from "./pictures.ts";
import { featuredOn } from "./site-pictures.ts";
import type { SitePage, SiteReport } from "./site.ts";

/** The theme's own words in one language. */
export type ThemeWords = Record<string, string>;

export interface ViewFacts {
  settings: Settings;
  columns: readonly Column[];
  words: Record<Lang, ThemeWords>;
  /** Paths of the theme's files on the site, by their names in the theme. */
  files: Record<string, string>;
  /** How a page refers to a file of the site. */
  link: Link;
}

/** Reference to the file at `path` of the site, for use in a page. */
export type Link = (page: SitePage, path: string) => string;

/**
 * Links between the site's files as they are published: relative, so that they work at any base address and from a
 * disk. The page for missing addresses is shown at any address, so its links start at the site's root.
 */
export function siteLink(settings: Settings): Link {
  const root = `${new URL(settings.baseUrl).pathname.replace(/\/$/, "")}/`;
  return (page, path) => (page.kind === "not-found" ? root + path : relativeHref(page.path, path));
}

/** Everything a template needs except a report's body. A page whose view and body are unchanged is unchanged. */
export function viewOf(page: SitePage, facts: ViewFacts) {
  const { settings } = facts;
  const { lang } = page;
  const other = otherLang(lang);
  const href: Href = (path) => facts.link(page, path);
  const current =
    page.kind === "report"
      ? page.report.column.id
      : page.kind === "list"
        ? page.column?.id
        : undefined;
  return {
    kind: page.kind,
    lang,
    langTag: langTags[lang],
    /** What machines read of the page; HTML already. */
    head: headHtml(page, { settings, href }),
    site: {
      name: settings.siteName[lang] || settings.siteName[other],
      otherName: settings.siteName[other],
      otherTag: langTags[other],
      home: href(listPath(lang, null, 1)),
      domain: new URL(settings.baseUrl).host,
    },
    homeCurrent: page.kind === "list" && page.column === null,
    nav: facts.columns.map((column) => ({
      name: column.name[lang] || column.name[other],
      href: href(listPath(lang, column.id, 1)),
      current: column.id === current,
    })),
    language: languageLink(page, href),
    words: facts.words[lang],
    otherWords: facts.words[other],
    files: Object.fromEntries(
      Object.entries(facts.files).map(([name, path]) => [name, href(path)]),
    ),
    ...(page.kind === "report" ? { report: reportView(page, href, facts.words[lang]) } : {}),
    ...(page.kind === "list" ? { list: listView(page, href) } : {}),
  };
}
export type PageView = ReturnType<typeof viewOf>;

type Href = (path: string) => string;

/** The way to the other language; on a report without that edition, word that it is due. */
function languageLink(page: SitePage, href: Href) {
  const other = otherLang(page.lang);
  if (page.kind === "report") {
    const path = page.report.editions[other]?.path;
    return path
      ? { due: false, href: href(path), tag: langTags[other] }
      : { due: true, href: href(listPath(other, null, 1)), tag: langTags[other] };
  }
  const column = page.kind === "list" ? (page.column?.id ?? null) : null;
  return { due: false, href: href(listPath(other, column, 1)), tag: langTags[other] };
}

function reportView(page: Extract<SitePage, { kind: "report" }>, href: Href, words: ThemeWords) {
  const { report, edition, lang } = page;
  return {
    headline: edition.headline,
    day: report.day,
    date: formatDay(report.day, lang),
    column: {
      name: report.column.name[lang] || report.column.name[otherLang(lang)],
      href: href(listPath(lang, report.column.id, 1)),
    },
    source: report.source[lang],
    author: report.author[lang],
    tags: report.tags[lang],
    event: eventRows(report.event, lang, words),
    previous: page.previous && { href: href(page.previous.path), title: page.previous.title },
    next: page.next && { href: href(page.next.path), title: page.next.title },
  };
}

function listView(page: Extract<SitePage, { kind: "list" }>, href: Href) {
  const featured = featuredOn(page);
  return {
    name: page.column ? page.column.name[page.lang] || page.column.name[otherLang(page.lang)] : "",
    otherName: page.column ? page.column.name[otherLang(page.lang)] : "",
    page: page.page,
    pages: page.pages,
    feature: featured && itemView(featured, page, { href, use: "feature" }),
    items: page.reports
      .filter((report) => report !== featured)
      .map((report) => itemView(report, page, { href, use: "card" })),
    front: page.column === null && page.page === 1,
    links: pageLinks(page, href),
  };
}

interface ItemUse {
  href: Href;
  use: CardUse;
}

function itemView(
  report: SiteReport,
  page: Extract<SitePage, { kind: "list" }>,
  { href, use }: ItemUse,
) {
  const { lang } = page;
  const edition = report.editions[lang];
  return {
    headline: edition?.headline ?? "",
    href: href(edition?.path ?? ""),
    day: report.day,
    date: formatDay(report.day, lang),
    summary: cut(edition?.summary ?? "", lang === "zh" ? 120 : 240),
    column: report.column.name[lang] || report.column.name[otherLang(lang)],
    image: edition?.picture ? cardOf(edition.picture.asset, use, href) : null,
  };
}

/** First, last, and the pages around this one; `gap` stands where numbers are left out. */
function pageLinks(page: Extract<SitePage, { kind: "list" }>, href: Href) {
  if (page.pages === 1) return null;
  const path = (number: number) => href(listPath(page.lang, page.column?.id ?? null, number));
  const wanted = [1, page.pages, ...[-2, -1, 0, 1, 2].map((step) => page.page + step)];
  const shown = [...new Set(wanted)].filter((n) => n >= 1 && n <= page.pages).sort((a, b) => a - b);
  return {
    previous: page.page > 1 ? path(page.page - 1) : "",
    next: page.page < page.pages ? path(page.page + 1) : "",
    numbers: shown.map((number, index) => ({
      number,
      href: path(number),
      current: number === page.page,
      gap: index > 0 && number - (shown[index - 1] ?? number) > 1,
    })),
  };
}
