/** Tests of the files that the site holds of a picture. */
import { describe, expect, it } from "vitest";
import { assetSchema } from "../media/asset.ts";
import { cardOf, imageOf, renditionsFor } from "./pictures.ts";

const asset = assetSchema.parse({ hash: "a".repeat(64), ext: "jpg", width: 3000, height: 2000 });
const same = (path: string): string => path;
const listed = (...args: Parameters<typeof renditionsFor>): string[] =>
  renditionsFor(...args).map(({ format, width, height }) => `${format} ${width}×${height}`);

describe("pictures in a text", () => {
  it("come in three widths of two new formats, and once for everything else", () => {
    expect(listed(asset, "text")).toEqual([
      ...["avif 480×320", "avif 960×640", "avif 1600×1067"],
      ...["webp 480×320", "webp 960×640", "webp 1600×1067"],
      "jpg 1600×1067",
    ]);
    const { src, sources } = imageOf(asset, same);
    expect(src).toMatch(/-1600\.jpg$/);
    expect(sources?.map(({ type }) => type)).toEqual(["image/avif", "image/webp"]);
    expect(sources?.[0]?.srcset.split(", ")).toHaveLength(3);
    expect(sources?.[0]?.srcset).toMatch(/-480\.avif 480w,/);
  });

  it("are never larger than they are", () => {
    const sizes = (width: number, height: number) => [
      ...new Set(renditionsFor({ ...asset, width, height }, "text").map((one) => one.width)),
    ];
    expect(sizes(900, 600)).toEqual([480, 900]);
    expect(sizes(100, 3)).toEqual([100]);
  });

  it("stay PNG for everything else when they are", () => {
    expect(imageOf({ ...asset, ext: "png" }, same).src).toMatch(/-1600\.png$/);
  });

  it("keep their format when they move", () => {
    const moving = { ...asset, ext: "webp", moving: true } as const;
    expect(listed({ ...asset, ext: "gif" }, "text")).toEqual(["gif 3000×2000"]);
    expect(listed(moving, "card")).toEqual(["webp 3000×2000"]);
    expect(imageOf(moving, same).sources).toEqual([]);
  });

  it("say what is to be seen where the page cuts them", () => {
    expect(imageOf(asset, same).position).toBeUndefined();
    expect(imageOf({ ...asset, focus: { x: 1234, y: 9000 } }, same).position).toBe("12.3% 90%");
  });
});

describe("pictures in lists", () => {
  it("are cut to one shape around the focal point", () => {
    const tall = { ...asset, width: 1000, height: 3000 };
    expect(listed(tall, "card")).toContain("avif 640×427");
    expect(cardOf(tall, "card", same)).not.toEqual(
      cardOf({ ...tall, focus: { x: 0, y: 0 } }, "card", same),
    );
    expect(cardOf({ ...tall, focus: { x: 5000, y: 0 } }, "card", same).src).toContain(
      "-0-0-0-10000-2222-640.jpg",
    );
  });
});
