/** What a page's template is given: plain values, links already relative, nothing left to look up. */
import type { Column, Settings } from "../library/settings.ts";
import type { SiteSeries } from "../library/site-series.ts";
import { inLang, type Lang, langTags, otherLang } from "../report/lang.ts";
import { listPath, ownPagePath, relativeHref, seriesPath, tagPath } from "./address.ts";
import { counterpartPath } from "./alternates.ts";
import { dayOf, formatDay } from "./days.ts";
import { cut } from "./excerpt.ts";
import { eventRows } from "./event-rows.ts";
import { feedFormats, feedPath, feedTypes } from "./feeds.ts";
import { headHtml } from "./head.ts";
import { pagesAt } from "./own-pages.ts";
import { searchIndexPath } from "./search/layout.ts";
import { cardOf, type CardUse } from "./pictures.ts";
import { currentSeries, placeInSeries, seriesIndexView, seriesView } from "./series-view.ts";
import { featuredOn } from "./site-pictures.ts";
import type { SitePage, SiteReport, TextPage } from "./site.ts";
import { tagSlug } from "./tags.ts";

/** The theme's own words in one language. */
export type ThemeWords = Record<string, string>;

export interface ViewFacts {
  settings: Settings;
  columns: readonly Column[];
  /** Pages of their own, in their order. */
  ownPages: readonly SiteReport[];
  words: Record<Lang, ThemeWords>;
  /** Paths of the theme's files on the site, by their names in the theme. */
  files: Record<string, string>;
  /** How a page refers to a file of the site. */
  link: Link;
}

/** Reference to the file at `path` of the site, for use in a page. */
export type Link = (page: Pick<SitePage, "kind" | "path">, path: string) => string;

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
    nav: navOf(page, facts, href),
    foot: pageLinksAt("foot", page, facts, href),
    language: languageLink(page, href),
    words: facts.words[lang],
    otherWords: facts.words[other],
    files: Object.fromEntries(
      Object.entries(facts.files).map(([name, path]) => [name, href(path)]),
    ),
    ...(page.kind === "report" ? { report: reportView(page, href, facts.words[lang]) } : {}),
    ...(page.kind === "withdrawn" ? { withdrawn: noticeView(page) } : {}),
    ...(page.kind === "page"
      ? { page: { headline: page.edition.headline, sourceRevised: sourceRevised(page) } }
      : {}),
    ...(page.kind === "series" ? { series: seriesView(page, href) } : {}),
    ...(page.kind === "series-index" ? { allSeries: seriesIndexView(page, href) } : {}),
    ...(page.kind === "list" || page.kind === "tag"
      ? { list: listView(page, href, settings.series) }
      : {}),
    links: {
      search: href(ownPagePath(lang, "search")),
      feeds: href(ownPagePath(lang, "feeds")),
    },
    ...(page.kind === "search" ? { search: searchView(page, href) } : {}),
    ...(page.kind === "feeds" ? { feeds: feedsView(page, facts, href) } : {}),
  };
}
export type PageView = ReturnType<typeof viewOf>;

type Href = (path: string) => string;

interface NavLink {
  name: string;
  href: string;
  current: boolean;
}

/** Columns, then the list of series, then pages that have their place there. */
function navOf(page: SitePage, facts: ViewFacts, href: Href): NavLink[] {
  const { lang } = page;
  const column =
    page.kind === "report" ? page.report.column : page.kind === "list" ? page.column : null;
  const columns = facts.columns.map(({ id, name }) => ({
    name: inLang(name, lang),
    href: href(listPath(lang, id, 1)),
    current: id === column?.id,
  }));
  const series = {
    name: facts.words[lang]["series"] ?? "",
    href: href(seriesPath(lang, null)),
    current: page.kind === "series" || page.kind === "series-index",
  };
  return [
    ...columns,
    ...(facts.settings.series.length > 0 ? [series] : []),
    ...pageLinksAt("nav", page, facts, href),
  ];
}

/** Pages of their own that every page links to; one without an edition in this language is left out. */
function pageLinksAt(
  place: "nav" | "foot",
  page: SitePage,
  { ownPages }: ViewFacts,
  href: Href,
): NavLink[] {
  return pagesAt(ownPages, place).flatMap((report) => {
    const edition = report.editions[page.lang];
    if (!edition) return [];
    const { headline: name, path } = edition;
    return [{ name, href: href(path), current: path === page.path }];
  });
}

/** The way to the other language; on a text without that edition, word that it is due. */
function languageLink(page: SitePage, href: Href) {
  const other = otherLang(page.lang);
  const tag = langTags[other];
  const home = href(listPath(other, null, 1));
  if (page.kind === "report" || page.kind === "page") {
    const path = page.report.editions[other]?.path;
    const due = path === undefined && !page.report.withdrawn.includes(other);
    return { due, href: path === undefined ? home : href(path), tag };
  }
  if (page.kind === "tag")
    return { due: false, href: page.counterpart === null ? home : href(page.counterpart), tag };
  if (page.kind === "list")
    return { due: false, href: href(listPath(other, page.column?.id ?? null, 1)), tag };
  const path = counterpartPath(page, other);
  return { due: false, href: path === null ? home : href(path), tag };
}

/** Where the search looks: its index, and what the addresses in it start from. */
const searchView = ({ lang }: SitePage, href: Href) => ({
  index: href(searchIndexPath(lang)),
  root: href("index.html").replace(/index\.html$/, "") || "./",
});

const formatNames = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const;

function feedsView({ lang }: SitePage, { settings, columns }: ViewFacts, href: Href) {
  const other = otherLang(lang);
  return [null, ...columns].map((column) => {
    const names = column ? column.name : settings.siteName;
    return {
      name: names[lang] || names[other],
      links: feedFormats.map((format) => ({
        name: formatNames[format],
        type: feedTypes[format],
        href: href(feedPath(lang, column?.id ?? null, format)),
      })),
    };
  });
}

function noticeView({ notice: { day, reason }, lang }: Extract<SitePage, { kind: "withdrawn" }>) {
  return { day, date: formatDay(day, lang), reason };
}

/** Notes of what was corrected, for one place of the page. */
const correctionsAt = ({ edition, lang }: Extract<SitePage, { kind: "report" }>, place: string) =>
  edition.corrections
    .filter((note) => note.place === place)
    .map(({ at, text }) => ({ at, text, day: dayOf(at), date: formatDay(dayOf(at), lang) }));

/** On a translation that follows a text of its source from before: the day since when it does. */
const sourceRevised = ({ edition, lang }: TextPage) =>
  edition.sourceRevised && {
    day: edition.sourceRevised,
    date: formatDay(edition.sourceRevised, lang),
  };

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
    tagLinks: report.tags[lang].map((name) => {
      const slug = tagSlug(name);
      return { name, href: slug === "" ? "" : href(tagPath(lang, slug, 1)) };
    }),
    series: placeInSeries(page, href),
    sourceRevised: sourceRevised(page),
    corrections: { top: correctionsAt(page, "top"), bottom: correctionsAt(page, "bottom") },
    event: eventRows(report.event, lang, words),
    previous: page.previous && { href: href(page.previous.path), title: page.previous.title },
    next: page.next && { href: href(page.next.path), title: page.next.title },
  };
}

type ListPage = Extract<SitePage, { kind: "list" | "tag" }>;

function listView(page: ListPage, href: Href, series: readonly SiteSeries[]) {
  const featured = featuredOn(page);
  const column = page.kind === "list" ? page.column : null;
  const isFront = page.kind === "list" && column === null && page.page === 1;
  const name = page.kind === "tag" ? page.name : column ? inLang(column.name, page.lang) : "";
  return {
    name,
    otherName: column ? column.name[otherLang(page.lang)] : "",
    page: page.page,
    pages: page.pages,
    feature: featured && itemView(featured, page, { href, use: "feature" }),
    items: page.reports
      .filter((report) => report !== featured)
      .map((report) => itemView(report, page, { href, use: "card" })),
    front: isFront,
    series: isFront ? currentSeries(series, page.lang, href) : [],
    sections: page.kind === "list" ? sectionViews(page, href) : [],
    links: pageLinks(page, href),
  };
}

/** A section of the front page for each column that has one; the first report of it is shown with its picture. */
const sectionViews = (page: Extract<ListPage, { kind: "list" }>, href: Href) =>
  [...Map.groupBy(page.sections, ({ column }) => column.id).values()].flatMap((reports) => {
    const [first] = reports;
    if (!first) return [];
    const { id, name } = first.column;
    return {
      id: `section-${id}`,
      name: inLang(name, page.lang),
      href: href(listPath(page.lang, id, 1)),
      items: reports.map((report) => itemView(report, page, { href, use: "card" })),
    };
  });

interface ItemUse {
  href: Href;
  use: CardUse;
}

function itemView(report: SiteReport, { lang }: ListPage, { href, use }: ItemUse) {
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
function pageLinks(page: ListPage, href: Href) {
  if (page.pages === 1) return null;
  const path = (number: number): string =>
    href(
      page.kind === "tag"
        ? tagPath(page.lang, page.slug, number)
        : listPath(page.lang, page.column?.id ?? null, number),
    );
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
