/** Which files of a picture the site holds, in which sizes and formats, and what they are called. */
import { textOfKind } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import type { HtmlImage, HtmlSource } from "../edition/html.ts";
import { type Asset, shownSize } from "../media/asset.ts";
import { cutTo, shownFocus } from "../media/focus.ts";
import { coverAmong, photosIn } from "../media/photos.ts";
import { recipeKey } from "../media/recipe.ts";
import type { BlockId } from "../report/ids.ts";

/** In a page's text; a picture is never made larger than it is. */
const widths = [480, 960, 1600] as const;
/** In lists, and where a list opens with a large picture; see `sizes` in the templates. */
const cardWidths = [320, 640] as const;
const featureWidths = [640, 1280] as const;
const CARD_RATIO = 3 / 2;

/** `sizes` for pictures in a report's column of text. */
export const bodySizes = "(min-width: 46rem) 44rem, 100vw";

export const pictureTypes = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  svg: "image/svg+xml",
} as const;
export type PictureFormat = keyof typeof pictureTypes;

export interface Rendition {
  /** Path on the site; says the picture, how it is cut, width and format, so the file under it never changes. */
  path: string;
  asset: Pick<Asset, "hash" | "ext" | "recipe">;
  width: number;
  height: number;
  format: PictureFormat;
}

/** One picture in one frame: small and modern for those who can, one large file for everything else. */
interface Renditions {
  sources: { format: PictureFormat; renditions: Rendition[] }[];
  fallback: Rendition;
}

/** A file of several frames would stand still in another format. */
const isMoving = ({ ext, moving }: Asset): boolean => ext === "gif" || moving === true;

/** Goes as it is, sharp at every size; cut or turned it becomes a picture of points. */
const isWholeDrawing = ({ ext, recipe }: Asset): boolean => ext === "svg" && !recipe;

function renditionsAt(asset: Asset, wanted: readonly number[], asPoints = false): Renditions {
  const size = shownSize(asset);
  const { hash, ext, recipe } = asset;
  const name = `${hash.slice(0, 24)}${recipe ? `-${recipeKey(recipe)}` : ""}`;
  const made = (width: number, format: PictureFormat): Rendition => ({
    path: `assets/${name}-${width}.${format}`,
    asset: { hash, ext, ...(recipe && { recipe }) },
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
    format,
  });
  if (isMoving(asset) || (isWholeDrawing(asset) && !asPoints))
    return { sources: [], fallback: made(size.width, ext) };
  const last = Math.min(size.width, Math.max(...wanted));
  const sizes = [...new Set([...wanted.filter((width) => width < size.width), last])];
  return {
    sources: (["avif", "webp"] as const).map((format) => ({
      format,
      renditions: sizes.map((width) => made(width, format)),
    })),
    fallback: made(last, ext === "png" || ext === "svg" ? "png" : "jpg"),
  };
}

const allOf = ({ sources, fallback }: Renditions): Rendition[] => [
  ...sources.flatMap(({ renditions }) => renditions),
  fallback,
];

function toImage({ sources, fallback }: Renditions, href: (path: string) => string): HtmlImage {
  const link = ({ path, width }: Rendition): string => `${href(path)} ${width}w`;
  return {
    src: href(fallback.path),
    sources: sources.map(
      ({ format, renditions }): HtmlSource => ({
        type: pictureTypes[format],
        srcset: renditions.map(link).join(", "),
      }),
    ),
    width: fallback.width,
    height: fallback.height,
  };
}

/** The picture as a page's text refers to it; `href` gives the reference to a file of the site. */
export function imageOf(asset: Asset, href: (path: string) => string): HtmlImage {
  const image = toImage(renditionsAt(asset, widths), href);
  const { x, y } = shownFocus(asset);
  const percent = (part: number): string => `${Number((part * 100).toFixed(1))}%`;
  return asset.focus ? { ...image, position: `${percent(x)} ${percent(y)}` } : image;
}

/** The one file of a picture for places that make other sizes of it by themselves; a drawing as points. */
export const plainRendition = (asset: Asset): Rendition =>
  renditionsAt(asset, widths, true).fallback;

export function plainImageOf(asset: Asset, href: (path: string) => string): HtmlImage {
  const { path, width, height } = plainRendition(asset);
  return { src: href(path), width, height };
}

/** A picture of a moving kind cannot be cut without being drawn anew: the style sheet cuts it. */
const carded = (asset: Asset): Asset => (isMoving(asset) ? asset : cutTo(CARD_RATIO, asset));

export type CardUse = "card" | "feature";

/** Networks that show a link take no drawings, so that in lists a drawing is a picture of points. */
const cardRenditions = (asset: Asset, use: CardUse): Renditions =>
  renditionsAt(carded(asset), use === "card" ? cardWidths : featureWidths, true);

/** Every file of a picture for one use of it. */
export const renditionsFor = (asset: Asset, use: "text" | CardUse): Rendition[] =>
  allOf(use === "text" ? renditionsAt(asset, widths) : cardRenditions(asset, use));

/** The same, cut to the shape of lists around its focal point. */
export const cardOf = (asset: Asset, use: CardUse, href: (path: string) => string): HtmlImage =>
  toImage(cardRenditions(asset, use), href);

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
