/** The point of a picture that has to be seen, and the cuts that are made around it. */
import { z } from "zod";
import {
  type Crop,
  fractionsOf,
  type Recipe,
  type Rotation,
  toCrop,
  toRecipe,
  turnedSize,
} from "./recipe.ts";

const PARTS = 10_000;
const part = z.int().min(0).max(PARTS);

/**
 * Ten-thousandths of the upright picture as it is stored, before turning and cutting: so it stays on the same face
 * whatever is done to the frame.
 */
export const focusSchema = z.object({ x: part, y: part });
export type Focus = z.infer<typeof focusSchema>;

/** Fractions of 1 of a picture. */
export interface Point {
  x: number;
  y: number;
}

/** What an asset says of its size and frame. */
interface Framed {
  width: number;
  height: number;
  recipe?: Recipe;
  focus?: Focus;
}

const clamped = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));

/** Where a point of the upright picture comes to lie when that is turned clockwise. */
function turnedPoint({ x, y }: Point, rotation: Rotation): Point {
  if (rotation === 90) return { x: 1 - y, y: x };
  if (rotation === 180) return { x: 1 - x, y: 1 - y };
  return rotation === 270 ? { x: y, y: 1 - x } : { x, y };
}

const back: Record<Rotation, Rotation> = { 0: 0, 90: 270, 180: 180, 270: 90 };

const whole = { x: 0, y: 0, width: 1, height: 1 };

const boxOf = ({ recipe }: Pick<Framed, "recipe">) =>
  recipe?.crop ? fractionsOf(recipe.crop) : whole;

/** The focal point in the picture as it is shown, its middle where none is set; on the edge where it was cut off. */
export function shownFocus(asset: Pick<Framed, "recipe" | "focus">): Point {
  if (!asset.focus) return { x: 0.5, y: 0.5 };
  const upright = { x: asset.focus.x / PARTS, y: asset.focus.y / PARTS };
  const point = turnedPoint(upright, asset.recipe?.rotation ?? 0);
  const box = boxOf(asset);
  return {
    x: clamped((point.x - box.x) / box.width),
    y: clamped((point.y - box.y) / box.height),
  };
}

/** The focus that lies at a point of the picture as it is shown. */
export function toFocus(point: Point, asset: Pick<Framed, "recipe">): Focus {
  const box = boxOf(asset);
  const turned = {
    x: box.x + clamped(point.x) * box.width,
    y: box.y + clamped(point.y) * box.height,
  };
  const { x, y } = turnedPoint(turned, back[asset.recipe?.rotation ?? 0]);
  return { x: Math.round(clamped(x) * PARTS), y: Math.round(clamped(y) * PARTS) };
}

/** The largest part of the shown picture of this shape (width by height), as near around its focal point as the edges allow. */
export function cutTo<T extends Framed>(
  ratio: number,
  asset: T,
): Omit<T, "focus" | "recipe"> & Pick<Framed, "recipe"> {
  const { focus: _focus, recipe: _recipe, ...plain } = asset;
  const rotation = asset.recipe?.rotation ?? 0;
  const size = turnedSize(asset, rotation);
  const box = boxOf(asset);
  const pixels = { width: box.width * size.width, height: box.height * size.height };
  // Nobody sees a hundredth, and without a cut the picture shares its files with the page.
  if (Math.abs(pixels.width / pixels.height / ratio - 1) < 0.01)
    return { ...plain, ...(asset.recipe && { recipe: asset.recipe }) };
  const width = Math.min(pixels.width, pixels.height * ratio) / size.width;
  const height = Math.min(pixels.height, pixels.width / ratio) / size.height;
  const at = shownFocus(asset);
  const place = (start: number, length: number, cut: number, point: number): number =>
    clamped(start + point * length - cut / 2, start, start + length - cut);
  const crop: Crop = toCrop({
    x: place(box.x, box.width, width, at.x),
    y: place(box.y, box.height, height, at.y),
    width,
    height,
  });
  const recipe = toRecipe(rotation, crop);
  return { ...plain, ...(recipe && { recipe }) };
}
