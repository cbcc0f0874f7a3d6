/** Pictures on their way into a file: in a format that Word and every mail program show, and of a size to send. */
import sharp from "sharp";
import type { PictureSizing } from "../../core/api/export.ts";
import { type Asset, assetKey, MAX_IMAGE_PIXELS, shownSize } from "../../core/media/asset.ts";
import type { MediaService } from "../media/media-service.ts";
import { ExportRefusal } from "./export-refusal.ts";

export interface ExportPicture {
  bytes: Uint8Array;
  ext: "jpg" | "png" | "gif";
  width: number;
  height: number;
}

/** By `assetKey`; a picture whose file is lost is not in it. */
export type ExportPictures = ReadonlyMap<string, ExportPicture>;

export interface PictureReading {
  media: Pick<MediaService, "read">;
  sizing: PictureSizing;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Narrower than usual, and no file larger than this. */
  fit?: PictureFit | undefined;
}

export interface PictureFit {
  widthPx: number;
  maxBytes: number;
}

const WIDEST_PX = 1600;
const MAX_TOTAL_BYTES = 200 * 1024 * 1024;

/** @throws ExportRefusal `too-large` */
export async function readPictures(
  assets: readonly (Asset | null)[],
  { media, sizing, signal, onProgress, fit }: PictureReading,
): Promise<ExportPictures> {
  const pictures = new Map<string, ExportPicture>();
  if (sizing === "none") return pictures;
  const wanted = new Map(assets.flatMap((asset) => (asset ? [[assetKey(asset), asset]] : [])));
  let sizeBytes = 0;
  let done = 0;
  for (const asset of wanted.values()) {
    signal?.throwIfAborted();
    const stored = await media.read(asset);
    const portable = stored && (await toPortable(stored.bytes, asset, sizing));
    const picture = portable && fit ? await fitted(portable, fit) : portable;
    if (picture) pictures.set(assetKey(asset), picture);
    sizeBytes += picture?.bytes.byteLength ?? 0;
    if (sizeBytes > MAX_TOTAL_BYTES) throw new ExportRefusal("too-large");
    done += 1;
    onProgress?.(done, wanted.size);
  }
  return pictures;
}

/** Null when the stored file is damaged. Metadata of a picture that is made anew stays behind. */
async function toPortable(
  bytes: Uint8Array,
  asset: Asset,
  sizing: PictureSizing,
): Promise<ExportPicture | null> {
  const { ext } = asset;
  const { width, height } = shownSize(asset);
  // A moving picture would stand still if it was made anew.
  if (ext === "gif") return { bytes, ext, width, height };
  if (sizing === "original" && (ext === "jpg" || ext === "png"))
    return { bytes, ext, width, height };
  try {
    const upright = sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS }).rotate();
    const { hasAlpha } = await sharp(bytes).metadata();
    const sized =
      sizing === "original"
        ? upright
        : upright.resize({
            width: WIDEST_PX,
            height: WIDEST_PX,
            fit: "inside",
            withoutEnlargement: true,
          });
    const asPng = ext === "png" || hasAlpha;
    const made = asPng ? sized.png() : sized.jpeg({ quality: 86, mozjpeg: false });
    const { data, info } = await made.keepIccProfile().toBuffer({ resolveWithObject: true });
    return { bytes: data, ext: asPng ? "png" : "jpg", width: info.width, height: info.height };
  } catch {
    return null;
  }
}

/** As it is where it fits; made narrower otherwise, and a still JPEG where that is what it takes. Null when damaged. */
async function fitted(
  picture: ExportPicture,
  { widthPx, maxBytes }: PictureFit,
): Promise<ExportPicture | null> {
  const { bytes, ext, width } = picture;
  const isLight = bytes.byteLength <= maxBytes;
  if (isLight && (width <= widthPx || ext === "gif")) return picture;
  try {
    const sized = sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS }).rotate().resize({
      width: widthPx,
      withoutEnlargement: true,
    });
    const asPng = ext === "png" && isLight;
    const made = asPng ? sized.png() : sized.flatten({ background: "#fff" }).jpeg({ quality: 86 });
    const { data, info } = await made.keepIccProfile().toBuffer({ resolveWithObject: true });
    if (asPng && data.byteLength > maxBytes)
      return await fitted({ ...picture, bytes: data }, { widthPx, maxBytes });
    return { bytes: data, ext: asPng ? "png" : "jpg", width: info.width, height: info.height };
  } catch {
    return null;
  }
}

/** Pictures as they stand in a file that needs nothing beside it; null where there is none. */
export const inFile =
  (pictures: ExportPictures) =>
  (asset: Asset): { src: string; width: number; height: number } | null => {
    const picture = pictures.get(assetKey(asset));
    return picture ? { src: dataUrl(picture), width: picture.width, height: picture.height } : null;
  };

export const dataUrl = ({ bytes, ext }: ExportPicture): string =>
  `data:image/${ext === "jpg" ? "jpeg" : ext};base64,${Buffer.from(bytes).toString("base64")}`;
