/** A stored picture as its recipe shows it; the file stays as it is. */
import sharp, { type Sharp } from "sharp";
import { type Asset, MAX_IMAGE_PIXELS } from "../../core/media/asset.ts";
import { cropPixels, type Recipe, turnedSize } from "../../core/media/recipe.ts";
import { encode } from "./without-metadata.ts";

/**
 * Upright, turned and cut; ready to be scaled and encoded. Rejects for bytes that are no picture.
 * @param page which frame of a moving picture, from 0
 */
export async function prepared(bytes: Uint8Array, recipe?: Recipe, page = 0): Promise<Sharp> {
  const upright = sharp(bytes, { page, limitInputPixels: MAX_IMAGE_PIXELS }).autoOrient();
  if (!recipe) return upright;
  const { autoOrient: size } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const turned = recipe.rotation === 0 ? upright : upright.rotate(recipe.rotation);
  if (!recipe.crop) return turned;
  const { x, y, width, height } = cropPixels(turnedSize(size, recipe.rotation), recipe.crop);
  return turned.extract({ left: x, top: y, width, height });
}

/** How many frames a picture has. */
export const framesOf = async (bytes: Uint8Array): Promise<number> =>
  (await sharp(bytes, { limitInputPixels: false }).metadata()).pages ?? 1;

/** The same for a picture of several frames, in the time that they had. */
export async function preparedFrames(bytes: Uint8Array, recipe: Recipe): Promise<Sharp> {
  const { pages = 1, delay, loop } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const frames: Buffer[] = [];
  for (let page = 0; page < pages; page += 1)
    frames.push(
      await (await prepared(bytes, recipe, page)).png({ compressionLevel: 1 }).toBuffer(),
    );
  const timing = { ...(delay && { delay }), ...(loop !== undefined && { loop }) };
  const joined = sharp(frames, { join: { animated: true }, limitInputPixels: MAX_IMAGE_PIXELS });
  return joined.gif(timing).webp(timing);
}

/** The whole of it, in the format that it is stored in; null for a damaged file. */
export async function made(
  bytes: Uint8Array,
  ext: Asset["ext"],
  recipe: Recipe,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    if ((ext === "gif" || ext === "webp") && (await framesOf(bytes)) > 1)
      return new Uint8Array(await encode[ext](await preparedFrames(bytes, recipe)).toBuffer());
    const picture = (await prepared(bytes, recipe)).keepIccProfile();
    return new Uint8Array(await encode[ext](picture).toBuffer());
  } catch {
    return null;
  }
}
