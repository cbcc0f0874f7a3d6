/** Shows the site as it would be with every draft on it: one page at a time, from the text as it is now. */
import { fileUrl } from "../../core/api/routes.ts";
import type { LibraryEvent } from "../../core/api/library.ts";
import type { Settings } from "../../core/library/settings.ts";
import type { Rendition } from "../../core/publication/pictures.ts";
import { renditionsOf } from "../../core/publication/site-pictures.ts";
import { headlineOf } from "../../core/publication/readiness.ts";
import { type SitePage, toSiteReport } from "../../core/publication/site.ts";
import { siteTexts } from "../../core/publication/site-texts.ts";
import { type Link, viewOf } from "../../core/publication/view.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { MediaService } from "../media/media-service.ts";
import { sha256 } from "./hash.ts";
import { layOut, readSite, type ReportSource, type SiteContent } from "./site-reader.ts";
import { renderReport, viewFacts } from "./site-renderer.ts";
import type { Theme } from "./theme.ts";

export interface SiteAnswer {
  bytes: Uint8Array;
  type: string;
}

export interface Previewing {
  settings: () => Settings;
  reports: ReportSource;
  media: Pick<MediaService, "rendition" | "path">;
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

/** The whole library is read once, then only the reports that changed. */
export function createPreviewer(previewing: Previewing): Previewer {
  const { reports, media } = previewing;
  let reading: Promise<SiteContent> | null = null;
  const touched = new Set<ReportId>();
  let pictures: { site: SiteContent; byPath: Map<string, Rendition> } | null = null;

  async function content(): Promise<SiteContent> {
    const settings = previewing.settings();
    reading ??= readSite({ settings, reports, media, drafts: true });
    let known: SiteContent;
    try {
      known = await reading;
    } catch (error) {
      reading = null;
      throw error;
    }
    if (touched.size === 0) return known;
    const ids = [...touched];
    touched.clear();
    const fresh = await Promise.all(ids.map((id) => readOne(id, known)));
    const kept = known.reports.filter((report) => !ids.includes(report.id));
    const updated = {
      ...known,
      ...layOut(known.settings, [...kept, ...fresh.filter((one) => one !== null)]),
    };
    reading = Promise.resolve(updated);
    return updated;
  }

  async function readOne(id: ReportId, { settings, isLost }: SiteContent, always?: Lang) {
    const report = await reports.projection(id);
    if (!report || report.binnedAt !== null) return null;
    const published = (["zh", "en"] as const).filter(
      (lang) => lang === always || headlineOf(report, lang) !== "",
    );
    return published.length === 0
      ? null
      : toSiteReport(report, { settings, published, hash: sha256, isLost });
  }

  async function renderPage(page: SitePage, site: SiteContent): Promise<string | null> {
    const theme = await previewing.theme();
    const view = viewOf(page, viewFacts(site, theme, previewLink));
    if (page.kind !== "report") return theme.render(page.kind, view, { lead: "", body: "" });
    const report = await reports.projection(page.report.id);
    return (
      report &&
      renderReport(page, view, {
        theme,
        report,
        isLost: site.isLost,
        link: previewLink,
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
      touched.add(id);
      const site = await content();
      const shown = site.pages.find(
        (page) => page.kind === "report" && page.report.id === id && page.lang === lang,
      );
      const page = shown ?? (await untitled(id, lang));
      const html = page && (await renderPage(page, site));
      return html ? { path: page.path, html } : null;

      /** An edition that has no headline yet is on no list, but can be looked at. */
      async function untitled(report: ReportId, language: Lang): Promise<SitePage | null> {
        const found = await readOne(report, site, language);
        const edition = found?.editions[language];
        if (!found || !edition) return null;
        const { path } = edition;
        return {
          kind: "report",
          lang: language,
          path,
          report: found,
          edition,
          previous: null,
          next: null,
        };
      }
    },
    async file(path) {
      const theme = await previewing.theme();
      const themed = Object.values(theme.files).find((file) => file.path === path);
      if (themed) return { bytes: themed.bytes, type: typeOf(path) };
      const site = await content();
      const page = site.pages.find((one) => one.path === path);
      const html = page && (await renderPage(page, site));
      if (path.startsWith("assets/")) return picture(path, site);
      const text = html ?? siteTexts(site).find((one) => one.path === path)?.text;
      if (text) return { bytes: new TextEncoder().encode(text), type: typeOf(path) };
      return null;
    },
    notice(event) {
      if (event.kind === "report") touched.add(event.id);
      if (event.kind === "reports" || event.kind === "settings") reading = null;
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
