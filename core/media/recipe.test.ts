/** Cutting and turning as numbers: one spelling, no part outside the picture, four turns are none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mediaUrl } from "../api/routes.ts";
import { assetKey, assetSchema, shownSize } from "./asset.ts";
import {
  type Crop,
  cropPixels,
  parseRecipeKey,
  type Recipe,
  recipeKey,
  recipeSchema,
  rotations,
  toCrop,
  toRecipe,
  turned,
} from "./recipe.ts";

const crops: fc.Arbitrary<Crop> = fc
  .tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9_999), fc.nat(9_999))
  .map(([x, y, w, h]) => ({ x, y, width: 1 + (w % (10_000 - x)), height: 1 + (h % (10_000 - y)) }));
const recipes: fc.Arbitrary<Recipe> = fc.record({
  rotation: fc.constantFrom(...rotations),
  crop: fc.option(crops),
});

describe("a recipe", () => {
  it("is read back from its letters", () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        expect(parseRecipeKey(recipeKey(recipe))).toEqual(recipe);
      }),
    );
  });

  it("has no other letters", () => {
    for (const key of [
      "",
      "45",
      "90-1",
      "90-1-2-3",
      "0-0-0-10001-1",
      "0-5000-0-6000-10",
      "0-0-0-0-1",
    ])
      expect(parseRecipeKey(key)).toBeNull();
    expect(parseRecipeKey("../0")).toBeNull();
  });

  it("that changes nothing is none", () => {
    expect(toRecipe(0, null)).toBeUndefined();
    expect(toRecipe(0, { x: 0, y: 0, width: 10_000, height: 10_000 })).toBeUndefined();
    expect(toRecipe(90, { x: 0, y: 0, width: 10_000, height: 10_000 })).toEqual({
      rotation: 90,
      crop: null,
    });
  });

  it("comes back after four turns, and stays within the picture at each", () => {
    fc.assert(
      fc.property(crops, (crop) => {
        let at = crop;
        for (let turn = 0; turn < 4; turn += 1) {
          at = turned(at);
          expect(recipeSchema.safeParse({ rotation: 0, crop: at }).success).toBe(true);
        }
        expect(at).toEqual(crop);
      }),
    );
  });

  it("leaves at least one pixel, and none outside", () => {
    const size = {
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    };
    fc.assert(
      fc.property(crops, fc.record(size), (crop, whole) => {
        const { x, y, width, height } = cropPixels(whole, crop);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
        expect(x + width).toBeLessThanOrEqual(whole.width);
        expect(y + height).toBeLessThanOrEqual(whole.height);
      }),
    );
  });

  it("cuts off what a box has outside the picture", () => {
    expect(toCrop({ x: -0.1, y: 0.5, width: 1.4, height: 0.9 })).toEqual({
      x: 0,
      y: 5000,
      width: 10_000,
      height: 5000,
    });
  });
});

describe("a picture with a recipe", () => {
  const asset = assetSchema.parse({
    hash: "a".repeat(64),
    ext: "jpg",
    width: 1600,
    height: 900,
    recipe: { rotation: 90, crop: { x: 0, y: 0, width: 10_000, height: 5000 } },
  });

  it("has the size that is shown, a key and an address of its own", () => {
    expect(shownSize(asset)).toEqual({ width: 900, height: 800 });
    expect(assetKey(asset)).toBe(`${"a".repeat(64)}-90-0-0-10000-5000`);
    expect(mediaUrl(asset, 640)).toBe(`/media/${"a".repeat(64)}.jpg?w=640&r=90-0-0-10000-5000`);
  });
});
