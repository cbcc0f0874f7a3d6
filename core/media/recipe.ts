/** How a picture is shown while its file stays as it is: turned by quarters, then cut to a part of itself. */
import { z } from "zod";

export const rotations = [0, 90, 180, 270] as const;
export type Rotation = (typeof rotations)[number];

/** Parts of ten thousand, so that the same cut has one spelling in documents, caches and addresses. */
const PARTS = 10_000;

const part = z.int().min(0).max(PARTS);

/** A rectangle of the picture as it stands after turning, in ten-thousandths of its width and height. */
const cropSchema = z
  .object({ x: part, y: part, width: part.min(1), height: part.min(1) })
  .refine(({ x, y, width, height }) => x + width <= PARTS && y + height <= PARTS);
export type Crop = z.infer<typeof cropSchema>;

/** `rotation` is clockwise, in degrees. */
export const recipeSchema = z.object({
  rotation: z.literal(rotations),
  crop: cropSchema.nullable(),
});
export type Recipe = z.infer<typeof recipeSchema>;

interface Size {
  width: number;
  height: number;
}

export interface PixelBox extends Size {
  x: number;
  y: number;
}

const isWhole = ({ width, height }: Crop): boolean => width === PARTS && height === PARTS;

/** Undefined for a recipe that changes nothing. */
export function toRecipe(rotation: Rotation, crop: Crop | null): Recipe | undefined {
  const cut = crop && isWhole(crop) ? null : crop;
  return rotation === 0 && cut === null ? undefined : { rotation, crop: cut };
}

/** The crop of a box given in fractions of 1; what lies outside the picture is cut off. */
export function toCrop(box: PixelBox): Crop {
  const within = (value: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, Math.round(value * PARTS)));
  const x = within(box.x, 0, PARTS - 1);
  const y = within(box.y, 0, PARTS - 1);
  return {
    x,
    y,
    width: within(box.width, 1, PARTS - x),
    height: within(box.height, 1, PARTS - y),
  };
}

/** The same in fractions of 1. */
export const fractionsOf = ({ x, y, width, height }: Crop): PixelBox => ({
  x: x / PARTS,
  y: y / PARTS,
  width: width / PARTS,
  height: height / PARTS,
});

/** The same part of the picture after it was turned a quarter clockwise. */
export const turned = ({ x, y, width, height }: Crop): Crop => ({
  x: PARTS - y - height,
  y: x,
  width: height,
  height: width,
});

/** Letters that say a recipe in an address or file name: `90`, or `0-1200-0-8000-10000`. */
export const recipeKey = ({ rotation, crop }: Recipe): string =>
  crop ? [rotation, crop.x, crop.y, crop.width, crop.height].join("-") : String(rotation);

/** Null for letters that say none. */
export function parseRecipeKey(key: string): Recipe | null {
  if (!/^\d{1,3}(?:-\d{1,5}){0,4}$/.test(key)) return null;
  const [rotation, x, y, width, height] = key.split("-").map(Number);
  const crop = x === undefined ? null : { x, y, width, height };
  return recipeSchema.safeParse({ rotation, crop }).data ?? null;
}

export const turnedSize = (size: Size, rotation: Rotation): Size =>
  rotation === 90 || rotation === 270 ? { width: size.height, height: size.width } : size;

/** Pixels of a turned picture of this size that the recipe leaves. */
export function cropPixels(size: Size, crop: Crop): PixelBox {
  const x = Math.min(size.width - 1, Math.round((crop.x * size.width) / PARTS));
  const y = Math.min(size.height - 1, Math.round((crop.y * size.height) / PARTS));
  return {
    x,
    y,
    width: Math.max(1, Math.min(size.width - x, Math.round((crop.width * size.width) / PARTS))),
    height: Math.max(1, Math.min(size.height - y, Math.round((crop.height * size.height) / PARTS))),
  };
}
