/** Which sizes of a picture the site holds and what they are called. */
import { textOfKind } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import type { HtmlImage } from "../edition/html.ts";
import { type Asset, shownSize } from "../media/asset.ts";
import { recipeKey } from "../media/recipe.ts";
import { coverAmong, photosIn } from "../media/photos.ts";
import type { BlockId } from "../report/ids.ts";

/** Widths in pixels; a picture is never made larger than it is. */
const widths = [640, 1280] as const;

/** `sizes` for pictures in a report's column of text. */
export const bodySizes = "(min-width: 46rem) 44rem, 100vw";

export interface Rendition {
  /** Path on the site; says the picture, how it is cut and the width, so the file under it never changes. */
  path: string;
  asset: Asset;
  width: number;
  height: number;
}

/** One or two renditions, smallest first. */
export function renditionsOf(asset: Asset): Rendition[] {
  const size = shownSize(asset);
  const name = `${asset.hash.slice(0, 24)}${asset.recipe ? `-${recipeKey(asset.recipe)}` : ""}`;
  const wanted = widths.filter((width) => width < size.width);
  const last = Math.min(size.width, widths[widths.length - 1] ?? size.width);
  return [...new Set([...wanted, last])].map((width) => ({
    path: `assets/${name}-${width}.webp`,
    asset,
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
  }));
}

/** The picture as a page refers to it; `href` gives the reference to a file of the site. */
export function imageOf(asset: Asset, href: (path: string) => string): HtmlImage {
  const renditions = renditionsOf(asset);
  const link = (rendition: Rendition) => href(rendition.path);
  const largest = renditions[renditions.length - 1] as Rendition;
  return {
    src: link(largest),
    srcset:
      renditions.length < 2
        ? ""
        : renditions.map((rendition) => `${link(rendition)} ${rendition.width}w`).join(", "),
    width: largest.width,
    height: largest.height,
  };
}

/**
 * The picture that stands for an edition in lists and where its page is shared: the report's cover or its
 * counterpart, otherwise the first that can be shown.
 */
export function coverOf(
  edition: Edition,
  cover: BlockId | undefined,
  isLost: (asset: Asset) => boolean,
): { asset: Asset; alt: string } | null {
  const shown = photosIn(edition).filter(({ asset }) => asset && !isLost(asset));
  const photo = coverAmong(shown, cover);
  return photo?.asset ? { asset: photo.asset, alt: textOfKind({ root: photo.node }, "alt") } : null;
}
