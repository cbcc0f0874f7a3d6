/** `sitemap.xml` with language alternates, and `robots.txt` (sitemaps.org 0.9). */
import { escapeHtml } from "../edition/html.ts";
import { absoluteUrl } from "./address.ts";
import type { SitePage } from "./site.ts";
import { alternatesOf } from "./view.ts";

/** sitemaps.org allows 50,000 addresses and 50 MB per file; with alternates, 20,000 stay far below. */
const perFile = 20_000;

export interface SiteText {
  path: string;
  text: string;
}

/** One file, or an index with several parts on a large site. */
export function sitemapFiles(baseUrl: string, pages: readonly SitePage[]): SiteText[] {
  const listed = pages.filter((page) => page.kind !== "not-found");
  const parts: SitePage[][] = [];
  for (let start = 0; start < listed.length; start += perFile)
    parts.push(listed.slice(start, start + perFile));
  if (parts.length <= 1) return [{ path: "sitemap.xml", text: urlSet(baseUrl, parts[0] ?? []) }];
  const files = parts.map((part, index) => ({
    path: `sitemap_${index + 1}.xml`,
    text: urlSet(baseUrl, part),
  }));
  const entries = files.map(({ path }) => `<sitemap><loc>${loc(baseUrl, path)}</loc></sitemap>\n`);
  const index = `${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("")}</sitemapindex>\n`;
  return [{ path: "sitemap.xml", text: index }, ...files];
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const loc = (baseUrl: string, path: string): string => escapeHtml(absoluteUrl(baseUrl, path));

function urlSet(baseUrl: string, pages: readonly SitePage[]): string {
  const urls = pages.map((page) => {
    const links = alternatesOf(page, baseUrl).map(
      ({ hreflang, href }) =>
        `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${escapeHtml(href)}"/>`,
    );
    return `<url><loc>${loc(baseUrl, page.path)}</loc>${links.join("")}</url>\n`;
  });
  return `${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("")}</urlset>\n`;
}

export const robotsText = (baseUrl: string): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(baseUrl, "sitemap.xml")}\n`;
