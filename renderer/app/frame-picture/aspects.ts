/** Shapes that a picture can be cut to. */
import { type Crop, fractionsOf, toCrop } from "../../../core/media/recipe.ts";

const ratios = { "16:9": 16 / 9, "3:2": 3 / 2, "4:3": 4 / 3, "1:1": 1, "3:4": 3 / 4 };

/** `free` is any shape, `own` that of the whole picture. */
export const aspectNames = ["free", "own", "16:9", "3:2", "4:3", "1:1", "3:4"] as const;
export type AspectName = (typeof aspectNames)[number];

interface Size {
  width: number;
  height: number;
}

/** Width by height; undefined for any shape. */
export function aspectOf(name: AspectName, { width, height }: Size): number | undefined {
  if (name === "free") return undefined;
  return name === "own" ? width / height : ratios[name];
}

/** The largest part of this shape within `crop`, around its middle; within the picture where there is none. */
export function fitted(ratio: number, size: Size, crop: Crop | null): Crop {
  const box = crop ? fractionsOf(crop) : { x: 0, y: 0, width: 1, height: 1 };
  const pixels = { width: box.width * size.width, height: box.height * size.height };
  const width = Math.min(pixels.width, pixels.height * ratio) / size.width;
  const height = Math.min(pixels.height, pixels.width / ratio) / size.height;
  return toCrop({
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  });
}
