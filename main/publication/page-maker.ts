/** Makes one page of the site through the theme, in whichever thread. */
import type { Edition } from "../../core/edition/edition.ts";
import { bodyHtml, type HtmlOptions, leadHtml } from "../../core/edition/html.ts";
import type { MediaWords } from "../../core/edition/media-html.ts";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import { bodySizes, imageOf } from "../../core/publication/pictures.ts";
import type { SitePage, TextPage } from "../../core/publication/site.ts";
import {
  type Link,
  type PageView,
  siteLink,
  type ThemeWords,
  type ViewFacts,
  viewOf,
} from "../../core/publication/view.ts";
import type { Report } from "../../core/report/report.ts";
import { withTextOf } from "./report-reading.ts";
import type { PageTheme, Theme } from "./theme.ts";

/** Somebody wrote in a report between its reading and the making of its page. */
export class TextMoved extends Error {}

type Shared = Pick<ViewFacts, "settings" | "columns" | "ownPages">;

/** What all pages share. */
export interface MakingFacts extends Shared {
  theme: PageTheme;
  drafts: boolean;
  isLost: (asset: { hash: string }) => boolean;
}

/** The HTML of an edition's text. */
export interface PageText {
  lead: string;
  body: string;
}

/** Of a page that shows none. */
export const noText: PageText = { lead: "", body: "" };

export interface PageMaker {
  /** The text of the page, null where it has none. Throws TextMoved where the report is not what it was laid out from. */
  text(page: SitePage, living: Report | null): PageText | null;
  /** The page around its text. Throws ThemeError. */
  page(page: SitePage, text: PageText | null): { title: string; html: string };
}

export function createPageMaker(making: MakingFacts): PageMaker {
  const { settings, theme, drafts, isLost } = making;
  const link = siteLink(settings);
  const facts = viewFacts(making, theme, link);
  return {
    text(page, living) {
      if (!isTextPage(page)) return null;
      const { lang } = page;
      const edition = reportOnSite(page, living, drafts).editions[lang];
      return textHtml(edition, page, { words: theme.words[lang], isLost, link });
    },
    page(page, text) {
      const view = viewOf(page, facts);
      const html = theme.render(page.kind, view, text ?? noText);
      return { title: titleOf(page, view), html };
    },
  };
}

export const isTextPage = (page: SitePage): page is TextPage =>
  page.kind === "report" || page.kind === "page";

/** The report as the page shows it. Throws TextMoved. */
export function reportOnSite(page: TextPage, living: Report | null, drafts: boolean): Report {
  const report = living && withTextOf(page.edition, living, drafts);
  if (!report) throw new TextMoved(page.path);
  return report;
}

export const viewFacts = (
  { settings, columns, ownPages }: Shared,
  theme: PageTheme,
  link: Link = siteLink(settings),
): ViewFacts => ({
  settings,
  columns,
  ownPages,
  link,
  words: theme.words,
  files: Object.fromEntries(Object.entries(theme.files).map(([name, file]) => [name, file.path])),
});

function titleOf(page: SitePage, view: PageView): string {
  switch (page.kind) {
    case "report":
    case "page":
      return page.edition.headline;
    case "not-found":
      return view.words["notFound"] ?? "";
    case "search":
    case "feeds":
      return view.words[page.kind] ?? "";
    case "withdrawn":
      return view.words["withdrawn"] ?? "";
    case "series":
      return view.series?.name ?? "";
    case "series-index":
      return view.words["series"] ?? "";
    case "list":
    case "tag": {
      const name = view.list?.name || view.site.name;
      return page.page === 1 ? name : `${name} (${page.page})`;
    }
  }
}

export interface ReportRendering {
  theme: Pick<Theme, "render">;
  report: Report;
  isLost: (asset: { hash: string }) => boolean;
  link: Link;
  /** No script runs where the page is shown, so that its pictures would lead away from it. */
  isStill?: boolean;
  /** Where the page finds an attachment or film; otherwise where it is published. */
  file?: (file: StoredFile) => string;
}

const mediaWords = (words: ThemeWords): MediaWords => ({
  missingFile: words["missingFile"] ?? "",
  missingFilm: words["missingFilm"] ?? "",
  enlarge: words["enlarge"] ?? "",
  captions: { zh: words["captions-zh"] ?? "", en: words["captions-en"] ?? "" },
  watch: ({ player, host }, showing) =>
    (words[`watch-${showing}`] ?? "").replace("{site}", () =>
      player ? (words[`player-${player}`] ?? "") : host,
    ),
});

/** What the theme says within a text, wherever that is shown. */
export const wordsInText = (
  words: ThemeWords,
): Pick<HtmlOptions, "missingPicture" | "notes"> & { words: MediaWords } => ({
  missingPicture: words["missingPicture"] ?? "",
  notes: {
    title: words["notes"] ?? "",
    back: (number) =>
      (words["backToText"] ?? "{{number}}").replaceAll("{{number}}", String(number)),
  },
  words: mediaWords(words),
});

/** The page of one edition from the given text. */
export function renderReport(page: TextPage, view: PageView, rendering: ReportRendering): string {
  const { theme, report } = rendering;
  const text = textHtml(report.editions[page.lang], page, { words: view.words, ...rendering });
  return theme.render(page.kind, view, text);
}

/** Follows from nothing but these, so that it can be made before its page is laid out. */
export function textHtml(
  edition: Edition,
  page: Pick<TextPage, "kind" | "path">,
  rendering: Omit<ReportRendering, "theme" | "report"> & { words: ThemeWords },
): PageText {
  const { words, isLost, link } = rendering;
  const file = rendering.file ?? ((one: StoredFile) => link(page, publishedPath(one)));
  const said = wordsInText(words);
  const body = bodyHtml(edition, {
    ...said,
    image: (asset) => (isLost(asset) ? null : imageOf(asset, (path) => link(page, path))),
    sizes: bodySizes,
    file: (one) => (isLost(one) ? null : file(one)),
    words: { ...said.words, ...(rendering.isStill && { enlarge: "" }) },
  });
  return { lead: leadHtml(edition), body };
}
