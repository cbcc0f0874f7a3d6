/** Makes one page of the site through the theme, in whichever thread. */
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
import { sha256 } from "./hash.ts";
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

export interface MadePage {
  title: string;
  hash: string;
  /** In memory of its own, which can be handed on. */
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A page is made from the living report where it shows one. It throws TextMoved where that is not what the page was laid
 * out from, and ThemeError.
 */
export function createPageMaker(
  making: MakingFacts,
): (page: SitePage, living: Report | null) => MadePage {
  const { settings, theme, drafts, isLost } = making;
  const link = siteLink(settings);
  const encoder = new TextEncoder();
  const facts = viewFacts(making, theme, link);
  const html = (page: SitePage, view: PageView, living: Report | null): string => {
    if (page.kind !== "report" && page.kind !== "page")
      return theme.render(page.kind, view, { lead: "", body: "" });
    const report = reportOnSite(page, living, drafts);
    return renderReport(page, view, { theme, report, isLost, link });
  };
  return (page, living) => {
    const view = viewOf(page, facts);
    const bytes = encoder.encode(html(page, view, living));
    return { title: titleOf(page, view), hash: sha256(bytes), bytes };
  };
}

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
  const { theme, report, isLost, link } = rendering;
  const file = rendering.file ?? ((one: StoredFile) => link(page, publishedPath(one)));
  const edition = report.editions[page.lang];
  const said = wordsInText(view.words);
  const body = bodyHtml(edition, {
    ...said,
    image: (asset) => (isLost(asset) ? null : imageOf(asset, (path) => link(page, path))),
    sizes: bodySizes,
    file: (one) => (isLost(one) ? null : file(one)),
    words: { ...said.words, ...(rendering.isStill && { enlarge: "" }) },
  });
  return theme.render(page.kind, view, { lead: leadHtml(edition), body });
}
