/** `sitemap.xml` with language alternates and days of change, and `robots.txt` (sitemaps.org 0.9). */
import { byObject } from "../by-object.ts";
import { chunks } from "../chunks.ts";
import { escapeHtml } from "../edition/html.ts";
import { absoluteUrl } from "./address.ts";
import { alternatesOf } from "./alternates.ts";
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

/** One file, or an index with parts by year on a large site, so that an edited report changes one part. */
export function sitemapFiles(baseUrl: string, pages: readonly SitePage[]): SiteText[] {
  const parts = partsOf(pages).map(({ path, part }) => ({ path, ...partText(baseUrl, part) }));
  const [only] = parts;
  if (only?.path === MAP) return [{ path: MAP, text: only.text }];
  const entries = parts.map(
    ({ path, modified }) =>
      `<sitemap><loc>${loc(baseUrl, path)}</loc>${lastmod(modified)}</sitemap>\n`,
  );
  const index = `${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("")}</sitemapindex>\n`;
  return [{ path: MAP, text: index }, ...parts.map(({ path, text }) => ({ path, text }))];
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
  if (page.kind === "list" || page.kind === "tag" || page.kind === "series")
    return page.reports.reduce(
      (last, { editions }) => later(editions[page.lang]?.modified ?? "", last),
      "",
    );
  return "";
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const loc = (baseUrl: string, path: string): string => escapeHtml(absoluteUrl(baseUrl, path));

const lastmod = (instant: string): string =>
  instant === "" ? "" : `<lastmod>${instant}</lastmod>`;

function urlSet(urls: readonly string[]): string {
  return `${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("")}</urlset>\n`;
}

interface PartText {
  text: string;
  /** Of its newest page. */
  modified: string;
}

/** Parts by their first page: a page that did not change is the same object again, and there are many of them. */
const partTexts = new WeakMap<
  SitePage,
  PartText & { baseUrl: string; pages: readonly SitePage[] }
>();

function partText(baseUrl: string, pages: readonly SitePage[]): PartText {
  const [first] = pages;
  const known = first && partTexts.get(first);
  if (
    known?.baseUrl === baseUrl &&
    known.pages.length === pages.length &&
    known.pages.every((page, index) => page === pages[index])
  )
    return known;
  const modified = pages.map(modifiedOf);
  const urls = pages.map((page, index) => entryOf(page, baseUrl, modified[index] ?? ""));
  const made = { text: urlSet(urls), modified: modified.reduce(later, "") };
  if (first) partTexts.set(first, { ...made, baseUrl, pages });
  return made;
}

const reportEntries = new WeakMap<SitePage, { baseUrl: string; entry: string }>();

function entryOf(page: SitePage, baseUrl: string, modified: string): string {
  const known = page.kind === "report" ? reportEntries.get(page) : undefined;
  if (known?.baseUrl === baseUrl) return known.entry;
  const links = alternatesOf(page, baseUrl).map(
    ({ hreflang, href }) =>
      `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${escapeHtml(href)}"/>`,
  );
  const entry = `<url><loc>${loc(baseUrl, page.path)}</loc>${lastmod(modified)}${links.join("")}</url>\n`;
  if (page.kind === "report") reportEntries.set(page, { baseUrl, entry });
  return entry;
}

/** Crawlers read it at the root of the host only: on a site in a folder it is there for whoever puts it there. */
export const robotsText = (baseUrl: string): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(baseUrl, "sitemap.xml")}\n`;
