/** Pictures and files of a library: pictures are stored without metadata, named by the SHA-256 of what is stored, given out whole or scaled. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp, { type Metadata } from "sharp";
import writeFileAtomic from "write-file-atomic";
import {
  type Asset,
  assetKey,
  assetPath,
  assetSchema,
  type Cleaning,
  MAX_DRAWING_BYTES,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_PIXELS,
  type MediaRefusal,
} from "../../core/media/asset.ts";
import { isWhole } from "./is-whole.ts";
import { cleanSvg, looksLikeSvg } from "../../core/media/svg/clean-svg.ts";
import { createFileStore, type FileStore } from "./file-store.ts";
import type { Rendition } from "../../core/publication/pictures.ts";
import { made, prepared } from "./prepared.ts";
import { createRenditionCache } from "./rendition-cache.ts";
import { type Picture, rendition } from "./renditions.ts";
import { withoutMetadata } from "./without-metadata.ts";

export type TakenIn =
  | { kind: "asset"; asset: Asset; cleaning: Cleaning }
  | { kind: "refused"; refusal: MediaRefusal };

export interface MediaService extends FileStore {
  /**
   * Stores a picture without what its file tells of place, time, camera and author; its pixels stay as they are
   * unless `cleaning` says that it was drawn anew. The same picture again is the same asset. Throws the disk's errors.
   */
  add(bytes: Uint8Array): Promise<TakenIn>;
  /**
   * The stored bytes, or what the recipe makes of them in the same format; a WebP no wider than `widthPx` where a width
   * is given. Null when the library has no such file, or a damaged one.
   */
  read(asset: Pick<Asset, "hash" | "ext" | "recipe">, widthPx?: number): Promise<Picture | null>;
  /** A file of the picture for the site; null as above. */
  rendition(wanted: Omit<Rendition, "path">): Promise<Picture | null>;
  /** Absolute path of the stored file. */
  path(file: { hash: string; ext: string }): string;
  /** Names (`<sha256>.<ext>`) of everything that is stored. */
  names(): Promise<string[]>;
}

const extOfFormat: Record<string, Asset["ext"]> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
  gif: "gif",
  heif: "avif",
  svg: "svg",
};

/** Empty for what is no folder or not there. */
const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });

const typeOfExt: Record<Asset["ext"], string> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
  svg: "image/svg+xml",
};

/** Widths that are made and kept; a wish in between gets the next larger one. */
const WIDTHS_PX = [160, 320, 640, 1280, 1920];

/** Some 7,000 pictures in every size and format. */
const MAX_CACHE_BYTES = 8 * 1024 ** 3;

/** @param libraryDir scaled copies are kept in its `cache` folder, which may be deleted at any time */
export function createMediaService(libraryDir: string): MediaService {
  const path = (file: { hash: string; ext: string }) => join(libraryDir, "media", assetPath(file));

  const cache = createRenditionCache(join(libraryDir, "cache", "site"), {
    maxBytes: MAX_CACHE_BYTES,
  });

  const scaled = async (asset: Pick<Asset, "hash" | "ext" | "recipe">, widthPx: number) => {
    const cached = join(libraryDir, "cache", "media", `${assetKey(asset)}-${widthPx}.webp`);
    const kept = await readIfThere(cached).catch(() => null);
    if (kept && isWhole(kept, "webp")) return kept;
    const original = await readIfThere(path(asset));
    if (!original) return null;
    const bytes = await prepared(original, asset.recipe)
      .then((picture) =>
        picture
          .resize({ width: widthPx, withoutEnlargement: true })
          .webp({ quality: 82 })
          .toBuffer(),
      )
      .catch(() => null);
    // A file that was damaged since it came in.
    if (!bytes) return null;
    // The copy only saves time: a full disk is no reason not to show the picture.
    await mkdir(dirname(cached), { recursive: true })
      .then(() => writeFileAtomic(cached, bytes, { fsync: false }))
      .catch(() => undefined);
    return new Uint8Array(bytes);
  };

  return {
    ...createFileStore(libraryDir),
    path,
    rendition: (wanted) => rendition(wanted, { cache, pathOf: path }),
    async add(given) {
      const drawing = cleanDrawing(given);
      if (drawing && "refusal" in drawing) return { kind: "refused", ...drawing };
      const bytes = drawing?.bytes ?? given;
      const looked = await look(bytes);
      if (looked.kind === "refused") return looked;
      // The decoder knows drawings by other signs as well: packed ones, and those that begin with a long comment.
      if (looked.ext === "svg" && !drawing) return { kind: "refused", refusal: "not-an-image" };
      const clean = await withoutMetadata(bytes, looked).catch(() => null);
      if (!clean) return { kind: "refused", refusal: "not-an-image" };
      const asset = assetSchema.parse({
        hash: createHash("sha256").update(clean.bytes).digest("hex"),
        ...looked.size,
        ext: looked.ext,
        ...(looked.isMoving && { moving: true }),
      });
      const file = path(asset);
      if (!(await holds(file, clean.bytes.byteLength))) {
        await mkdir(dirname(file), { recursive: true });
        await writeFileAtomic(file, Buffer.from(clean.bytes));
      }
      return { kind: "asset", asset, cleaning: drawing?.cleaning ?? clean.cleaning };
    },
    async names() {
      const folders = await namesIn(join(libraryDir, "media"));
      const names = await Promise.all(
        folders.map((folder) => namesIn(join(libraryDir, "media", folder))),
      );
      return names.flat();
    },
    async read(asset, widthPx) {
      if (!widthPx) {
        const bytes = await readIfThere(path(asset));
        const shown = bytes && asset.recipe ? await made(bytes, asset.ext, asset.recipe) : bytes;
        return shown && { bytes: shown, type: typeOfExt[isCutDrawing(asset) ? "png" : asset.ext] };
      }
      const width = WIDTHS_PX.find((candidate) => candidate >= widthPx) ?? 1920;
      const bytes = await scaled(asset, width);
      return bytes && { bytes, type: typeOfExt.webp };
    },
  };
}

const isCutDrawing = ({ ext, recipe }: Pick<Asset, "ext" | "recipe">): boolean =>
  ext === "svg" && recipe !== undefined;

/** Null for what is no drawing. Nothing else reads a drawing before it was written anew. */
function cleanDrawing(
  given: Uint8Array,
): { bytes: Uint8Array; cleaning: Cleaning } | { refusal: MediaRefusal } | null {
  if (!looksLikeSvg(new TextDecoder().decode(given.subarray(0, 10_000)))) return null;
  if (given.byteLength > MAX_DRAWING_BYTES) return { refusal: "too-many-bytes" };
  const text = new TextDecoder().decode(given);
  const clean = cleanSvg(text);
  if (clean === null) return { refusal: "not-an-image" };
  const bytes = new TextEncoder().encode(clean);
  return { bytes, cleaning: clean === text ? "untouched" : "stripped" };
}

type Looked =
  | {
      kind: "fit";
      ext: Asset["ext"];
      header: Metadata;
      size: Pick<Asset, "width" | "height">;
      isMoving: boolean;
    }
  | { kind: "refused"; refusal: MediaRefusal };

/** What the file is, from its own header; nothing is decoded before size and format are known to be fit. */
async function look(bytes: Uint8Array): Promise<Looked> {
  if (bytes.byteLength > MAX_IMAGE_BYTES) return { kind: "refused", refusal: "too-many-bytes" };
  let header: Metadata;
  try {
    header = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return { kind: "refused", refusal: "not-an-image" };
  }
  const ext = extOfFormat[header.format ?? ""];
  if (!ext || (ext === "avif" && header.compression !== "av1"))
    return { kind: "refused", refusal: "not-an-image" };
  if (header.width * header.height > MAX_IMAGE_PIXELS)
    return { kind: "refused", refusal: "too-many-pixels" };
  try {
    await sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS }).resize(8, 8).raw().toBuffer();
  } catch {
    return { kind: "refused", refusal: "not-an-image" };
  }
  // EXIF orientations 5 to 8 lie on their side.
  const lying = (header.orientation ?? 1) >= 5;
  const { width, height } = header;
  const size = lying ? { width: height, height: width } : { width, height };
  const isMoving = (header.pages ?? 1) > 1 && (ext === "gif" || ext === "webp");
  return { kind: "fit", ext, header, size, isMoving };
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

const holds = (path: string, sizeBytes: number): Promise<boolean> =>
  stat(path).then(
    (found) => found.size === sizeBytes,
    () => false,
  );
