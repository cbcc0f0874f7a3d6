/** The files of the site that are for machines and follow from its pages: maps and feeds. */
import type { Column, Settings } from "../library/settings.ts";
import { type FeedFacts, feedFiles } from "./feed-texts.ts";
import { feedFormats, feedPath } from "./feeds.ts";
import { langs } from "../report/lang.ts";
import { articlesOf, inSiteOrder, type SitePage, type SiteReport } from "./site.ts";
import { movedFiles } from "./old-address.ts";
import { type WithdrawnPage, withdrawnFiles } from "./withdrawn.ts";
import { asLate, type LateText, robotsText, sitemapFiles, sitemapPaths } from "./sitemap.ts";

export interface LaidOut {
  settings: Settings;
  columns: readonly Column[];
  reports: readonly SiteReport[];
  pages: readonly SitePage[];
  withdrawn: readonly WithdrawnPage[];
}

/** `sizeOf` says what is known of the sizes of the site's pictures. */
export const siteTexts = (
  { settings, columns, reports, pages, withdrawn }: LaidOut,
  sizeOf: FeedFacts["sizeOf"] = () => undefined,
): LateText[] => [
  ...feedFiles({ settings, columns, reports: inSiteOrder(articlesOf(reports)), sizeOf }).map(
    asLate,
  ),
  ...sitemapFiles(settings.baseUrl, pages),
  ...withdrawnFiles(settings.baseUrl, withdrawn).map(asLate),
  ...movedFiles(settings.baseUrl, reports).map(asLate),
  asLate({ path: "robots.txt", text: robotsText(settings.baseUrl) }),
];

/** Their paths alone. */
export const siteTextPaths = ({
  settings,
  columns,
  reports,
  pages,
  withdrawn,
}: LaidOut): string[] => [
  ...langs.flatMap((lang) =>
    [null, ...columns].flatMap((column) =>
      feedFormats.map((format) => feedPath(lang, column?.id ?? null, format)),
    ),
  ),
  ...sitemapPaths(pages),
  ...withdrawnFiles(settings.baseUrl, withdrawn).map(({ path }) => path),
  ...movedFiles(settings.baseUrl, reports).map(({ path }) => path),
  "robots.txt",
];
