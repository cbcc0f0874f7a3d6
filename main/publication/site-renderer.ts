/** Makes the files of the site: pages through the theme, pictures through the media service, maps as text. */
import { readFile } from "node:fs/promises";
import { publishedPath, type StoredFile } from "../../core/media/stored-file.ts";
import type { Rendition } from "../../core/publication/pictures.ts";
import { renditionsOf } from "../../core/publication/site-pictures.ts";
import type { Manifest } from "../../core/publication/manifest.ts";
import { searchPaths } from "../../core/publication/search/layout.ts";
import { siteTextPaths } from "../../core/publication/site-texts.ts";
import type { SiteEdition, SitePage, SiteReport } from "../../core/publication/site.ts";
import { langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import type { MediaService } from "../media/media-service.ts";
import { createBreather } from "./breather.ts";
import { sha256 } from "./hash.ts";
import { inParallel } from "./in-parallel.ts";
import { createPageMaker, isTextPage } from "./page-maker.ts";
import type { KeptHtml } from "./report-reading.ts";
import {
  described,
  isKept,
  type Places,
  type SiteFile,
  spooled,
  nothingKnown,
} from "./site-file.ts";
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
import { newTextMemory, textFiles, type TextMemory } from "./text-files.ts";
import type { Theme } from "./theme.ts";

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
export interface RenderMemory extends TextMemory {
  /** What all pages show besides what is their own: theme, columns, settings. */
  context: string;
  /** By path; a page that shows the same things again is not made again. */
  pages: Map<string, KnownPage>;
  pictures: Map<string, { hash: string; sizeBytes: number }>;
  /** Texts of editions as they were read. */
  html: WeakMap<SiteEdition, KeptHtml>;
}

export const newRenderMemory = (): RenderMemory => ({
  ...newTextMemory(),
  context: "",
  pages: new Map(),
  pictures: new Map(),
  html: new WeakMap(),
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
    pageFiles(rendering, (more) => onProgress?.("rendering", (done += more), total));
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
  file: SiteFile;
}

/** Every page; made are those that are not known, and those that are to be written. `onDone` hears how many more are there. */
async function pageFiles(
  rendering: Rendering,
  onDone: (more: number) => void,
): Promise<SiteFile[]> {
  const { content, memory, spool, threads } = rendering;
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
  const make = (pages: readonly SitePage[], held: Places["held"]) =>
    makePages(byReport(pages), { ...rendering, held }, (page, file) => {
      memory.pages.set(page.path, { page, file });
      files.push(file);
      onDone(1);
    });
  // A few are made while the place is still being looked at; of many, those that are there already are not worth keeping.
  if (!threads?.isWorth(wanted.length)) await make(wanted.splice(0), nothingKnown);
  const held = await rendering.held;
  const made = files.length;
  for (const { page, file } of same) {
    if (isKept(file, { held, spool })) files.push(file);
    else wanted.push(page);
  }
  onDone(files.length - made);
  await make(wanted, held);
  return files;
}

/** `Rendering` for a place that was looked at, or that nothing is known of yet. */
type Making = Omit<Rendering, "held"> & Pick<Places, "held">;

type TakePage = (page: SitePage, file: SiteFile) => void;

/** In threads where there are many. */
async function makePages(
  pages: readonly SitePage[],
  making: Making,
  take: TakePage,
): Promise<void> {
  const { content, theme, reports, spool, held, signal } = making;
  const here = await makeApart(pages, making, take);
  const maker = createPageMaker({ ...content, theme });
  const breathe = createBreather(signal);
  const livingOf = readsOnce(reports);
  for (const page of here) {
    await breathe();
    const of = reportOf(page);
    const text = maker.text(page, of && (await livingOf(of)));
    const { title, html } = maker.page(page, text);
    take(page, spooled({ path: page.path, title, text: html }, { held, spool }));
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
  { content, theme, reports, threads, memory, spool, held, signal }: Making,
  take: TakePage,
): Promise<readonly SitePage[]> {
  if (!threads?.isWorth(pages.length)) return pages;
  const { settings, columns, ownPages, drafts, media } = content;
  const { shared } = spool.file();
  const keptOf = (page: SitePage): KeptTexts | null => {
    const html = isTextPage(page) ? memory.html.get(page.edition) : undefined;
    return html?.file === shared && html.theme === theme.fingerprint ? html.kept : null;
  };
  const here: SitePage[] = [];
  const orderOf = (page: SitePage): PageOrder | null => {
    const kept = keptOf(page);
    const of = kept ? null : reportOf(page);
    const stored = (of && reports.stored?.(of.id)) ?? null;
    return of && !stored ? null : { page, stored, kept, held: held.get(page.path) ?? null };
  };
  const fileOf = ({ path }: SitePage, { title, hash, sizeBytes, piece }: PageDone): SiteFile => {
    if (piece) spool.note(hash, piece);
    return { path, title, hash, sizeBytes, read: () => spool.read(hash) };
  };
  await threads.spread("make", {
    ...{
      facts: { settings, columns, ownPages, drafts, media, theme: theme.plain, spool: shared },
      count: pages.length,
      signal,
    },
    piece(index) {
      const page = pages[index];
      return page ? orderOf(page) : null;
    },
    take(index, made) {
      const page = pages[index];
      if (page && made) take(page, fileOf(page, made));
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
