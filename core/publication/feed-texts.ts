/** The feeds themselves: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1 of the newest reports, the same from the same reports. */
import { byObject } from "../by-object.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { escapeHtml } from "../edition/html.ts";
import type { Column, Settings } from "../library/settings.ts";
import { inLang, type Lang, langs, langTags } from "../report/lang.ts";
import { absoluteUrl, listPath } from "./address.ts";
import { mailTime, startOf } from "./days.ts";
import { peopleIn } from "./byline.ts";
import { cut } from "./excerpt.ts";
import { type FeedFormat, feedFormats, feedPath, feedTitle } from "./feeds.ts";
import { type ShareImage, shareImageOf } from "./share-image.ts";
import type { SiteEdition, SiteReport } from "./site.ts";

/** How many reports a feed tells of, the newest ones. */
export const FEED_LENGTH = 50;

/** What a feed without reports was last changed at: it must say something, and the same each time. */
const NEVER = startOf("2000-01-01");

export interface FeedFacts {
  settings: Settings;
  columns: readonly Column[];
  /** In the order of the site, newest first. */
  reports: readonly SiteReport[];
  /** Size of a file of the site in bytes, undefined where it is not known. */
  sizeOf: (path: string) => number | undefined;
}

interface Item {
  id: string;
  url: string;
  edition: SiteEdition;
  report: SiteReport;
  summary: string;
  image: (ShareImage & { url: string; sizeBytes: number | undefined }) | null;
}

interface Feed {
  lang: Lang;
  title: string;
  description: string;
  /** The page that it follows. */
  home: string;
  self: string;
  updated: string;
  items: Item[];
}

/** Every feed of the site. A column without reports has its feeds, so that one can subscribe before its first report. */
export function feedFiles(facts: FeedFacts): { path: string; text: string }[] {
  return langs.flatMap((lang) => {
    const inThis = facts.reports.filter((report) => report.editions[lang]);
    const byColumn = Map.groupBy(inThis, (report) => report.column.id);
    return [null, ...facts.columns].flatMap((column) => {
      const reports = (column ? byColumn.get(column.id) : inThis) ?? [];
      const items = reports.slice(0, FEED_LENGTH).flatMap((report) => itemOf(report, lang, facts));
      return feedFormats.map((format) => {
        const path = feedPath(lang, column?.id ?? null, format);
        return {
          path,
          text: writers[format](feedOf(items, { lang, column, path }, facts.settings)),
        };
      });
    });
  });
}

function feedOf(
  items: Item[],
  { lang, column, path }: { lang: Lang; column: Column | null; path: string },
  settings: Settings,
): Feed {
  const title = feedTitle(settings, lang, column);
  return {
    lang,
    title,
    description: settings.siteDescription[lang] || title,
    home: absoluteUrl(settings.baseUrl, listPath(lang, column?.id ?? null, 1)),
    self: absoluteUrl(settings.baseUrl, path),
    updated: items.reduce(
      (newest, { edition }) => (edition.modified > newest ? edition.modified : newest),
      NEVER,
    ),
    items,
  };
}

function itemOf(report: SiteReport, lang: Lang, { settings, sizeOf }: FeedFacts): Item[] {
  const edition = report.editions[lang];
  if (!edition) return [];
  const image = shareImageOf(edition);
  return [
    {
      id: idOf(edition, report.id),
      url: absoluteUrl(settings.baseUrl, edition.path),
      edition,
      report,
      summary: cut(edition.summary, lang === "zh" ? 200 : 400),
      image: image && {
        ...image,
        url: absoluteUrl(settings.baseUrl, image.path),
        sizeBytes: sizeOf(image.path),
      },
    },
  ];
}

/** A UUID of version 8 (RFC 9562) made of report and language: it stays when address, domain or headline change. */
const idOf = byObject(({ lang }: SiteEdition, report: string): string => {
  const hex = [...bytesToHex(sha256(utf8ToBytes(`${report}/${lang}`))).slice(0, 32)];
  hex[12] = "8";
  hex[16] = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4] ?? "8";
  return `urn:uuid:${hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
});

/** An element with text; nothing for a text that is empty. */
const element = (name: string, text: string): string =>
  text.trim() === "" ? "" : `<${name}>${escapeHtml(text.trim())}</${name}>\n`;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const writers: Record<FeedFormat, (feed: Feed) => string> = {
  rss: rssText,
  atom: atomText,
  json: jsonText,
};

function rssText({ lang, title, description, home, self, updated, items }: Feed): string {
  const entries = items.map(({ id, url, edition, report, summary, image }) =>
    [
      "<item>\n",
      element("title", edition.headline),
      element("link", url),
      `<guid isPermaLink="false">${id}</guid>\n`,
      element("pubDate", mailTime(startOf(report.day))),
      element("description", summary),
      element("category", inLang(report.column.name, lang)),
      ...report.tags[lang].map((tag) => element("category", tag)),
      ...peopleIn(report.author[lang]).map((name) => element("dc:creator", name)),
      image && image.sizeBytes !== undefined
        ? `<enclosure url="${escapeHtml(image.url)}" length="${image.sizeBytes}" type="${image.type}"/>\n`
        : "",
      "</item>\n",
    ].join(""),
  );
  return `${declaration}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n${element("title", title)}${element("link", home)}${element("description", description)}<language>${langTags[lang].toLowerCase()}</language>\n<lastBuildDate>${mailTime(updated)}</lastBuildDate>\n<docs>https://www.rssboard.org/rss-specification</docs>\n<atom:link rel="self" type="application/rss+xml" href="${escapeHtml(self)}"/>\n${entries.join("")}</channel>\n</rss>\n`;
}

function atomText({ lang, title, description, home, self, updated, items }: Feed): string {
  const entries = items.map(({ id, url, edition, report, summary, image }) =>
    [
      "<entry>\n",
      element("title", edition.headline),
      `<id>${id}</id>\n`,
      `<link rel="alternate" type="text/html" hreflang="${langTags[lang]}" href="${escapeHtml(url)}"/>\n`,
      image ? enclosure(image) : "",
      `<published>${startOf(report.day)}</published>\n`,
      `<updated>${edition.modified}</updated>\n`,
      ...peopleIn(report.author[lang]).map(
        (name) => `<author>${element("name", name).trim()}</author>\n`,
      ),
      ...[inLang(report.column.name, lang), ...report.tags[lang]].map((term) =>
        term.trim() === "" ? "" : `<category term="${escapeHtml(term.trim())}"/>\n`,
      ),
      element("summary", summary),
      "</entry>\n",
    ].join(""),
  );
  const name = element("name", title).trim();
  return `${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${langTags[lang]}">\n${element("title", title)}${description === title ? "" : element("subtitle", description)}<id>${escapeHtml(self)}</id>\n<link rel="self" type="application/atom+xml" href="${escapeHtml(self)}"/>\n<link rel="alternate" type="text/html" hreflang="${langTags[lang]}" href="${escapeHtml(home)}"/>\n<author>${name}</author>\n<updated>${updated}</updated>\n${entries.join("")}</feed>\n`;
}

const authorsOf = (people: string[]) =>
  people.length > 0 && { authors: people.map((name) => ({ name })) };

const enclosure = ({ type, url, sizeBytes }: NonNullable<Item["image"]>): string =>
  `<link rel="enclosure" type="${type}"${sizeBytes === undefined ? "" : ` length="${sizeBytes}"`} href="${escapeHtml(url)}"/>\n`;

function jsonText({ lang, title, description, home, self, items }: Feed): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    ...(description !== title && { description }),
    home_page_url: home,
    feed_url: self,
    language: langTags[lang],
    items: items.map(({ id, url, edition, report, summary, image }) => ({
      id,
      url,
      title: edition.headline,
      // An item must have a text of its own.
      content_text: summary || edition.headline,
      date_published: startOf(report.day),
      date_modified: edition.modified,
      language: langTags[lang],
      ...authorsOf(peopleIn(report.author[lang])),
      tags: [inLang(report.column.name, lang), ...report.tags[lang]],
      ...(image && {
        image: image.url,
        attachments: [
          {
            url: image.url,
            mime_type: image.type,
            ...(image.sizeBytes !== undefined && { size_in_bytes: image.sizeBytes }),
          },
        ],
      }),
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
