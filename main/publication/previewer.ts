/** Shows the site as it would be with every draft on it: one page at a time, from the text as it is now. */
import { fileUrl } from "../../core/api/routes.ts";
import type { LibraryEvent } from "../../core/api/library.ts";
import type { Settings } from "../../core/library/settings.ts";
import type { Rendition } from "../../core/publication/pictures.ts";
import { renditionsOf } from "../../core/publication/site-pictures.ts";
import { type SitePage, toSiteReport } from "../../core/publication/site.ts";
import { siteTexts } from "../../core/publication/site-texts.ts";
import { type Link, viewOf } from "../../core/publication/view.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { MediaService } from "../media/media-service.ts";
import { sha256 } from "./hash.ts";
import { createSiteReader, type ReportSource, type SiteContent } from "./site-reader.ts";
import { renderReport, viewFacts } from "./page-maker.ts";
import type { Theme } from "./theme.ts";

export interface SiteAnswer {
  bytes: Uint8Array;
  type: string;
}

export interface Previewing {
  settings: () => Settings;
  reports: ReportSource;
  media: Pick<MediaService, "rendition" | "path" | "names">;
  theme: () => Promise<Theme>;
}

export interface Previewer {
  /** The edition's page, even without a headline; null for a report that is not there. */
  page(id: ReportId, lang: Lang): Promise<{ path: string; html: string } | null>;
  file(path: string): Promise<SiteAnswer | null>;
  notice(event: LibraryEvent): void;
}

/** Where the rehearsed site stands; links in previews start with it. */
export const PREVIEW_SITE = "/preview/site/";

const previewLink: Link = (_page, path) => PREVIEW_SITE + path;

/** The site is laid out again when something changed; only what changed is read. */
export function createPreviewer(previewing: Previewing): Previewer {
  const { reports, media } = previewing;
  const reader = createSiteReader({ ...previewing, drafts: true });
  let reading: Promise<SiteContent> | null = null;
  let pictures: { site: SiteContent; byPath: Map<string, Rendition> } | null = null;

  const content = (): Promise<SiteContent> => {
    reading ??= reader.read().catch((error: unknown) => {
      reading = null;
      throw error;
    });
    return reading;
  };

  /** An edition that has no headline yet is on no list, but can be looked at. */
  async function untitled(id: ReportId, lang: Lang, site: SiteContent): Promise<SitePage | null> {
    const report = await reports.projection(id);
    if (!report || report.binnedAt !== null) return null;
    const { settings, isLost } = site;
    const found = toSiteReport(report, { settings, published: [lang], hash: sha256, isLost });
    const edition = found.editions[lang];
    if (!edition) return null;
    const text = { lang, path: edition.path, report: found, edition };
    if (found.page) return { kind: "page", ...text };
    const alone = { previous: null, next: null, seriesPrevious: null, seriesNext: null };
    return { kind: "report", ...text, ...alone };
  }

  async function renderPage(page: SitePage, site: SiteContent): Promise<string | null> {
    const theme = await previewing.theme();
    const view = viewOf(page, viewFacts(site, theme, previewLink));
    if (page.kind !== "report" && page.kind !== "page")
      return theme.render(page.kind, view, { lead: "", body: "" });
    const report = await reports.projection(page.report.id);
    return (
      report &&
      renderReport(page, view, {
        theme,
        report,
        isLost: site.isLost,
        link: previewLink,
        isStill: true,
        // The library gives films in parts; as files of the site they would be read whole.
        file: fileUrl,
      })
    );
  }

  async function picture(path: string, site: SiteContent): Promise<SiteAnswer | null> {
    if (pictures?.site !== site)
      pictures = { site, byPath: new Map(renditionsOf(site).map((one) => [one.path, one])) };
    const found = pictures.byPath.get(path);
    if (!found) return null;
    // Nobody waits for the slow format to see how a page looks: the browser goes by what it is told it gets.
    return media.rendition(found.format === "avif" ? { ...found, format: "webp" } : found);
  }

  return {
    async page(id, lang) {
      reading = null;
      const site = await content();
      const shown = site.pages.find(
        (page) =>
          (page.kind === "report" || page.kind === "page") &&
          page.report.id === id &&
          page.lang === lang,
      );
      const page = shown ?? (await untitled(id, lang, site));
      const html = page && (await renderPage(page, site));
      return html ? { path: page.path, html } : null;
    },
    async file(path) {
      const theme = await previewing.theme();
      const themed = Object.values(theme.files).find((file) => file.path === path);
      if (themed) return { bytes: themed.bytes, type: typeOf(path) };
      const site = await content();
      const page = site.pages.find((one) => one.path === path);
      const html = page && (await renderPage(page, site));
      if (path.startsWith("assets/")) return picture(path, site);
      const text =
        html ??
        siteTexts(site)
          .find((one) => one.path === path)
          ?.text();
      if (text) return { bytes: new TextEncoder().encode(text), type: typeOf(path) };
      return null;
    },
    notice({ kind }) {
      if (kind === "report" || kind === "reports" || kind === "settings") reading = null;
    },
  };
}

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  xml: "application/xml; charset=utf-8",
  json: "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

const typeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
