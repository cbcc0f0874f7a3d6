/** Where the feeds of the site lie: three formats for each language and for each of its columns. */
import type { Column, Settings } from "../library/settings.ts";
import { type Lang, inLang } from "../report/lang.ts";
import { listPath } from "./address.ts";

export const feedFormats = ["rss", "atom", "json"] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedTypes: Record<FeedFormat, string> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

const names: Record<FeedFormat, string> = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" };

/** Beside the first page of the list that it follows; `column` null is the whole language. */
export const feedPath = (lang: Lang, column: string | null, format: FeedFormat): string =>
  listPath(lang, column, 1).replace(/index\.html$/, names[format]);

/** "Some Association – News" */
export const feedTitle = (settings: Settings, lang: Lang, column: Column | null): string =>
  [inLang(settings.siteName, lang), ...(column ? [inLang(column.name, lang)] : [])].join(" – ");
