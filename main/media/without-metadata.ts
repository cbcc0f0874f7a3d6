/** A picture's bytes without its metadata: cut out where that can be done, drawn anew where it cannot. */
import sharp, { type Metadata, type Sharp } from "sharp";
import { type Asset, type Cleaning, MAX_IMAGE_PIXELS } from "../../core/media/asset.ts";
import { stripMetadata } from "../../core/media/strip/strip.ts";

/** Losses that the eye does not see. */
export const encode: Record<Asset["ext"], (picture: Sharp) => Sharp> = {
  jpg: (picture) => picture.jpeg({ quality: 94, chromaSubsampling: "4:4:4" }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 92 }),
  gif: (picture) => picture.gif(),
  avif: (picture) => picture.avif({ quality: 80 }),
  // What is cut or turned of a drawing is a picture of points.
  svg: (picture) => picture.png(),
};

interface Known {
  ext: Asset["ext"];
  /** Of `bytes` as they came. */
  header: Metadata;
}

/** `bytes` are known to be a picture that can be decoded. */
export async function withoutMetadata(
  bytes: Uint8Array,
  { ext, header }: Known,
): Promise<{ bytes: Uint8Array; cleaning: Cleaning }> {
  // It was written anew when it came in.
  if (ext === "svg") return { bytes, cleaning: "untouched" };
  if (ext === "avif" && !tells(header)) return { bytes, cleaning: "untouched" };
  const bare = stripMetadata(bytes, ext);
  if (bare && (await isSamePicture(bare, header)))
    return { bytes: bare, cleaning: isEqual(bare, bytes) ? "untouched" : "stripped" };
  const animated = ext === "gif" || ext === "webp";
  const picture = sharp(bytes, { animated, limitInputPixels: MAX_IMAGE_PIXELS })
    .rotate()
    .keepIccProfile();
  return { bytes: await encode[ext](picture).toBuffer(), cleaning: "redrawn" };
}

/** True when the file carries words of its own. */
const tells = ({ exif, xmp, iptc, comments }: Metadata): boolean =>
  Boolean(exif ?? xmp ?? iptc) || (comments?.length ?? 0) > 0;

/** A second opinion on what was cut, by the decoder itself. */
async function isSamePicture(bare: Uint8Array, before: Metadata): Promise<boolean> {
  try {
    const after = await sharp(bare, { limitInputPixels: MAX_IMAGE_PIXELS }).metadata();
    return (
      (["format", "width", "height", "pages", "hasAlpha", "space"] as const).every(
        (fact) => after[fact] === before[fact],
      ) &&
      (after.orientation ?? 1) === (before.orientation ?? 1) &&
      !(after.xmp ?? after.iptc)
    );
  } catch {
    return false;
  }
}

const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && Buffer.compare(one, other) === 0;
