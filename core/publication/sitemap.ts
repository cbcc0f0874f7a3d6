/** `sitemap.xml` with language alternates and days of change, and `robots.txt` (sitemaps.org 0.9). */
import { byObject } from "../by-object.ts";
import { chunks } from "../chunks.ts";
import { isSameArray } from "../same-array.ts";
import { escapeHtml } from "../edition/html.ts";
import { absoluteUrl } from "./address.ts";
import { alternatePaths } from "./alternates.ts";
import type { SitePage } from "./site.ts";

/** Up to so many addresses stand in one file. */
const inOneFile = 1000;
/**
 * Addresses per part of a larger site. sitemaps.org allows 50,000 and 50 MB; an address with its alternates is below 5 KB
 * even with the longest names that the web takes, and an edited report should send no large file.
 */
const perPart = 10_000;

export interface SiteText {
  path: string;
  text: string;
}

/** A text that is made when it is asked for: those of a large site together take as much memory as all that is known of it. */
export interface LateText {
  path: string;
  /** The same again as long as the text is. */
  mark: unknown;
  text(): string;
}

export const asLate = ({ path, text }: SiteText): LateText => ({
  path,
  mark: text,
  text: () => text,
});

/** One file, or an index with parts by year on a large site, so that an edited report changes one part. */
export function sitemapFiles(baseUrl: string, pages: readonly SitePage[]): LateText[] {
  const parts = partsOf(pages).map(({ path, part }) => {
    const mark = partAt(baseUrl, part);
    return { path, mark, modified: mark.modified, text: () => textOf(mark) };
  });
  const [only] = parts;
  if (only?.path === MAP) return [only];
  const entries = parts.map(
    ({ path, modified }) =>
      `<sitemap><loc>${loc(baseUrl, path)}</loc>${lastmod(modified)}</sitemap>\n`,
  );
  const index = `${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("")}</sitemapindex>\n`;
  return [asLate({ path: MAP, text: index }), ...parts];
}

export const sitemapPaths = (pages: readonly SitePage[]): string[] => [
  ...new Set([MAP, ...partsOf(pages).map(({ path }) => path)]),
];

const MAP = "sitemap.xml";

type Part = { path: string; part: SitePage[] };

const partsOf = byObject((pages: readonly SitePage[]): Part[] => {
  const listed = pages.filter(isListed);
  if (listed.length <= inOneFile) return [{ path: MAP, part: listed }];
  return [...Map.groupBy(listed, yearOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([year, group]) =>
      chunks(group, perPart).map((part, index) => {
        const name = index === 0 ? year : `${year}_${index + 1}`;
        return { path: `sitemap_${name}.xml`, part };
      }),
    );
});

const unlisted: ReadonlySet<SitePage["kind"]> = new Set(["not-found", "search", "withdrawn"]);

/** Pages that search engines should find. */
const isListed = ({ kind }: SitePage): boolean => !unlisted.has(kind);

/** Reports by the year of their day, everything else together. */
const yearOf = (page: SitePage): string =>
  page.kind === "report" ? page.report.day.slice(0, 4) : "lists";

const later = (one: string, other: string): string => (one > other ? one : other);

/** When what the page shows was last changed, "" where that is not known. */
function modifiedOf(page: SitePage): string {
  if (page.kind === "report" || page.kind === "page") return page.edition.modified;
  if (page.kind === "list" || page.kind === "tag" || page.kind === "series") return newestIn(page);
  return "";
}

const newestIn = byObject(({ reports, lang }: Extract<SitePage, { reports: unknown }>): string =>
  reports.reduce((last, { editions }) => later(editions[lang]?.modified ?? "", last), ""),
);

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const loc = (baseUrl: string, path: string): string => escapeHtml(absoluteUrl(baseUrl, path));

const lastmod = (instant: string): string =>
  instant === "" ? "" : `<lastmod>${instant}</lastmod>`;

/** Some of the pages, at an address of the site. */
interface PartAt {
  baseUrl: string;
  pages: readonly SitePage[];
  /** When each of them was last changed, and the newest. */
  days: readonly string[];
  modified: string;
}

/** Parts by their first page: a page that did not change is the same object again, and there are many of them. */
const partsKnown = new WeakMap<SitePage, PartAt>();

function partAt(baseUrl: string, pages: readonly SitePage[]): PartAt {
  const [first] = pages;
  const known = first && partsKnown.get(first);
  if (known?.baseUrl === baseUrl && isSameArray(known.pages, pages)) return known;
  const days = pages.map(modifiedOf);
  const made = { baseUrl, pages, days, modified: days.reduce(later, "") };
  if (first) partsKnown.set(first, made);
  return made;
}

function textOf({ baseUrl, pages, days }: PartAt): string {
  /** Most addresses stand there four times: as a page, and as an alternate of both. */
  const known = new Map<string, string>();
  const href = (path: string): string => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const made = loc(baseUrl, path);
    known.set(path, made);
    return made;
  };
  let urls = "";
  for (const [index, page] of pages.entries()) {
    urls += `<url><loc>${href(page.path)}</loc>${lastmod(days[index] ?? "")}`;
    for (const { hreflang, path } of alternatePaths(page))
      urls += `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href(path)}"/>`;
    urls += "</url>\n";
  }
  return `${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls}</urlset>\n`;
}

/** Crawlers read it at the root of the host only: on a site in a folder it is there for whoever puts it there. */
export const robotsText = (baseUrl: string): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(baseUrl, "sitemap.xml")}\n`;
