/** The site's texts as posts of a publishing system that makes lists, feeds and addresses by itself (WordPress). */
import { escapeHtml } from "../edition/html.ts";
import { inLang, type Lang, langs, langTags, otherLang } from "../report/lang.ts";
import { relativeHref } from "./address.ts";
import { startOf } from "./days.ts";
import { withNumbers } from "./page-numbers.ts";
import { plainRendition } from "./pictures.ts";
import type { Plan } from "./plan.ts";
import type { PostDocument } from "./post-document.ts";
import { forPosts } from "./post-html.ts";
import type { SiteReport, TextPage } from "./site.ts";
import { tagSlug } from "./tags.ts";
import type { PageView } from "./view.ts";

/** What a place can do that takes posts. */
export interface PostPlace {
  /** It shows which two texts say the same; else each text has a link to the other. */
  linksLanguages: boolean;
}

/** `posts/report-7.html`: by the report's number, so that a post stays the same when its day or column changes. */
export function postPath(
  { number, page }: Pick<SiteReport, "number" | "page">,
  lang: Lang,
): string {
  const name = page ? `pages/${page.address || String(number)}` : `posts/report-${number}`;
  return `${lang === "en" ? "en/" : ""}${name}.html`;
}

/** Says which two posts say the same: what readers come from one to the other by, there once both are. */
export const linkPath = (report: Pick<SiteReport, "number" | "page">): string =>
  `links/${postPath(report, "zh").replace(/\.html$/, ".json")}`;

export const isLinked = ({ editions }: SiteReport): boolean =>
  langs.every((lang) => editions[lang] !== undefined);

export const linkText = (report: SiteReport): string =>
  `${JSON.stringify({ zh: postPath(report, "zh"), en: postPath(report, "en") })}\n`;

/** Paths of everything that a publication to such a place is made of. */
export function pathsOfPosts(reports: readonly SiteReport[]): string[] {
  return reports.flatMap((report) => [
    ...langs.flatMap((lang) => (report.editions[lang] ? postPath(report, lang) : [])),
    ...(isLinked(report) ? [linkPath(report)] : []),
  ]);
}

/** The plan with the numbers of reports whose posts it changes; their paths do not say them to the pattern of addresses. */
export const withPostNumbers = (plan: Plan, reports: readonly SiteReport[]): Plan =>
  withNumbers(plan, reports, { pathOf: postPath, isTold: () => false });

export interface PostParts {
  view: PageView;
  /** HTML, with references that are relative to the post. */
  lead: string;
  body: string;
  place: PostPlace;
}

export function toPost({ report, edition, lang }: TextPage, parts: PostParts): PostDocument {
  const isArticle = report.page === null;
  const tags = isArticle ? report.tags[lang].filter((tag) => tagSlug(tag) !== "") : [];
  const cover = edition.picture && plainRendition(edition.picture.asset).path;
  return {
    lang,
    title: oneLine(edition.headline),
    excerpt: oneLine(edition.summary),
    date: startOf(report.day),
    column: isArticle ? slugIn(report.column.id, lang) : "",
    tags: [...new Set(tags.map((tag) => slugIn(tagSlug(tag), lang)))],
    featured: cover ?? "",
    status: "",
    content: forPosts(contentOf({ report, lang, tags }, parts)),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Lists are of one language, so the same column has two. */
const slugIn = (slug: string, lang: Lang): string => (lang === "en" ? `${slug}-en` : slug);

interface About extends Pick<TextPage, "report" | "lang"> {
  tags: readonly string[];
}

/** The article without what a publishing system puts around it. Names of lists ride along, to be given when one is made. */
function contentOf({ report, lang, tags }: About, { view, lead, body, place }: PostParts): string {
  const { corrections, event = [], source = "", author = "" } = view.report ?? {};
  const { words } = view;
  const revised = (view.report ?? view.page)?.sourceRevised;
  const names = report.page
    ? ""
    : ` data-column="${escapeHtml(inLang(report.column.name, lang))}" data-tags="${escapeHtml(tags.join("|"))}"`;
  const notes = (place: "top" | "bottom"): string =>
    (corrections?.[place] ?? [])
      .map(
        ({ text, date }) =>
          `<aside class="correction"><p><strong>${say(words["correction"])}</strong> ${escapeHtml(text)} (${escapeHtml(date)})</p></aside>\n`,
      )
      .join("");
  const colon = say(words["colon"]);
  const facts = event.map(
    ({ label, items }) =>
      `<dt>${escapeHtml(label)}</dt>${items.map((item) => `<dd>${escapeHtml(item)}</dd>`).join("")}\n`,
  );
  const by = [
    source && `${say(words["source"])}${colon}${escapeHtml(source)}`,
    author && `${say(words["author"])}${colon}${escapeHtml(author)}`,
  ].filter((part) => part !== "");
  return [
    `<div class="diglot" lang="${langTags[lang]}"${names}>\n`,
    revised &&
      `<aside class="correction"><p>${say(words["sourceRevisedOn"])}${escapeHtml(revised.date)}${say(words["sourceRevisedEnd"])}</p></aside>\n`,
    notes("top"),
    lead && `<p class="lead">${lead}</p>\n`,
    body,
    notes("bottom"),
    facts.length > 0 &&
      `<section class="event"><h2>${say(words["event"])}</h2>\n<dl>\n${facts.join("")}</dl></section>\n`,
    by.length > 0 && `<p class="byline">${by.join(" · ")}</p>\n`,
    place.linksLanguages ? "" : otherLink(report, lang, words),
    "</div>\n",
  ]
    .filter((part) => part)
    .join("");
}

const say = (word: string | undefined): string => escapeHtml(word ?? "");

function otherLink(report: SiteReport, lang: Lang, words: Record<string, string>): string {
  const other = otherLang(lang);
  if (!report.editions[other]) return "";
  const href = relativeHref(postPath(report, lang), postPath(report, other));
  return `<p class="other-language"><a href="${href}" lang="${langTags[other]}">${say(words["otherLanguage"])}</a></p>\n`;
}
