/** Tests of the focal point and the cuts around it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownSize } from "./asset.ts";
import { cutTo, shownFocus, toFocus } from "./focus.ts";
import { rotations, toCrop, toRecipe } from "./recipe.ts";

const plain = { hash: "a".repeat(64) as never, ext: "jpg" as const, width: 3000, height: 2000 };

const framed = fc
  .record({
    width: fc.integer({ min: 40, max: 6000 }),
    height: fc.integer({ min: 40, max: 6000 }),
    rotation: fc.constantFrom(...rotations),
    x: fc.integer({ min: 0, max: 60 }),
    y: fc.integer({ min: 0, max: 60 }),
    focus: fc.record({
      x: fc.integer({ max: 10_000, min: 0 }),
      y: fc.integer({ max: 10_000, min: 0 }),
    }),
  })
  .map(({ width, height, rotation, x, y, focus }) => {
    const recipe = toRecipe(rotation, toCrop({ x: x / 100, y: y / 100, width: 0.4, height: 0.4 }));
    return { ...plain, width, height, focus, ...(recipe && { recipe }) };
  });

describe("focal point", () => {
  it("is the middle until one is set", () => {
    expect(shownFocus({})).toEqual({ x: 0.5, y: 0.5 });
  });

  it("stays on what it was set on when the picture is turned", () => {
    const focus = { x: 2500, y: 1000 };
    const turnedBy = (rotation: 90 | 180 | 270) =>
      shownFocus({ focus, recipe: { rotation, crop: null } });
    expect(shownFocus({ focus })).toEqual({ x: 0.25, y: 0.1 });
    // Clockwise: what was left of the middle comes above it.
    expect(turnedBy(90)).toEqual({ x: 0.9, y: 0.25 });
    expect(turnedBy(180)).toEqual({ x: 0.75, y: 0.9 });
    expect(turnedBy(270)).toEqual({ x: 0.1, y: 0.75 });
  });

  it("lies on the edge of a picture that it was cut off from", () => {
    const recipe = toRecipe(0, toCrop({ x: 0.5, y: 0.5, width: 0.5, height: 0.5 }));
    expect(shownFocus({ focus: { x: 0, y: 9999 }, ...(recipe && { recipe }) })).toEqual({
      x: 0,
      y: 0.9998,
    });
  });

  it("is found again where it was set, whatever the frame", () => {
    fc.assert(
      fc.property(framed, fc.double({ min: 0, max: 1, noNaN: true }), (asset, at) => {
        const point = { x: at, y: 1 - at };
        const back = shownFocus({ ...asset, focus: toFocus(point, asset) });
        expect(back.x).toBeCloseTo(point.x, 3);
        expect(back.y).toBeCloseTo(point.y, 3);
      }),
    );
  });
});

describe("a cut of a fixed shape", () => {
  it("has the focal point in its middle where the edges allow", () => {
    const { recipe } = cutTo(1, { ...plain, focus: { x: 5500, y: 5000 } });
    expect(recipe?.crop).toEqual({ x: 2167, y: 0, width: 6667, height: 10_000 });
    expect(cutTo(1, { ...plain, focus: { x: 100, y: 5000 } }).recipe?.crop?.x).toBe(0);
    expect(cutTo(1, { ...plain, focus: { x: 9900, y: 5000 } }).recipe?.crop?.x).toBe(3333);
  });

  it("leaves a picture of that shape alone", () => {
    expect(cutTo(3 / 2, { ...plain, focus: { x: 1, y: 1 } }).recipe).toBeUndefined();
  });

  it("has the shape, lies in the frame and holds the focal point", () => {
    fc.assert(
      fc.property(framed, fc.constantFrom(1, 3 / 2, 16 / 9, 3 / 4), (asset, ratio) => {
        const cut = cutTo(ratio, asset);
        const { width, height } = shownSize(cut);
        expect(Math.abs(width - height * ratio)).toBeLessThan(Math.max(4, 0.02 * width));
        const [outer, inner] = [asset.recipe?.crop, cut.recipe?.crop];
        if (!outer || !inner) return;
        expect(inner.x).toBeGreaterThanOrEqual(outer.x - 1);
        expect(inner.y).toBeGreaterThanOrEqual(outer.y - 1);
        expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
        expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height + 1);
      }),
    );
  });
});
