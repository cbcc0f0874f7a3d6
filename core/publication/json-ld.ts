/** What a page says of itself to search engines, as schema.org's terms in JSON-LD. */
import type { Settings } from "../library/settings.ts";
import { inLang, type Lang, langTags, otherLang } from "../report/lang.ts";
import { absoluteUrl, listPath } from "./address.ts";
import { startOf } from "./days.ts";
import { peopleIn } from "./byline.ts";
import { cut } from "./excerpt.ts";
import { shareImageOf } from "./share-image.ts";
import type { SiteEdition, SitePage } from "./site.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Thing = Record<string, Json>;

type ReportPage = Extract<SitePage, { kind: "report" }>;

/** One after the other, from the home page to where we are. */
export interface Crumb {
  path: string;
  name: string;
}

/** The content of a `script` of type `application/ld+json`, or "" for a page that has nothing to say. */
export function jsonLd(page: SitePage, settings: Settings, crumbs: readonly Crumb[]): string {
  const things = [
    ...(page.kind === "report" ? [article(page, settings)] : []),
    ...(page.path === listPath(page.lang, null, 1) ? [webSite(settings, page.lang)] : []),
    ...(crumbs.length > 1 ? [breadcrumbs(crumbs, settings)] : []),
  ];
  return things.length === 0
    ? ""
    : forScript({ "@context": "https://schema.org", "@graph": things });
}

/** Characters that would end the element or the line, and those that HTML forbids, stand as escapes. */
const forScript = (json: Json): string =>
  JSON.stringify(json).replace(
    /[<>&\u007f-\u009f\u2028\u2029\uFDD0-\uFDEF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Nothing for a text that is empty. */
const maybe = (key: string, value: string, as: (value: string) => Json = (text) => text): Thing =>
  value.trim() === "" ? {} : { [key]: as(value.trim()) };

const named = (type: string, name: string): Thing => ({ "@type": type, name });

const publisher = (settings: Settings, lang: Lang): Thing => ({
  ...named("Organization", inLang(settings.siteName, lang)),
  url: absoluteUrl(settings.baseUrl, listPath(lang, null, 1)),
});

function article({ report, edition, lang }: ReportPage, settings: Settings): Thing {
  const other = report.editions[otherLang(lang)];
  const relation = lang === report.sourceLang ? "workTranslation" : "translationOfWork";
  const people = peopleIn(report.author[lang]).map((name) => named("Person", name));
  const [first, ...others] = people;
  return {
    ...bare(edition, settings),
    ...maybe("description", cut(edition.summary, 300)),
    datePublished: startOf(report.day),
    dateModified: edition.modified,
    ...(edition.corrections.length > 0 && {
      correction: edition.corrections.map(({ text }) => text),
    }),
    mainEntityOfPage: absoluteUrl(settings.baseUrl, edition.path),
    articleSection: inLang(report.column.name, lang),
    ...(report.tags[lang].length > 0 && { keywords: report.tags[lang] }),
    ...imageOf(edition, settings),
    // An article must say who made it; where nobody is named it is the site.
    author: (others.length > 0 ? people : first) ?? publisher(settings, lang),
    publisher: publisher(settings, lang),
    ...maybe("sourceOrganization", report.source[lang], (name) => named("Organization", name)),
    isAccessibleForFree: true,
    ...(other && { [relation]: bare(other, settings) }),
  };
}

const bare = ({ lang, path, headline }: SiteEdition, { baseUrl }: Settings): Thing => ({
  "@type": "NewsArticle",
  "@id": `${absoluteUrl(baseUrl, path)}#article`,
  url: absoluteUrl(baseUrl, path),
  headline,
  inLanguage: langTags[lang],
});

function imageOf(edition: SiteEdition, { baseUrl }: Settings): Thing {
  const image = shareImageOf(edition);
  if (!image) return {};
  const { path, width, height, alt } = image;
  const url = absoluteUrl(baseUrl, path);
  return { image: { "@type": "ImageObject", url, width, height, ...maybe("caption", alt) } };
}

const webSite = (settings: Settings, lang: Lang): Thing => ({
  ...named("WebSite", inLang(settings.siteName, lang)),
  ...maybe("alternateName", settings.siteName[otherLang(lang)]),
  ...maybe("description", settings.siteDescription[lang]),
  url: absoluteUrl(settings.baseUrl, listPath(lang, null, 1)),
  inLanguage: langTags[lang],
  publisher: publisher(settings, lang),
});

const breadcrumbs = (crumbs: readonly Crumb[], { baseUrl }: Settings): Thing => ({
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(({ path, name }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: absoluteUrl(baseUrl, path),
  })),
});
