/** Takes out of a picture what it tells of place, time, camera and author, and leaves its pixels as they are. */
import type { Asset } from "../asset.ts";
import { stripGif } from "./gif.ts";
import { stripJpeg } from "./jpeg.ts";
import { stripPng } from "./png.ts";
import { stripWebp } from "./webp.ts";

const strippers: Partial<
  Record<Asset["ext"], (bytes: Uint8Array) => Uint8Array<ArrayBuffer> | null>
> = { jpg: stripJpeg, png: stripPng, webp: stripWebp, gif: stripGif };

/**
 * The picture without its metadata; colour profile, orientation and animation stay. Null where the file is not built
 * as its format says, or the format has no parser here: it must be drawn anew. Never throws; a second run changes nothing.
 */
export const stripMetadata = (
  bytes: Uint8Array,
  ext: Asset["ext"],
): Uint8Array<ArrayBuffer> | null => strippers[ext]?.(bytes) ?? null;
