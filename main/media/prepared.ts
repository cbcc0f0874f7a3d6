/** A stored picture as its recipe shows it; the file stays as it is. */
import sharp, { type Sharp } from "sharp";
import { type Asset, MAX_IMAGE_PIXELS } from "../../core/media/asset.ts";
import { cropPixels, type Recipe, turnedSize } from "../../core/media/recipe.ts";
import { encode } from "./without-metadata.ts";

/** Upright, turned and cut; ready to be scaled and encoded. Rejects for bytes that are no picture. */
export async function prepared(bytes: Uint8Array, recipe?: Recipe): Promise<Sharp> {
  const upright = sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS }).autoOrient();
  if (!recipe) return upright;
  const { autoOrient: size } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const turned = recipe.rotation === 0 ? upright : upright.rotate(recipe.rotation);
  if (!recipe.crop) return turned;
  const { x, y, width, height } = cropPixels(turnedSize(size, recipe.rotation), recipe.crop);
  return turned.extract({ left: x, top: y, width, height });
}

/** The whole of it, in the format that it is stored in; null for a damaged file. */
export async function made(
  bytes: Uint8Array,
  ext: Asset["ext"],
  recipe: Recipe,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const picture = (await prepared(bytes, recipe)).keepIccProfile();
    return new Uint8Array(await encode[ext](picture).toBuffer());
  } catch {
    return null;
  }
}
