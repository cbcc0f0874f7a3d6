/** A copy of an old site on the disk: its pages, and the files that they show, none from outside of the folder. */
import { createReadStream } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { decoded } from "../../../core/exchange/old-site/links.ts";
import type { PictureProblem } from "../../../core/exchange/imported.ts";
import { MAX_IMAGE_BYTES } from "../../../core/media/asset.ts";
import { ImportRefusal } from "../import-refusal.ts";

const MEGABYTE = 1024 * 1024;
/** A page of text; pictures lie beside it. */
const MAX_PAGE_BYTES = 8 * MEGABYTE;

export interface SiteFolder {
  /** The host that the folder is named for, null where it is not. */
  host: string | null;
  /** Paths of the pages from the site's root, sorted. */
  pages: string[];
  has(path: string): boolean;
  /** Throws ImportRefusal. */
  page(path: string): Promise<Uint8Array>;
  /** Of a path that the folder has. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** Whether a file lies where a page says; as `picture` finds it. */
  holds(path: string): boolean;
  /** @param path from the site's root, as a page has it, with its query if it has one */
  picture(path: string): Promise<Uint8Array | PictureProblem>;
}

/** Null when there is no page. Programs that copy sites put them into a folder named for the host: that may be given too. */
export async function openSiteFolder(given: string): Promise<SiteFolder | null> {
  const top = await readdir(given, { withFileTypes: true }).catch(() => null);
  if (!top) return null;
  const [only] = top.filter(({ name }) => !name.startsWith("."));
  const isWrapped =
    only?.isDirectory() === true &&
    top.filter(({ name }) => !name.startsWith(".")).length === 1 &&
    /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(only.name);
  const root = await realpath(isWrapped ? join(given, only.name) : given);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .map((path) => path.replaceAll(sep, "/")),
  );
  const pages = [...files].filter((path) => /\.s?html?$/i.test(path)).sort();
  if (pages.length === 0) return null;

  /** The name on the disk: as written, decoded, or without the query. */
  const nameOf = (path: string): string | undefined => {
    const bare = path.replace(/[?#].*$/, "");
    return [path, decoded(path), bare, decoded(bare)].find((name) => files.has(name));
  };
  return {
    host: isWrapped ? only.name : null,
    pages,
    has: (path) => files.has(path),
    holds: (path) => nameOf(path) !== undefined,
    async page(path) {
      const { size } = await stat(join(root, path));
      if (size > MAX_PAGE_BYTES) throw new ImportRefusal("FILE_TOO_LARGE");
      return readFile(join(root, path));
    },
    stream: (path) => createReadStream(join(root, path)),
    async picture(path) {
      const name = nameOf(path);
      if (name === undefined) return "missing";
      try {
        const { size } = await stat(join(root, name));
        return size > MAX_IMAGE_BYTES ? "too-many-bytes" : await readFile(join(root, name));
      } catch {
        return "missing";
      }
    },
  };
}
