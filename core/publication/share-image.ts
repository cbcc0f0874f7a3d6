/** The one file of a picture that others are given: networks that show a link, search engines, readers of feeds. */
import { imageOf, pictureTypes } from "./pictures.ts";
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
export function shareImageOf({ picture }: SiteEdition): ShareImage | null {
  if (!picture) return null;
  const { src: path, width, height } = imageOf(picture.asset, (file) => file);
  const type = types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return { path, type, width, height, alt: picture.alt };
}
