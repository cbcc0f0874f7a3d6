/** Pictures as the site shows them: turned, cut and scaled, in sRGB, without any metadata, in the formats that browsers take. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { assetKey } from "../../core/media/asset.ts";
import {
  pictureTypes,
  type PictureFormat,
  type Rendition,
} from "../../core/publication/pictures.ts";
import { isWhole } from "./is-whole.ts";
import { framesOf, prepared, preparedFrames } from "./prepared.ts";
import type { RenditionCache } from "./rendition-cache.ts";

export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

interface Encoding {
  options: object;
  encode(picture: Sharp, options: never): Sharp;
}

const encoding = <T extends object>(
  options: T,
  encode: (picture: Sharp, options: T) => Sharp,
): Encoding => ({ options, encode });

/** What the levels cost and give was measured: docs/decisions/037. */
const encodings: Record<PictureFormat, Encoding> = {
  avif: encoding({ quality: 55, effort: 1, chromaSubsampling: "4:2:0" }, (picture, options) =>
    picture.avif(options),
  ),
  webp: encoding({ quality: 78, effort: 2 }, (picture, options) => picture.webp(options)),
  // See-through parts are white, as the page is.
  jpg: encoding({ quality: 80, mozjpeg: true }, (picture, options) =>
    picture.flatten({ background: "#fff" }).jpeg(options),
  ),
  png: encoding({ palette: true, quality: 90, effort: 1 }, (picture, options) =>
    picture.png(options),
  ),
  gif: encoding({}, (picture, options) => picture.gif(options)),
  // A drawing goes as it is.
  svg: encoding({}, (picture) => picture),
};

/** Copies that another encoder or other settings made have another name. */
const recipes = Object.fromEntries(
  Object.entries(encodings).map(([format, { options }]) => [
    format,
    createHash("sha256")
      .update(JSON.stringify([options, sharp.versions]))
      .digest("hex")
      .slice(0, 8),
  ]),
) as Record<PictureFormat, string>;

type Wanted = Pick<Rendition, "asset" | "width" | "height" | "format">;

/**
 * The file of a rendition, from the cache where it is there. Null when the library has no such picture, or a damaged
 * one.
 * @param pathOf the stored file
 */
export async function rendition(
  wanted: Wanted,
  { cache, pathOf }: { cache: RenditionCache; pathOf: (asset: Wanted["asset"]) => string },
): Promise<Picture | null> {
  const { asset, width, format } = wanted;
  const type = pictureTypes[format];
  const name = `${assetKey(asset)}-${width}-${recipes[format]}.${format}`;
  const kept = await cache.read(name);
  if (kept && isWhole(kept, format)) return { bytes: kept, type };
  const made = await readFile(pathOf(asset))
    .then((stored) => drawn(stored, wanted))
    .catch(() => null);
  if (!made) return null;
  await cache.keep(name, made);
  return { bytes: new Uint8Array(made), type };
}

/** A file of several frames keeps them, and one that nothing changes keeps its bytes. */
async function drawn(stored: Uint8Array, wanted: Wanted): Promise<Uint8Array> {
  const { asset, width, height, format } = wanted;
  const { encode, options } = encodings[format];
  if (format === "svg") return stored;
  const keepsFrames = format === asset.ext && (format === "gif" || format === "webp");
  if (keepsFrames && (await framesOf(stored)) > 1) {
    if (!asset.recipe) return stored;
    return encode(await preparedFrames(stored, asset.recipe), options as never).toBuffer();
  }
  const still = await prepared(stored, asset.recipe);
  return encode(still.resize({ width, height, fit: "fill" }), options as never).toBuffer();
}
