/** What a page's head tells machines: addresses, languages, feeds, who and when. A theme prints it and cannot get it wrong. */
import { escapeHtml } from "../edition/html.ts";
import type { Column, Settings } from "../library/settings.ts";
import { inLang, type Lang, otherLang } from "../report/lang.ts";
import { absoluteUrl, listPath } from "./address.ts";
import { alternatesOf, counterpartPath } from "./alternates.ts";
import { startOf } from "./days.ts";
import { cut } from "./excerpt.ts";
import { feedFormats, feedPath, feedTitle, feedTypes } from "./feeds.ts";
import { type Crumb, jsonLd } from "./json-ld.ts";
import { type ShareImage, shareCardOf, shareImageOf } from "./share-image.ts";
import type { SitePage } from "./site.ts";

export interface HeadFacts {
  settings: Settings;
  /** Reference to a file of the site from this page. */
  href: (path: string) => string;
}

/** What is told of any page, whatever its kind. */
interface PageFacts {
  title: string;
  description: string;
  column: Column | null;
  image: ShareImage | null;
  crumbs: Crumb[];
}

type Tag = string | false;

const named = (name: string, content: string): Tag =>
  content.trim() !== "" && `<meta name="${name}" content="${escapeHtml(content.trim())}">`;

/** Open Graph's tags have properties instead of names. */
const property = (name: string, content: string): Tag =>
  content.trim() !== "" && `<meta property="${name}" content="${escapeHtml(content.trim())}">`;

/** One tag a line. */
export function headHtml(page: SitePage, { settings, href }: HeadFacts): string {
  const facts = factsOf(page, settings);
  const tags: Tag[] =
    page.kind === "not-found" || page.kind === "withdrawn"
      ? [named("robots", "noindex"), ...siteTags(settings, page.lang)]
      : [
          `<link rel="canonical" href="${escapeHtml(absoluteUrl(settings.baseUrl, page.path))}">`,
          ...alternatesOf(page, settings.baseUrl).map(
            (one) =>
              `<link rel="alternate" hreflang="${one.hreflang}" href="${escapeHtml(one.href)}">`,
          ),
          ...feedLinks(page.lang, facts.column, { settings, href }),
          named("description", facts.description),
          ...siteTags(settings, page.lang),
          ...columnTags(facts.column, page.lang),
          ...(page.kind === "report" ? reportTags(page, settings) : []),
          ...shareTags(page, facts, settings),
          script(jsonLd(page, settings, facts.crumbs)),
        ];
  return tags.filter((tag) => tag !== false).join("\n");
}

const script = (json: string): Tag =>
  json !== "" && `<script type="application/ld+json">${json}</script>`;

function factsOf(page: SitePage, settings: Settings): PageFacts {
  const { lang } = page;
  const site = inLang(settings.siteName, lang);
  const home = { path: listPath(lang, null, 1), name: site };
  const about = settings.siteDescription[lang] || site;
  if (page.kind === "report") {
    const { edition } = page;
    const { column } = page.report;
    return {
      title: edition.headline,
      description: cut(edition.summary || edition.headline, lang === "zh" ? 110 : 200),
      column,
      image: shareImageOf(edition),
      crumbs: [home, columnCrumb(column, lang), { path: page.path, name: edition.headline }],
    };
  }
  if (page.kind === "list" && page.column) {
    const crumb = columnCrumb(page.column, lang);
    const description = `${crumb.name} – ${about}`;
    return {
      title: crumb.name,
      description,
      column: page.column,
      image: null,
      crumbs: [home, crumb],
    };
  }
  const plain = { description: about, column: null, image: null };
  const here = (name: string): Crumb => ({ path: page.path, name });
  switch (page.kind) {
    case "page": {
      const { headline: title, summary } = page.edition;
      const description = cut(summary || title, lang === "zh" ? 110 : 200);
      const image = shareImageOf(page.edition);
      return { title, description, column: null, image, crumbs: [home, here(title)] };
    }
    case "series": {
      const title = inLang(page.series.name, lang);
      const introduction = page.series.introduction[lang].trim();
      const description = introduction
        ? cut(introduction, lang === "zh" ? 110 : 200)
        : `${title} – ${about}`;
      const image = page.cover && shareCardOf(page.cover);
      return { title, description, column: null, image, crumbs: [home, here(title)] };
    }
    case "tag":
      return {
        ...{ ...plain, title: page.name, description: `${page.name} – ${about}` },
        crumbs: [home, here(page.name)],
      };
    default:
      return { ...plain, title: site, crumbs: [home] };
  }
}

const columnCrumb = (column: Column, lang: Lang): Crumb => ({
  path: listPath(lang, column.id, 1),
  name: inLang(column.name, lang),
});

/** The feeds of the column where there is one, otherwise those of the language. */
function feedLinks(lang: Lang, column: Column | null, { settings, href }: HeadFacts): Tag[] {
  const title = escapeHtml(feedTitle(settings, lang, column));
  return feedFormats.map(
    (format) =>
      `<link rel="alternate" type="${feedTypes[format]}" title="${title}" href="${escapeHtml(href(feedPath(lang, column?.id ?? null, format)))}">`,
  );
}

/** The tags by which inspections of public sites in China know a site, a column and an article. */
const siteTags = (settings: Settings, lang: Lang): Tag[] => [
  named("SiteName", inLang(settings.siteName, lang)),
  named("SiteDomain", new URL(settings.baseUrl).host),
  named("SiteIDCode", settings.siteIdCode),
];

const columnTags = (column: Column | null, lang: Lang): Tag[] =>
  column
    ? [
        named("ColumnName", inLang(column.name, lang)),
        named("ColumnType", column.type ? inLang(column.type, lang) : ""),
      ]
    : [];

function reportTags(
  { report, edition, lang }: Extract<SitePage, { kind: "report" }>,
  { baseUrl }: Settings,
): Tag[] {
  const url = absoluteUrl(baseUrl, edition.path);
  return [
    named("ArticleTitle", edition.headline),
    named("PubDate", report.day),
    named("ContentSource", report.source[lang]),
    named("Author", report.author[lang]),
    named("Keywords", report.tags[lang].join(",")),
    named("Url", url),
    property("article:published_time", startOf(report.day)),
    property("article:modified_time", edition.modified),
    property("article:section", inLang(report.column.name, lang)),
    ...report.tags[lang].map((tag) => property("article:tag", tag)),
  ];
}

const localeOf = (lang: Lang, { englishSpelling }: Settings): string =>
  lang === "zh" ? "zh_CN" : englishSpelling.replace("-", "_");

function shareTags(page: SitePage, facts: PageFacts, settings: Settings): Tag[] {
  const { title, description, image } = facts;
  const { lang } = page;
  const other = otherLang(lang);
  return [
    property("og:type", page.kind === "report" ? "article" : "website"),
    property("og:site_name", inLang(settings.siteName, lang)),
    property("og:title", title),
    property("og:description", description),
    property("og:url", absoluteUrl(settings.baseUrl, page.path)),
    property("og:locale", localeOf(lang, settings)),
    counterpartPath(page, other) !== null &&
      property("og:locale:alternate", localeOf(other, settings)),
    ...(image
      ? [
          property("og:image", absoluteUrl(settings.baseUrl, image.path)),
          property("og:image:type", image.type),
          property("og:image:width", String(image.width)),
          property("og:image:height", String(image.height)),
          property("og:image:alt", image.alt),
        ]
      : []),
    named("twitter:card", image ? "summary_large_image" : "summary"),
  ];
}
