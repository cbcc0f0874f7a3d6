/** Where every page of the site lies: report addresses from the library's pattern, lists, and links between them. */
import { z } from "zod";
import type { Lang } from "../report/lang.ts";

/** What a report's address is made from; `day` is `YYYY-MM-DD`. */
export interface AddressFacts {
  day: string;
  column: string;
  number: number;
}

/**
 * True where `{number}` can be read back from an address of this pattern, so that no two reports share one: it stands
 * between other characters than digits and placeholders, and not between two `{column}` in its part of the path.
 */
function numberStandsFree(pattern: string): boolean {
  return pattern.split("/").some((segment) => {
    const pieces = segment.split("{number}");
    return pieces.slice(1).some((_, index) => {
      const before = pieces.slice(0, index + 1).join("{number}");
      const later = pieces.slice(index + 1).join("{number}");
      if (before.includes("{column}") && later.includes("{column}")) return false;
      return !/[0-9}]$/.test(before) && !/^[0-9{]/.test(later);
    });
  });
}

/** Names that lists and the site's own pages use, with or without the language's prefix. */
const reserved =
  /^(?:en\/)?(?:(?:index(?:_\d+)?|404)\.html|(?:col|series|tag)\/[^/]+\/index(?:_\d+)?\.html)$/;

/** True of the site's own pages and lists. */
export const isReserved = (path: string): boolean => reserved.test(path);

/**
 * Path of a report's page from the site's root, without a leading slash, in lower-case ASCII; English pages lie under
 * `en/`. Different numbers give different paths with any pattern: where the pattern alone could not promise that, or
 * gives a name that the site uses itself, the number is added to the name.
 */
export function reportPath(pattern: string, facts: AddressFacts, lang: Lang): string {
  const [yyyy = "", mm = "", dd = ""] = facts.day.split("-");
  const values: Record<string, string> = {
    yyyy,
    mm,
    m: String(Number(mm)),
    dd,
    d: String(Number(dd)),
    column: facts.column,
    number: String(facts.number),
  };
  const filled = pattern
    .replace(/^\/+/, "")
    .replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? "")
    .toLowerCase();
  const numbered = (path: string): string => path.replace(/\.html$/, `_${facts.number}.html`);
  let path = numberStandsFree(pattern) ? filled : numbered(filled);
  while (reserved.test(path)) path = numbered(path);
  return languagePrefix(lang) + path;
}

/** What `reportPath` made with this pattern, read back; null for an address of another kind, or of a former pattern. */
export function readReportPath(
  pattern: string,
  path: string,
): { lang: Lang; number: number } | null {
  const lang = path.startsWith("en/") ? "en" : "zh";
  const own = lang === "en" ? path.slice("en/".length) : path;
  const bare = pattern.replace(/^\/+/, "").toLowerCase();
  const source = bare
    .replace(/\.html$/, "")
    .replace(/\{([a-z]+)\}|[^{]+/g, (text, name?: string) => {
      if (name === undefined) return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      if (name === "column") return "[a-z0-9-]+";
      return name === "number" && numberStandsFree(pattern) ? "(\\d+)" : "\\d+";
    });
  const found = new RegExp(`^${source}(?:_(\\d+))?\\.html$`).exec(own);
  const number = found?.slice(1).findLast((digits) => digits !== undefined);
  return number === undefined || reserved.test(own) ? null : { lang, number: Number(number) };
}

const languagePrefix = (lang: Lang): string => (lang === "en" ? "en/" : "");

/** Path of a list: `column` null is the home page; pages count from 1. */
export function listPath(lang: Lang, column: string | null, page: number): string {
  const folder = column === null ? "" : `col/${column}/`;
  return `${languagePrefix(lang)}${folder}index${page === 1 ? "" : `_${page}`}.html`;
}

/** Path of a series' page, or of the list of all series. */
export const seriesPath = (lang: Lang, series: string | null): string =>
  `${languagePrefix(lang)}series/${series === null ? "" : `${series}/`}index.html`;

/** Path of a tag's list; `slug` is what `tagSlug` makes of it, pages count from 1. */
export const tagPath = (lang: Lang, slug: string, page: number): string =>
  `${languagePrefix(lang)}tag/${slug}/index${page === 1 ? "" : `_${page}`}.html`;

/** Folders that the site uses itself, now or one day. */
const takenFolders = new Set([
  "art",
  "assets",
  "col",
  "en",
  "feed",
  "feeds",
  "search",
  "series",
  "tag",
]);

/**
 * Where a page of its own lies: letters and hyphens. It has no digit, and a report's path always has its number, so
 * that the two are never the same.
 */
export const pageAddressSchema = z
  .string()
  .regex(/^[a-z](?:[a-z-]{0,38}[a-z])?$/)
  .refine((address) => !takenFolders.has(address));

export const pagePath = (lang: Lang, address: string): string =>
  `${languagePrefix(lang)}${address}/index.html`;

/** Path of a page that the site has of its own in each language. */
export const ownPagePath = (lang: Lang, name: "search" | "feeds"): string =>
  `${languagePrefix(lang)}${name}/index.html`;

/** A link from one page of the site to another file of it that works at any base address, and from a disk. */
export function relativeHref(from: string, to: string): string {
  // Gone through by hand: a page has dozens of links.
  let shared = 0;
  for (let index = 0; index < from.length && from[index] === to[index]; index += 1)
    if (from[index] === "/") shared = index + 1;
  let up = "";
  for (let index = shared; index < from.length; index += 1) if (from[index] === "/") up += "../";
  return up + to.slice(shared);
}

/** The absolute address of a page; an `index.html` goes by its folder. `baseUrl` has no slash at its end. */
export const absoluteUrl = (baseUrl: string, path: string): string =>
  `${baseUrl}/${path.replace(/(^|\/)index\.html$/, "$1")}`;
