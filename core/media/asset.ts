/** An asset (素材): a file of the library named by the SHA-256 of its bytes. */
import { z } from "zod";
import { assetHashSchema } from "../report/ids.ts";
import { type Focus, focusSchema } from "./focus.ts";
import { cropPixels, recipeKey, recipeSchema, turnedSize } from "./recipe.ts";

export const imageExts = ["jpg", "png", "webp", "gif", "avif", "svg"] as const;

/**
 * `width` and `height` are pixels of the upright picture as stored; `recipe` says how it is shown. `own` marks a
 * picture of a translation that is framed otherwise than in the source on purpose. `focus` is what every cut of it has
 * to show; `moving` marks a file of several frames.
 */
export const assetSchema = z.object({
  hash: assetHashSchema,
  ext: z.enum(imageExts),
  width: z.int().positive(),
  height: z.int().positive(),
  recipe: z.exactOptional(recipeSchema),
  focus: z.exactOptional(focusSchema),
  moving: z.exactOptional(z.literal(true)),
  own: z.exactOptional(z.literal(true)),
});
export type Asset = z.infer<typeof assetSchema>;

/** Tells apart what is shown: one file with two recipes is two pictures. */
export const assetKey = ({ hash, recipe }: Pick<Asset, "hash" | "recipe">): string =>
  recipe ? `${hash}-${recipeKey(recipe)}` : hash;

const focusKey = ({ x, y }: Focus): string => `${x}-${y}`;

/** The same, with what is seen of it where it is cut smaller: for whoever compares how two editions show a picture. */
export const framingKey = (asset: Pick<Asset, "hash" | "recipe" | "focus">): string =>
  asset.focus ? `${assetKey(asset)} ${focusKey(asset.focus)}` : assetKey(asset);

/** Pixels of the picture as it is shown. */
export function shownSize({ width, height, recipe }: Pick<Asset, "width" | "height" | "recipe">) {
  if (!recipe) return { width, height };
  const size = turnedSize({ width, height }, recipe.rotation);
  if (!recipe.crop) return size;
  const box = cropPixels(size, recipe.crop);
  return { width: box.width, height: box.height };
}

/** Largest file taken, and the largest picture decoded. */
export const MAX_IMAGE_BYTES = 50 * 1024 * 1024;
export const MAX_IMAGE_PIXELS = 120_000_000;

/** A drawing of more letters is a map or a traced photograph: a picture shows it as well. */
export const MAX_DRAWING_BYTES = 2 * 1024 * 1024;

/** Why a file was refused as a picture. */
export const mediaRefusals = ["not-an-image", "too-many-bytes", "too-many-pixels"] as const;
export type MediaRefusal = (typeof mediaRefusals)[number];

/**
 * What was done about a picture's metadata when it came in.
 * - `untouched`: there was nothing to take out
 * - `stripped`: taken out; the pixels are those that came, bit by bit
 * - `redrawn`: the file could not be taken apart, so the picture was decoded and encoded again
 */
export const cleanings = ["untouched", "stripped", "redrawn"] as const;
export type Cleaning = (typeof cleanings)[number];

/** Path of an asset's bytes inside a library and on the media route: `aa/<hash>.<ext>`. */
export const assetPath = (asset: { hash: string; ext: string }): string =>
  `${asset.hash.slice(0, 2)}/${asset.hash}.${asset.ext}`;
