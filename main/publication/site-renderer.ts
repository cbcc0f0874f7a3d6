/** Makes the files of the site: pages through the theme, pictures through the media service, maps as text. */
import { readFile } from "node:fs/promises";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import type { Rendition } from "../../core/publication/pictures.ts";
import { renditionsOf } from "../../core/publication/site-pictures.ts";
import type { Manifest } from "../../core/publication/manifest.ts";
import type { FileChange } from "../../core/publication/plan.ts";
import { searchPaths } from "../../core/publication/search/layout.ts";
import { siteTextPaths, siteTexts } from "../../core/publication/site-texts.ts";
import type { SiteText } from "../../core/publication/sitemap.ts";
import type { SiteEdition, SitePage, SiteReport } from "../../core/publication/site.ts";
import { langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import type { MediaService } from "../media/media-service.ts";
import { createBreather } from "./breather.ts";
import { sha256 } from "./hash.ts";
import { inParallel } from "./in-parallel.ts";
import { createPageMaker, isTextPage } from "./page-maker.ts";
import { asOnSite, type KeptHtml, withTextOf } from "./report-reading.ts";
import { createSearchIndex, type IndexFile, type SearchIndex } from "./search-index.ts";
import {
  filesOf,
  onSite,
  type ReportProgress,
  type ReportSource,
  type SiteContent,
} from "./site-reader.ts";
import type { SiteThreads } from "./site-threads.ts";
import type { PageDone, PageOrder } from "./site-work.ts";
import type { Spool } from "./spool.ts";
import type { KeptTexts } from "./spool-file.ts";
import type { Theme } from "./theme.ts";

/** A file of the site with the way to its bytes. */
export interface SiteFile extends FileChange {
  read(): Promise<Uint8Array>;
}

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
  pages: Map<string, KnownPage>;
  pictures: Map<string, { hash: string; sizeBytes: number }>;
  search: SearchIndex;
  /** Texts of editions as they were read. */
  html: WeakMap<SiteEdition, KeptHtml>;
  /** Files of the index, which gives the same object again for one that stayed. */
  index: WeakMap<IndexFile, SiteFile>;
  /** What follows from the pages as they were laid out last; by path the texts that these files were made of. */
  texts: { of: SiteContent["pages"]; files: SiteFile[]; byPath: Map<string, KnownText> };
}

interface KnownText {
  text: string;
  file: SiteFile;
}

export const newRenderMemory = (): RenderMemory => ({
  context: "",
  pages: new Map(),
  pictures: new Map(),
  search: createSearchIndex(),
  html: new WeakMap(),
  index: new WeakMap(),
  texts: { of: [], files: [], byPath: new Map() },
});

export interface Rendering {
  content: SiteContent;
  theme: Theme;
  reports: Pick<ReportSource, "projection" | "stored">;
  media: Pick<MediaService, "rendition" | "path">;
  memory: RenderMemory;
  /** Help with many pages. */
  threads?: SiteThreads | undefined;
  spool: Spool;
  /** What the target holds, once that is known; a page that is there already is not kept for writing. */
  held: Promise<ReadonlyMap<string, string | null>>;
  manifest: Manifest | null;
  signal?: AbortSignal | undefined;
  onProgress?: ReportProgress | undefined;
}

/** By the pages that were laid out. */
const pathsKnown = new WeakMap<SiteContent["pages"], { theme: Theme; paths: string[] }>();

/** Paths of everything that `renderSite` makes. */
export function sitePaths(content: SiteContent, theme: Theme): readonly string[] {
  const known = pathsKnown.get(content.pages);
  if (known?.theme === theme) return known.paths;
  const paths = findPaths(content, theme);
  pathsKnown.set(content.pages, { theme, paths });
  return paths;
}

const findPaths = (content: SiteContent, theme: Theme): string[] => [
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
  const breathe = createBreather(signal);
  let done = 0;
  await inParallel(pictures, PICTURES_AT_ONCE, async (picture) => {
    await breathe();
    files.push(await pictureFile(picture, rendering));
    onProgress?.("rendering", ++done, total);
  });
  const pages = async (): Promise<SiteFile[]> =>
    pageFiles(rendering, () => onProgress?.("rendering", ++done, total));
  const sized = [...files];
  // The index is made while threads make pages.
  const [made, texts] = await both(pages, () => textFiles(rendering, sized));
  return [...files, ...made, ...texts];
}

/** Both at rest before either's failure is told. */
async function both<A, B>(one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([one(), other()]);
  if (a.status === "rejected") throw a.reason;
  if (b.status === "rejected") throw b.reason;
  return [a.value, b.value];
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
  const index = await memory.search.files(content.reports, async ({ id, editions }, lang) => {
    const living = await reports.projection(id);
    const edition = editions[lang];
    if (!living || !edition) return null;
    return withTextOf(edition, living, drafts) ?? asOnSite(living, drafts);
  });
  const kept = (file: IndexFile): SiteFile => {
    const known = memory.index.get(file) ?? textFile(file);
    memory.index.set(file, known);
    return known;
  };
  const byPath = new Map(
    texts.map((one): [string, KnownText] => {
      const known = memory.texts.byPath.get(one.path);
      return [one.path, known?.text === one.text ? known : { text: one.text, file: textFile(one) }];
    }),
  );
  const files = [...[...byPath.values()].map(({ file }) => file), ...index.map(kept)];
  memory.texts = { of: pages, files, byPath };
  return files;
}

/** The index knows the hashes of its files, most of which stay as they were; their bytes are made when they are written. */
function textFile({ path, text, hash }: SiteText & { hash?: string }): SiteFile {
  const file = { path, title: "", sizeBytes: Buffer.byteLength(text), hash: hash ?? sha256(text) };
  return { ...file, read: async () => new TextEncoder().encode(text) };
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
  const { memory, media, manifest } = rendering;
  const { path } = picture;
  const read = async (): Promise<Uint8Array> => {
    const found = await media.rendition(picture);
    if (!found) throw new PictureDamaged(path, picture.asset.hash);
    return found.bytes;
  };
  const left = manifest?.files[path];
  let known = memory.pictures.get(path);
  if (!known && left && (await rendering.held).get(path) === left.hash) known = left;
  if (!known) {
    const { hash, sizeBytes } = described(path, "", await read());
    known = { hash, sizeBytes };
  }
  memory.pictures.set(path, known);
  return { path, title: "", hash: known.hash, sizeBytes: known.sizeBytes, read };
}

interface KnownPage {
  page: SitePage;
  hash: string;
  file: SiteFile;
}

/** Every page; made are those that are not known, and those that are to be written. `onDone` hears of each. */
async function pageFiles(rendering: Rendering, onDone: () => void): Promise<SiteFile[]> {
  const { content, memory, spool } = rendering;
  const files: SiteFile[] = [];
  const wanted: SitePage[] = [];
  const same: KnownPage[] = [];
  for (const page of content.pages) {
    const known = memory.pages.get(page.path);
    if (known === undefined || !isSamePage(known.page, page)) wanted.push(page);
    else {
      known.page = page;
      same.push(known);
    }
  }
  const held = await rendering.held;
  for (const { page, hash, file } of same) {
    if (held.get(page.path) === hash || spool.has(hash)) {
      files.push(file);
      onDone();
    } else wanted.push(page);
  }
  await makePages(byReport(wanted), rendering, (page, { title, hash, sizeBytes, piece }) => {
    const { path } = page;
    if (piece) spool.note(hash, piece);
    const file = { path, title, hash, sizeBytes, read: () => spool.read(hash) };
    memory.pages.set(path, { page, hash, file });
    files.push(file);
    onDone();
  });
  return files;
}

type TakePage = (page: SitePage, made: PageDone) => void;

/** In threads where there are many. */
async function makePages(
  pages: readonly SitePage[],
  rendering: Rendering,
  take: TakePage,
): Promise<void> {
  const { content, theme, reports, spool, signal } = rendering;
  const held = await rendering.held;
  const here = await makeApart(pages, rendering, take);
  const maker = createPageMaker({ ...content, theme });
  const breathe = createBreather(signal);
  const livingOf = readsOnce(reports);
  for (const page of here) {
    await breathe();
    const of = reportOf(page);
    const text = maker.text(page, of && (await livingOf(of)));
    const { title, html } = maker.page(page, text);
    const bytes = Buffer.from(html, "utf8");
    const hash = sha256(bytes);
    if (held.get(page.path) !== hash) spool.put(hash, bytes);
    take(page, { title, hash, sizeBytes: bytes.byteLength, piece: null });
  }
}

/** Both pages of a report come one after the other, and it is read once for them. */
export function readsOnce({
  projection,
}: Rendering["reports"]): (of: SiteReport) => Promise<Report | null> {
  let last: { of: SiteReport | null; report: Report | null } = { of: null, report: null };
  return async (of) => {
    if (last.of !== of) last = { of, report: await projection(of.id) };
    return last.report;
  };
}

/** Gives those back that are to be made here: few, and those that threads cannot read. */
async function makeApart(
  pages: readonly SitePage[],
  { content, theme, reports, threads, memory, spool, held: looking, signal }: Rendering,
  take: TakePage,
): Promise<readonly SitePage[]> {
  if (!threads?.isWorth(pages.length)) return pages;
  const held = await looking;
  const { settings, columns, ownPages, drafts, media } = content;
  const { shared } = spool.file();
  const keptOf = (page: SitePage): KeptTexts | null => {
    const html = isTextPage(page) ? memory.html.get(page.edition) : undefined;
    return html?.file === shared && html.theme === theme.fingerprint ? html.kept : null;
  };
  const here: SitePage[] = [];
  const pieces: PageOrder[] = [];
  for (const page of pages) {
    const of = reportOf(page);
    const stored = of && (reports.stored?.(of.id) ?? null);
    if (of && !stored) here.push(page);
    else pieces.push({ page, stored, kept: keptOf(page), held: held.get(page.path) ?? null });
  }
  await threads.spread("make", {
    ...{
      facts: { settings, columns, ownPages, drafts, media, theme: theme.plain, spool: shared },
      pieces,
      signal,
    },
    take(index, made) {
      const page = pieces[index]?.page;
      if (page && made) take(page, made);
      else if (page) here.push(page);
    },
  });
  return here;
}

/** The report whose text the page shows. */
const reportOf = (page: SitePage): SiteReport | null => (isTextPage(page) ? page.report : null);

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
