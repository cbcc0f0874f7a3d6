/** The one file of a picture that others are given: networks that show a link, search engines, readers of feeds. */
import type { HtmlImage } from "../edition/html.ts";
import type { Asset } from "../media/asset.ts";
import { cardOf, imageOf, pictureTypes } from "./pictures.ts";
import type { SiteEdition } from "./site.ts";

export interface ShareImage {
  path: string;
  /** Media type. */
  type: string;
  width: number;
  height: number;
  alt: string;
}

const types: Record<string, string> = pictureTypes;

/** In the format that everybody reads; null for an edition without a picture. */
export const shareImageOf = ({ picture }: SiteEdition): ShareImage | null =>
  picture &&
  toShare(
    picture.asset.ext === "svg"
      ? cardOf(picture.asset, "card", (file) => file)
      : imageOf(picture.asset, (file) => file),
    picture.alt,
  );

/** A picture that only lists show, in their shape. */
export const shareCardOf = (asset: Asset): ShareImage =>
  toShare(
    cardOf(asset, "feature", (file) => file),
    "",
  );

function toShare({ src: path, width, height }: HtmlImage, alt: string): ShareImage {
  const type = types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return { path, type, width, height, alt };
}
