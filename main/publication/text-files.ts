/** The files of the site that are for machines: maps, feeds, the search index. */
import type { LateText } from "../../core/publication/sitemap.ts";
import { siteTexts } from "../../core/publication/site-texts.ts";
import { asOnSite, withTextOf } from "./report-reading.ts";
import { createSearchIndex, type IndexFile, type SearchIndex } from "./search-index.ts";
import { isKept, type Places, type SiteFile, spooled, nothingKnown } from "./site-file.ts";
import type { ReportSource, SiteContent } from "./site-reader.ts";
import type { Spool } from "./spool.ts";

/** What was made before. */
export interface TextMemory {
  search: SearchIndex;
  /** Files of the index, which gives the same object again for one that stayed. */
  index: WeakMap<IndexFile, SiteFile>;
  /** What follows from the pages as they were laid out last; by path what these files were made of. */
  texts: { of: SiteContent["pages"]; files: SiteFile[]; byPath: Map<string, KnownText> };
}

interface KnownText {
  mark: unknown;
  file: SiteFile;
}

export const newTextMemory = (): TextMemory => ({
  search: createSearchIndex(),
  index: new WeakMap(),
  texts: { of: [], files: [], byPath: new Map() },
});

export interface TextMaking {
  content: SiteContent;
  reports: Pick<ReportSource, "projection">;
  memory: TextMemory;
  spool: Spool;
  /** What the target holds, once that is known. */
  held: Promise<Places["held"]>;
}

/** Maps, feeds and the search index; the same again while the pages are. */
export async function textFiles(
  { content, memory, reports, spool, held: looking }: TextMaking,
  made: readonly SiteFile[],
): Promise<SiteFile[]> {
  const { drafts, pages } = content;
  const { byPath: known } = memory.texts;
  if (memory.texts.of === pages) {
    const held = await looking;
    if ([...known.values()].every(({ file }) => isKept(file, { held, spool })))
      return memory.texts.files;
  }
  const sizes = new Map(made.map((file) => [file.path, file.sizeBytes]));
  const texts = siteTexts(content, (file) => sizes.get(file));
  const index = await memory.search.files(content.reports, async ({ id, editions }, lang) => {
    const living = await reports.projection(id);
    const edition = editions[lang];
    if (!living || !edition) return null;
    return withTextOf(edition, living, drafts) ?? asOnSite(living, drafts);
  });
  const indexFile = (one: IndexFile): SiteFile => {
    const file = memory.index.get(one) ?? inMemory(one);
    memory.index.set(one, file);
    return file;
  };
  const fileOf = (one: LateText, before: SiteFile | undefined, held: Places["held"]): SiteFile =>
    before && isKept(before, { held, spool })
      ? before
      : spooled({ path: one.path, text: one.text() }, { held, spool });
  // What is new is made while the place is still being looked at.
  const early = texts.map((one) => {
    const before = known.get(one.path);
    return before && before.mark === one.mark ? before.file : fileOf(one, undefined, nothingKnown);
  });
  const held = await looking;
  const byPath = new Map(
    texts.map((one, index): [string, KnownText] => [
      one.path,
      { mark: one.mark, file: fileOf(one, early[index], held) },
    ]),
  );
  const files = [...[...byPath.values()].map(({ file }) => file), ...index.map(indexFile)];
  memory.texts = { of: pages, files, byPath };
  return files;
}

/** The index has its files, most of which stay as they were, and their hashes; their bytes are made when they are written. */
function inMemory({ path, text, hash }: IndexFile): SiteFile {
  const read = async () => new TextEncoder().encode(text);
  return { path, title: "", sizeBytes: Buffer.byteLength(text), hash, read };
}
