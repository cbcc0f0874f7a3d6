/** Tests of the bytes that the site gets of a picture: what they show, and that they tell nothing else. */
import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Asset } from "../../core/media/asset.ts";
import { stripMetadata } from "../../core/media/strip/strip.ts";
import { renditionsFor } from "../../core/publication/pictures.ts";
import { createMediaService, type MediaService } from "./media-service.ts";
import { createRenditionCache } from "./rendition-cache.ts";

let dir: string;
let media: MediaService;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-renditions-"));
  media = createMediaService(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const sides = (left: string, right: string, size = { width: 1200, height: 800 }): Sharp =>
  sharp({
    create: { ...size, channels: 3, background: left },
  }).composite([
    {
      input: {
        create: { width: size.width / 2, height: size.height, channels: 3, background: right },
      },
      left: size.width / 2,
      top: 0,
    },
  ]);

async function add(picture: Sharp): Promise<Asset> {
  const taken = await media.add(new Uint8Array(await picture.toBuffer()));
  if (taken.kind !== "asset") throw new Error(taken.refusal);
  return taken.asset;
}

/** Red, green and blue at a place in fractions of the picture. */
async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

async function made(asset: Asset, use: "text" | "card" = "text") {
  return Promise.all(
    renditionsFor(asset, use).map(async (one) => {
      const found = await media.rendition(one);
      if (!found) throw new Error(`nothing at ${one.path}`);
      return { ...one, ...found };
    }),
  );
}

const expectNear = (colour: number[], wanted: number[], by = 14): void => {
  for (const [at, value] of colour.entries())
    expect(
      Math.abs(value - (wanted[at] ?? 0)),
      `${colour.join()} for ${wanted.join()}`,
    ).toBeLessThan(by);
};

describe("every file of a picture", () => {
  it("has the size and format that its name says, and tells nothing but pixels", async () => {
    const exif = { IFD0: { Artist: "Somebody" }, IFD3: { GPSLatitude: "31/1 12/1 0/1" } };
    const asset = await add(sides("#c00", "#0c0").withExif(exif).withIccProfile("p3").jpeg());
    const files = await made(asset);
    expect(files.map(({ format }) => format)).toContain("jpg");
    for (const { bytes, width, height, format, type } of files) {
      const told = await sharp(bytes).metadata();
      expect([told.width, told.height]).toEqual([width, height]);
      expect(told.mediaType ?? type).toBe(type);
      expect([told.exif, told.icc, told.xmp, told.iptc, told.comments]).toEqual(
        Array.from({ length: 5 }, () => undefined),
      );
      expect(told.space).toBe("srgb");
      expect(Buffer.from(bytes).includes("Somebody")).toBe(false);
      if (format === "jpg" || format === "webp" || format === "png")
        expect(stripMetadata(bytes, format)).toEqual(bytes);
    }
  });

  it("stands upright, and is turned and cut as the recipe says", async () => {
    // Orientation 6: the camera was held on its side, so that left comes above.
    const asset = await add(sides("#f00", "#00f").withMetadata({ orientation: 6 }).jpeg());
    expect([asset.width, asset.height]).toEqual([800, 1200]);
    for (const { bytes } of await made(asset)) {
      expectNear(await colourAt(bytes, 0.5, 0.2), [255, 0, 0]);
      expectNear(await colourAt(bytes, 0.5, 0.8), [0, 0, 255]);
    }
    const recipe = { rotation: 90, crop: { x: 0, y: 0, width: 4000, height: 10_000 } } as const;
    for (const { bytes, width, height } of await made({ ...asset, recipe })) {
      expect(Math.abs(width - height * 0.6)).toBeLessThan(2);
      expectNear(await colourAt(bytes, 0.5, 0.5), [0, 0, 255]);
    }
  });

  it("shows in a list what the focal point is on", async () => {
    const asset = await add(sides("#f00", "#00f", { width: 3000, height: 400 }).png());
    for (const [x, colour] of [
      [1000, [255, 0, 0]],
      [9000, [0, 0, 255]],
    ] as const)
      for (const { bytes, width, height } of await made(
        { ...asset, focus: { x, y: 5000 } },
        "card",
      )) {
        expect(Math.abs(width - height * 1.5)).toBeLessThan(2);
        expectNear(await colourAt(bytes, 0.5, 0.5), [...colour]);
      }
  });

  it("keeps the colours of a wide gamut, of print and of 16 bits", async () => {
    const plain = sides("#c83232", "#c83232");
    for (const picture of [
      plain.clone().withIccProfile("p3").jpeg({ quality: 95 }),
      plain.clone().withIccProfile("cmyk").toColourspace("cmyk").jpeg({ quality: 95 }),
      plain.clone().toColourspace("rgb16").png(),
    ])
      for (const { bytes } of await made(await add(picture)))
        expectNear(await colourAt(bytes, 0.3, 0.3), [200, 50, 50], 22);
  });

  it("is seen through where the picture is, and white in a JPEG", async () => {
    const clear = sharp({
      create: { width: 600, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    for (const { bytes, format } of await made(await add(clear.clone().webp()))) {
      if (format === "jpg") expectNear(await colourAt(bytes, 0.5, 0.5), [255, 255, 255]);
      else expect((await sharp(bytes).stats()).isOpaque).toBe(false);
    }
    const png = (await made(await add(clear.clone().png()))).find(({ format }) => format === "png");
    expect((await sharp(png?.bytes).stats()).isOpaque).toBe(false);
  });

  it("moves as the picture does, turned and cut as well", async () => {
    const frames = await Promise.all(
      ["#f00", "#00f"].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = sharp(frames, { join: { animated: true } }).gif({ delay: [100, 300] });
    const asset = await add(gif);
    expect(asset.moving).toBe(true);
    const recipe = { rotation: 90, crop: { x: 0, y: 0, width: 10_000, height: 5000 } } as const;
    for (const one of [asset, { ...asset, recipe }]) {
      const [file, ...more] = await made(one);
      expect(more).toEqual([]);
      const told = await sharp(file?.bytes, { animated: true }).metadata();
      expect(told).toMatchObject({ pages: 2, delay: [100, 300] });
      expect([told.width, told.pageHeight]).toEqual(one.recipe ? [40, 30] : [60, 40]);
    }
  });
});

describe("a drawing", () => {
  const drawn = (inside: string) =>
    media.add(
      new TextEncoder().encode(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">${inside}<rect width="300" height="100" fill="#c83232"/></svg>`,
      ),
    );

  it("is stored as nothing but a drawing and goes on the site as it is; in lists and cut it is a picture", async () => {
    const taken = await drawn("<script>evil()</script><g onclick='evil()'/>");
    if (taken.kind !== "asset") throw new Error(taken.refusal);
    const { asset, cleaning } = taken;
    expect([asset.ext, asset.width, asset.height, cleaning]).toEqual(["svg", 300, 100, "stripped"]);
    const [whole, ...more] = await made(asset);
    expect([whole?.type, more]).toEqual(["image/svg+xml", []]);
    expect(new TextDecoder().decode(whole?.bytes)).not.toMatch(/evil|script|onclick/);
    const recipe = { rotation: 90, crop: null } as const;
    for (const use of ["text", "card"] as const)
      for (const one of await made({ ...asset, recipe }, use)) {
        expect(one.format).not.toBe("svg");
        expectNear(await colourAt(one.bytes, 0.5, 0.5), [200, 50, 50], 22);
      }
    expect((await made(asset, "card")).map(({ format }) => format)).toEqual([
      "avif",
      "webp",
      "png",
    ]);
    expect((await media.read({ ...asset, recipe }))?.type).toBe("image/png");
    expect((await media.read(asset, 160))?.type).toBe("image/webp");
  });

  it("that is the same again is the same picture", async () => {
    const [one, two] = [await drawn(""), await drawn("<!-- other -->")];
    expect(one.kind === "asset" && two.kind === "asset" && one.asset).toEqual(
      two.kind === "asset" && two.asset,
    );
  });
});

describe("what was made", () => {
  const kept = async (): Promise<string[]> => readdir(join(dir, "cache", "site"));

  it("is not made again after a restart, unless it was cut off", async () => {
    const asset = await add(sides("#c00", "#0c0").jpeg());
    const before = await made(asset);
    await rm(media.path(asset));
    media = createMediaService(dir);
    expect(await made(asset)).toEqual(before);
    const names = await kept();
    expect(names).toHaveLength(before.length);
    for (const name of names) await truncate(join(dir, "cache", "site", name), 300);
    for (const one of before) expect(await media.rendition(one)).toBeNull();
  });

  it("is told as absent for a damaged picture", async () => {
    const asset = await add(sides("#c00", "#0c0").jpeg());
    await writeFile(media.path(asset), "no picture");
    for (const one of renditionsFor(asset, "text")) expect(await media.rendition(one)).toBeNull();
  });

  it("goes from the cache when that is full, the longest unused first", async () => {
    const folder = join(dir, "small");
    const cache = createRenditionCache(folder, { maxBytes: 1000 });
    for (const [at, name] of ["a", "b", "c"].entries()) {
      await cache.keep(name, new Uint8Array(300));
      const used = new Date(Date.UTC(2026, 0, 1 + at));
      await utimes(join(folder, name), used, used);
    }
    // Looked at: used today.
    expect(await cache.read("a")).toHaveLength(300);
    await cache.keep("d", new Uint8Array(300));
    expect((await readdir(folder)).sort()).toEqual(["a", "d"]);
    expect(await cache.read("b")).toBeNull();
  });
});
