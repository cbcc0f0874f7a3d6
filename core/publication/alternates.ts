/** Which pages say the same in the other language. */
import { type Lang, langTags } from "../report/lang.ts";
import { absoluteUrl, listPath } from "./address.ts";
import type { SitePage } from "./site.ts";

export interface Alternate {
  hreflang: string;
  href: string;
}

/** The path of the same page in a language, or null where that language has none. */
export function counterpartPath(page: SitePage, lang: Lang): string | null {
  if (page.kind === "report") return page.report.editions[lang]?.path ?? null;
  if (page.kind === "not-found" || (page.page > 1 && page.lang !== lang)) return null;
  return page.lang === lang ? page.path : listPath(lang, page.column?.id ?? null, 1);
}

/**
 * hreflang alternates, itself included; none for a page that stands alone. Readers of any other language get the
 * English page. Later pages of a list are not translations of each other.
 */
export function alternatesOf(page: SitePage, baseUrl: string): Alternate[] {
  const zh = counterpartPath(page, "zh");
  const en = counterpartPath(page, "en");
  if (zh === null || en === null) return [];
  return [
    { hreflang: langTags.zh, href: absoluteUrl(baseUrl, zh) },
    { hreflang: langTags.en, href: absoluteUrl(baseUrl, en) },
    { hreflang: "x-default", href: absoluteUrl(baseUrl, en) },
  ];
}
