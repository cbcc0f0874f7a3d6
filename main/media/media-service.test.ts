/** Pictures: what is taken in, what is refused before it is decoded, what is given out. */
import { gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MAX_IMAGE_BYTES } from "../../core/media/asset.ts";
import { mediaRoutes } from "./media-routes.ts";
import { createMediaService, type MediaService } from "./media-service.ts";

let dir: string;
let media: MediaService;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-media-"));
  media = createMediaService(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c33" } });

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG file of a few bytes that says it is of this size. */
function claiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(100));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const nothingStored = async () => expect(await readdir(dir)).toEqual([]);

test("keeps the bytes of a picture that tells nothing as they are under their hash, and the same picture once", async () => {
  const bytes = await plain(80, 60).png().toBuffer();
  const first = await media.add(bytes);
  const second = await media.add(Buffer.from(bytes));
  expect(second).toEqual(first);
  if (first.kind !== "asset") throw new Error("refused");
  expect(first.asset).toMatchObject({ ext: "png", width: 80, height: 60 });
  expect(await readFile(media.path(first.asset))).toEqual(bytes);
  const given = await media.read(first.asset);
  expect(given).toMatchObject({ type: "image/png" });
  expect(Buffer.from(given!.bytes)).toEqual(bytes);
});

test("takes each kind of picture for what it is, whatever it is called", async () => {
  const formats = [
    ["jpg", await plain(8, 4).jpeg().toBuffer()],
    ["webp", await plain(8, 4).webp().toBuffer()],
    ["gif", await plain(8, 4).gif().toBuffer()],
    ["avif", await plain(16, 16).avif().toBuffer()],
  ] as const;
  for (const [ext, bytes] of formats)
    expect(await media.add(bytes)).toMatchObject({ kind: "asset", asset: { ext } });
});

test("measures a picture upright", async () => {
  const lying = await plain(80, 60).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  expect(await media.add(lying)).toMatchObject({ asset: { width: 60, height: 80 } });
});

const place = {
  IFD0: { Make: "CAMERA-OF-MINE" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "39/1 54/1 0/1" },
};

test.each(["jpeg", "png", "webp"] as const)("stores a %s without its place", async (format) => {
  const bytes = await plain(80, 60).withExif(place).toFormat(format).toBuffer();
  expect(bytes.includes("CAMERA-OF-MINE")).toBe(true);
  const taken = await media.add(bytes);
  if (taken.kind !== "asset") throw new Error("refused");
  expect(taken.cleaning).toBe("stripped");
  const stored = await readFile(media.path(taken.asset));
  expect(createHash("sha256").update(stored).digest("hex")).toBe(taken.asset.hash);
  expect(stored.includes("CAMERA-OF-MINE")).toBe(false);
  expect(stored.includes("GPS")).toBe(false);
  expect((await sharp(stored).metadata()).exif).toBeUndefined();
  const pixels = (from: Buffer) => sharp(from).raw().toBuffer();
  expect((await pixels(stored)).equals(await pixels(bytes))).toBe(true);
  expect(await media.add(stored)).toEqual({ ...taken, cleaning: "untouched" });
});

test("draws an AVIF anew only when it carries metadata", async () => {
  const bare = await media.add(await plain(32, 32).avif().toBuffer());
  expect(bare).toMatchObject({ cleaning: "untouched" });
  const taken = await media.add(await plain(32, 32).withExif(place).avif().toBuffer());
  if (taken.kind !== "asset") throw new Error("refused");
  expect(taken.cleaning).toBe("redrawn");
  const stored = await readFile(media.path(taken.asset));
  expect(stored.includes("CAMERA-OF-MINE")).toBe(false);
  expect((await sharp(stored).metadata()).exif).toBeUndefined();
});

test("draws a picture anew, upright, when its file cannot be taken apart, and says so", async () => {
  const bytes = await plain(80, 60).withMetadata({ orientation: 6, exif: place }).png().toBuffer();
  const taken = await media.add(bytes.subarray(0, -12));
  if (taken.kind !== "asset") throw new Error("refused");
  expect(taken).toMatchObject({ cleaning: "redrawn", asset: { width: 60, height: 80 } });
  const stored = await readFile(media.path(taken.asset));
  expect(stored.includes("CAMERA-OF-MINE")).toBe(false);
  const { width, height, orientation } = await sharp(stored).metadata();
  expect({ width, height, orientation }).toEqual({ width: 60, height: 80, orientation: undefined });
});

test("a GIF that is drawn anew goes on moving", async () => {
  const frames = Buffer.alloc(16 * 32 * 3, 20).fill(230, 768);
  const raw = { width: 16, height: 32, channels: 3, pageHeight: 16 } as const;
  const moving = await sharp(frames, { raw })
    .gif({ delay: [100, 200] })
    .toBuffer();
  const taken = await media.add(moving.subarray(0, -1));
  if (taken.kind !== "asset") throw new Error("refused");
  expect(taken).toMatchObject({ cleaning: "redrawn", asset: { width: 16, height: 16 } });
  const stored = await readFile(media.path(taken.asset));
  expect(await sharp(stored, { animated: true }).metadata()).toMatchObject({ pages: 2 });
});

test("scales down and keeps the copy, never up", async () => {
  const taken = await media.add(await plain(1000, 500).png().toBuffer());
  if (taken.kind !== "asset") throw new Error("refused");
  const small = await media.read(taken.asset, 300);
  expect(await sharp(small!.bytes).metadata()).toMatchObject({ format: "webp", width: 320 });
  const wide = await media.read(taken.asset, 5000);
  expect(await sharp(wide!.bytes).metadata()).toMatchObject({ width: 1000 });
  expect(await media.read(taken.asset, 300)).toEqual(small);
});

test.each([
  ["text", Buffer.from("not a picture")],
  ["nothing", Buffer.alloc(0)],
  ["a page", Buffer.from("<html><body>picture</body></html>")],
  ["a drawing with entities", Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')],
  [
    "a drawing that hides behind a comment",
    Buffer.from(
      `<!--${" ".repeat(900)}--><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"/>`.replace(
        " ",
        " ".repeat(12_000),
      ),
    ),
  ],
  [
    "a packed drawing",
    gzipSync('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"/>'),
  ],
  ["a drawing of no size", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["a program", Buffer.from("MZ\u0090\u0000")],
])("refuses %s", async (_what, bytes) => {
  expect(await media.add(bytes)).toEqual({ kind: "refused", refusal: "not-an-image" });
  await nothingStored();
});

test("refuses a picture that breaks off", async () => {
  const whole = await plain(400, 300).jpeg().toBuffer();
  const broken = await media.add(whole.subarray(0, 60));
  expect(broken).toEqual({ kind: "refused", refusal: "not-an-image" });
  await nothingStored();
});

test("refuses 60,000 × 60,000 pixels by their header, without decoding them", async () => {
  const before = process.memoryUsage().rss;
  expect(await media.add(claiming(60_000, 60_000))).toEqual({
    kind: "refused",
    refusal: "too-many-pixels",
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  await nothingStored();
});

test("refuses more than 50 MB", async () => {
  const bytes = Buffer.alloc(MAX_IMAGE_BYTES + 1);
  expect(await media.add(bytes)).toEqual({ kind: "refused", refusal: "too-many-bytes" });
  await nothingStored();
});

test("gives nothing for a picture that it does not have", async () => {
  const hash = "0".repeat(64) as Parameters<MediaService["read"]>[0]["hash"];
  expect(await media.read({ hash, ext: "png" })).toBeNull();
  expect(await media.read({ hash, ext: "png" }, 320)).toBeNull();
});

/** A body of 200 MB in pieces of 1 MB; `sent` counts those that were asked for. */
function endless() {
  const piece = new Uint8Array(1024 * 1024);
  const counted = { sent: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      counted.sent += 1;
      controller.enqueue(piece);
      if (counted.sent === 200) controller.close();
    },
    cancel() {
      counted.cancelled = true;
    },
  });
  return { body, counted };
}

test("stops reading a 200 MB upload where it proves too long", async () => {
  const { body, counted } = endless();
  const routes = mediaRoutes(() => media);
  const request = new Request("http://127.0.0.1/", {
    method: "POST",
    body,
    duplex: "half",
  } as RequestInit);
  const response = await routes.fetch(request);
  expect(response.status).toBe(413);
  expect(await response.json()).toEqual({ refusal: "too-many-bytes" });
  expect(counted.sent).toBeLessThan(55);
  expect(counted.cancelled).toBe(true);
  await nothingStored();
});

test("answers an upload with the asset or the refusal", async () => {
  const routes = mediaRoutes(() => media);
  const send = (body: Uint8Array) =>
    routes.fetch(new Request("http://127.0.0.1/", { method: "POST", body: new Uint8Array(body) }));
  const taken = await send(await plain(9, 9).png().toBuffer());
  expect(taken.status).toBe(201);
  expect(await taken.json()).toMatchObject({ asset: { width: 9 } });
  const refused = await send(Buffer.from("text"));
  expect([refused.status, await refused.json()]).toEqual([422, { refusal: "not-an-image" }]);
  const closed = mediaRoutes(() => null);
  const none = await closed.fetch(new Request("http://127.0.0.1/", { method: "POST", body: "x" }));
  expect([none.status, await none.json()]).toEqual([409, { refusal: "no-library" }]);
});
