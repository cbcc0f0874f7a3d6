/** Makes the files of the site: pages through the theme, pictures through the media service, maps as text. */
import { readFile } from "node:fs/promises";
import { bodyHtml, leadHtml } from "../../core/edition/html.ts";
import type { MediaWords } from "../../core/edition/media-html.ts";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import { imageOf, bodySizes, type Rendition } from "../../core/publication/pictures.ts";
import { renditionsOf } from "../../core/publication/site-pictures.ts";
import type { Manifest } from "../../core/publication/manifest.ts";
import type { FileChange } from "../../core/publication/plan.ts";
import { searchPaths } from "../../core/publication/search/layout.ts";
import { siteTextPaths, siteTexts } from "../../core/publication/site-texts.ts";
import type { SiteText } from "../../core/publication/sitemap.ts";
import {
  type SitePage,
  type SiteReport,
  type TextPage,
  toSiteReport,
} from "../../core/publication/site.ts";
import {
  type Link,
  type PageView,
  siteLink,
  type ThemeWords,
  type ViewFacts,
  viewOf,
} from "../../core/publication/view.ts";
import { langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import type { MediaService } from "../media/media-service.ts";
import { createBreather } from "./breather.ts";
import { sha256 } from "./hash.ts";
import { inParallel } from "./in-parallel.ts";
import { createSearchIndex, type SearchIndex } from "./search-index.ts";
import {
  asOnSite,
  filesOf,
  onSite,
  type ReportProgress,
  type ReportSource,
  type SiteContent,
} from "./site-reader.ts";
import type { Spool } from "./spool.ts";
import type { Theme } from "./theme.ts";

/** A file of the site with the way to its bytes. */
export interface SiteFile extends FileChange {
  read(): Promise<Uint8Array>;
}

/** Somebody wrote in a report between its reading and the making of its page. */
export class TextMoved extends Error {}

/** A picture's file is there, but no picture comes out of it. */
export class PictureDamaged extends Error {
  readonly code = "EPICTURE";
  readonly hash: string;
  constructor(path: string, hash: string) {
    super(`picture lost: ${path}`);
    this.hash = hash;
  }
}

/** Hash and size of what an input gave before. Kept for as long as the library is open. */
export interface RenderMemory {
  /** What all pages show besides what is their own: theme, columns, settings. */
  context: string;
  /** By path; a page that shows the same things again is not made again. */
  pages: Map<string, { page: SitePage; title: string; hash: string; sizeBytes: number }>;
  pictures: Map<string, { hash: string; sizeBytes: number }>;
  search: SearchIndex;
  /** The report that was read last, for its other page. */
  reading: { of: SiteReport; report: Report | null } | null;
  /** What follows from the pages as they were laid out last. */
  texts: { of: SiteContent["pages"]; files: SiteFile[] };
}

export const newRenderMemory = (): RenderMemory => ({
  context: "",
  pages: new Map(),
  pictures: new Map(),
  search: createSearchIndex(),
  reading: null,
  texts: { of: [], files: [] },
});

export interface Rendering {
  content: SiteContent;
  theme: Theme;
  reports: Pick<ReportSource, "projection">;
  media: Pick<MediaService, "rendition" | "path">;
  memory: RenderMemory;
  spool: Spool;
  /** What the target holds; a page that is there already is not kept for writing. */
  held: ReadonlyMap<string, string | null>;
  manifest: Manifest | null;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

/** Paths of everything that `renderSite` makes. */
export const sitePaths = (content: SiteContent, theme: Theme): string[] => [
  ...Object.values(theme.files).map((file) => file.path),
  ...renditionsOf(content).map((one) => one.path),
  ...filesOf(content.reports).map(publishedPath),
  ...content.pages.map((page) => page.path),
  ...siteTextPaths(content),
  ...langs.flatMap((lang) => searchPaths(content.reports, lang)),
];

/** Scaling keeps one core busy per picture. */
const PICTURES_AT_ONCE = 4;

/** Throws TextMoved, PictureDamaged, or the signal's reason. */
export async function renderSite(rendering: Rendering): Promise<SiteFile[]> {
  const { content, theme, signal, onProgress } = rendering;
  const pictures = renditionsOf(content);
  const total = pictures.length + content.pages.length;
  const files: SiteFile[] = Object.values(theme.files).map(({ path, bytes }) => ({
    ...described(path, "", bytes),
    read: async () => bytes,
  }));
  files.push(...filesOf(content.reports).map((file) => storedFile(file, rendering.media)));
  const { memory } = rendering;
  const context = contextOf(content, theme);
  if (memory.context !== context) memory.pages.clear();
  memory.context = context;
  const facts = viewFacts(content, theme);
  const breathe = createBreather(signal);
  let done = 0;
  await inParallel(pictures, PICTURES_AT_ONCE, async (picture) => {
    await breathe();
    files.push(await pictureFile(picture, rendering));
    onProgress?.("rendering", ++done, total);
  });
  for (const page of byReport(content.pages)) {
    await breathe();
    files.push(await pageFile(page, facts, rendering));
    onProgress?.("rendering", ++done, total);
  }
  files.push(...(await textFiles(rendering, files)));
  return files;
}

/** Both pages of a report one after the other, so that it is read once for them. */
const byReport = (pages: readonly SitePage[]): SitePage[] =>
  [...Map.groupBy(pages, (page) => ("report" in page ? page.report : page)).values()].flat();

/** Maps, feeds and the search index; the same again while the pages are. */
async function textFiles(
  { content, memory, reports }: Rendering,
  made: readonly SiteFile[],
): Promise<SiteFile[]> {
  const { drafts, pages } = content;
  if (memory.texts.of === pages) return memory.texts.files;
  const sizes = new Map(made.map((file) => [file.path, file.sizeBytes]));
  const texts = siteTexts(content, (file) => sizes.get(file));
  const index = await memory.search.files(content.reports, async ({ id }) => {
    const living = await reports.projection(id);
    return living && asOnSite(living, drafts);
  });
  const files = [...texts, ...index].map(textFile);
  memory.texts = { of: pages, files };
  return files;
}

/** The index knows the hashes of its files, most of which stay as they were. */
function textFile({ path, text, hash }: SiteText & { hash?: string }): SiteFile {
  const bytes = new TextEncoder().encode(text);
  const file = { path, title: "", sizeBytes: bytes.byteLength, hash: hash ?? sha256(bytes) };
  return { ...file, read: async () => bytes };
}

const described = (path: string, title: string, bytes: Uint8Array): FileChange => ({
  path,
  title,
  sizeBytes: bytes.byteLength,
  hash: sha256(bytes),
});

/** Its name in the library is its hash, so that it need not be read to be compared. */
export function storedFile(file: StoredFile, media: Pick<MediaService, "path">): SiteFile {
  const path = publishedPath(file);
  const { hash, sizeBytes } = file;
  const read = async (): Promise<Uint8Array> => {
    const bytes = await readFile(media.path(file)).catch(() => null);
    if (!bytes || sha256(bytes) !== hash) throw new PictureDamaged(path, hash);
    return bytes;
  };
  return { path, title: "", hash, sizeBytes, read };
}

/** The name says picture and width, so what the manifest knows under it need not be made again. */
export async function pictureFile(picture: Rendition, rendering: Rendering): Promise<SiteFile> {
  const { memory, media, manifest, held } = rendering;
  const { path } = picture;
  const read = async (): Promise<Uint8Array> => {
    const found = await media.rendition(picture);
    if (!found) throw new PictureDamaged(path, picture.asset.hash);
    return found.bytes;
  };
  const left = manifest?.files[path];
  let known = memory.pictures.get(path);
  if (!known && left && held.get(path) === left.hash) known = left;
  if (!known) {
    const { hash, sizeBytes } = described(path, "", await read());
    known = { hash, sizeBytes };
  }
  memory.pictures.set(path, known);
  return { path, title: "", hash: known.hash, sizeBytes: known.sizeBytes, read };
}

async function pageFile(page: SitePage, facts: ViewFacts, rendering: Rendering): Promise<SiteFile> {
  const { memory, spool, held } = rendering;
  const { path } = page;
  const before = memory.pages.get(path);
  let known = before && isSamePage(before.page, page) ? before : undefined;
  if (!known || (held.get(path) !== known.hash && !spool.has(known.hash))) {
    const view = viewOf(page, facts);
    const html = Buffer.from(await renderPage(page, view, rendering));
    known = { page, title: titleOf(page, view), hash: sha256(html), sizeBytes: html.byteLength };
    if (held.get(path) !== known.hash) await spool.put(known.hash, html);
  }
  memory.pages.set(path, { ...known, page });
  const { title, hash, sizeBytes } = known;
  return { path, title, hash, sizeBytes, read: () => spool.read(hash) };
}

/** Everything that pages show besides what is their own; tags that belong together are told by the pages themselves. */
function contextOf({ settings, columns, ownPages }: SiteContent, theme: Theme): string {
  const shown = onSite(settings).filter(([name]) => name !== "tagPairs");
  const menu = ownPages.map(({ page, editions }) => [
    page,
    ...langs.map((lang) => editions[lang]?.headline ?? null),
  ]);
  return JSON.stringify([theme.fingerprint, shown, columns, menu]);
}

/** Reports are the same while nobody changes them, see `SiteReader`; the rest of a page is compared by its values. */
function isSamePage(a: SitePage, b: SitePage): boolean {
  const isSame = (one: unknown, other: unknown, depth: number): boolean => {
    if (one === other) return true;
    if (depth === 0 || typeof one !== "object" || typeof other !== "object") return false;
    if (one === null || other === null) return false;
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) =>
        isSame(one[name as keyof typeof one], other[name as keyof typeof other], depth - 1),
      )
    );
  };
  return isSame(a, b, 2);
}

export const viewFacts = (
  { settings, columns, ownPages }: Pick<SiteContent, "settings" | "columns" | "ownPages">,
  theme: Theme,
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

async function renderPage(page: SitePage, view: PageView, rendering: Rendering): Promise<string> {
  const { theme, content } = rendering;
  if (page.kind !== "report" && page.kind !== "page")
    return theme.render(page.kind, view, { lead: "", body: "" });
  const { settings, isLost } = content;
  const report = await reportOf(page, rendering);
  return renderReport(page, view, { theme, report, isLost, link: siteLink(settings) });
}

/** The report that the page is laid out from, as the site has it. Throws TextMoved when it is not that any more. */
export async function reportOf(page: TextPage, rendering: Rendering): Promise<Report> {
  const { reports, content } = rendering;
  const { settings, isLost, drafts } = content;
  const { id } = page.report;
  if (rendering.memory.reading?.of !== page.report)
    rendering.memory.reading = { of: page.report, report: await reports.projection(id) };
  const living = rendering.memory.reading.report;
  if (!living) throw new TextMoved(page.path);
  const report = asOnSite(living, drafts);
  const now = toSiteReport(report, { settings, published: [page.lang], hash: sha256, isLost });
  if (now.editions[page.lang]?.contentHash !== page.edition.contentHash)
    throw new TextMoved(page.path);
  return report;
}

export interface ReportRendering {
  theme: Theme;
  report: Report;
  isLost: SiteContent["isLost"];
  link: Link;
  /** No script runs where the page is shown, so that its pictures would lead away from it. */
  isStill?: boolean;
  /** Where the page finds an attachment or film; otherwise where it is published. */
  file?: (file: StoredFile) => string;
}

export const mediaWords = (words: ThemeWords): MediaWords => ({
  missingFile: words["missingFile"] ?? "",
  missingFilm: words["missingFilm"] ?? "",
  enlarge: words["enlarge"] ?? "",
  captions: { zh: words["captions-zh"] ?? "", en: words["captions-en"] ?? "" },
  watch: ({ player, host }, showing) =>
    (words[`watch-${showing}`] ?? "").replace("{site}", () =>
      player ? (words[`player-${player}`] ?? "") : host,
    ),
});

/** The page of one edition from the given text. */
export function renderReport(page: TextPage, view: PageView, rendering: ReportRendering): string {
  const { theme, report, isLost, link } = rendering;
  const file = rendering.file ?? ((one: StoredFile) => link(page, publishedPath(one)));
  const edition = report.editions[page.lang];
  const body = bodyHtml(edition, {
    image: (asset) => (isLost(asset) ? null : imageOf(asset, (path) => link(page, path))),
    sizes: bodySizes,
    missingPicture: view.words["missingPicture"] ?? "",
    notes: {
      title: view.words["notes"] ?? "",
      back: (number) =>
        (view.words["backToText"] ?? "{{number}}").replaceAll("{{number}}", String(number)),
    },
    file: (one) => (isLost(one) ? null : file(one)),
    words: { ...mediaWords(view.words), ...(rendering.isStill && { enlarge: "" }) },
  });
  return theme.render(page.kind, view, { lead: leadHtml(edition), body });
}
