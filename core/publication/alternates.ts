/** Which pages say the same in the other language. */
import { type Lang, langTags } from "../report/lang.ts";
import { absoluteUrl, listPath, ownPagePath, seriesPath } from "./address.ts";
import type { SitePage } from "./site.ts";

export interface Alternate {
  hreflang: string;
  href: string;
}

/** The path of the same page in a language, or null where that language has none. */
export function counterpartPath(page: SitePage, lang: Lang): string | null {
  switch (page.kind) {
    case "report":
    case "page":
      return page.report.editions[lang]?.path ?? null;
    case "series":
      return seriesPath(lang, page.series.id);
    case "series-index":
      return seriesPath(lang, null);
    case "search":
    case "feeds":
      return ownPagePath(lang, page.kind);
    case "not-found":
    case "withdrawn":
      return null;
    case "tag":
      if (page.lang === lang) return page.path;
      return page.page > 1 ? null : page.counterpart;
    case "list":
      if (page.lang === lang) return page.path;
      return page.page > 1 ? null : listPath(lang, page.column?.id ?? null, 1);
  }
}

/**
 * hreflang alternates by path, itself included; none for a page that stands alone. Readers of any other language get the
 * English page. Later pages of a list are not translations of each other.
 */
export function alternatePaths(page: SitePage): { hreflang: string; path: string }[] {
  const zh = counterpartPath(page, "zh");
  const en = counterpartPath(page, "en");
  if (zh === null || en === null) return [];
  return [
    { hreflang: langTags.zh, path: zh },
    { hreflang: langTags.en, path: en },
    { hreflang: "x-default", path: en },
  ];
}

/** The same by address. */
export const alternatesOf = (page: SitePage, baseUrl: string): Alternate[] =>
  alternatePaths(page).map(({ hreflang, path }) => ({
    hreflang,
    href: absoluteUrl(baseUrl, path),
  }));
