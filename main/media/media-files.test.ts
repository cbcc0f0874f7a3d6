/** Pictures as their recipe shows them, attachments and films as streams: the disk holds what was sent and no more. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assetPath } from "../../core/media/asset.ts";
import { MAX_ATTACHMENT_BYTES, type StoredFile } from "../../core/media/stored-file.ts";
import { archive, mp4, pdf, photo } from "../../tests/support/media-files.ts";
import { fileRoutes } from "./file-routes.ts";
import { createMediaService, type MediaService } from "./media-service.ts";

let dir: string;
let media: MediaService;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-files-"));
  media = createMediaService(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function* pieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const filesIn = async (): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const stored = async (file: { name: string; buffer: Buffer }, use: "attachment" | "film") => {
  const taken = await media.addFile(pieces(file.buffer), { name: file.name, use });
  if (taken.kind === "refused") throw new Error(taken.refusal);
  return taken.file;
};

describe("a picture with a recipe", () => {
  const pixel = async (bytes: Uint8Array, x: number, y: number): Promise<number[]> => {
    const at = { left: x, top: y, width: 1, height: 1 };
    return [...(await sharp(bytes).extract(at).removeAlpha().raw().toBuffer())].map((value) =>
      Math.round(value / 51),
    );
  };

  it("is turned first and cut then, at its own size and scaled; the file stays", async () => {
    // Left half red, right half white.
    const { buffer } = await photo("a.jpg", "#ff0000", { width: 600, height: 300 });
    const taken = await media.add(buffer);
    if (taken.kind === "refused") throw new Error(taken.refusal);
    const before = await readFile(join(dir, "media", assetPath(taken.asset)));
    const recipe = { rotation: 90, crop: { x: 0, y: 0, width: 10_000, height: 6000 } } as const;
    const whole = await media.read({ ...taken.asset, recipe });
    expect(whole?.type).toBe("image/jpeg");
    const header = await sharp(whole!.bytes).metadata();
    expect([header.width, header.height]).toEqual([300, 360]);
    // Turned clockwise the left half is above.
    expect(await pixel(whole!.bytes, 150, 20)).toEqual([5, 0, 0]);
    expect(await pixel(whole!.bytes, 150, 350)).toEqual([5, 5, 5]);
    const small = await media.read({ ...taken.asset, recipe }, 160);
    expect((await sharp(small!.bytes).metadata()).width).toBe(160);
    expect(await readFile(join(dir, "media", assetPath(taken.asset)))).toEqual(before);
  });

  it("of a photograph that lies on its side is cut from it upright", async () => {
    const { buffer } = await photo("a.jpg", "#ff0000", { width: 600, height: 300 });
    const lying = await sharp(buffer).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const taken = await media.add(lying);
    if (taken.kind === "refused") throw new Error(taken.refusal);
    expect([taken.asset.width, taken.asset.height]).toEqual([300, 600]);
    const recipe = { rotation: 0, crop: { x: 0, y: 0, width: 10_000, height: 2500 } } as const;
    const whole = await media.read({ ...taken.asset, recipe });
    const header = await sharp(whole!.bytes).metadata();
    expect([header.width, header.height]).toEqual([300, 150]);
    expect(await pixel(whole!.bytes, 150, 75)).toEqual([5, 0, 0]);
  });
});

describe("a file", () => {
  it("is kept once under its hash, with its own name and what it is", async () => {
    const file = await stored(pdf("folder\\议程.PDF"), "attachment");
    expect(file).toMatchObject({ ext: "pdf", name: "议程", sizeBytes: 45 });
    expect(await stored(pdf("again.pdf"), "attachment")).toEqual({ ...file, name: "again" });
    expect(await filesIn()).toEqual([`${file.hash}.pdf`]);
  });

  it.each([
    ["program", { name: "a.pdf", buffer: Buffer.from("MZ") }],
    ["web-page", { name: "a.pdf", buffer: Buffer.from("<html>") }],
    ["empty", { name: "a.pdf", buffer: Buffer.alloc(0) }],
    ["unknown-file", { name: "a.zip", buffer: Buffer.from("PK\u0003\u0004 broken") }],
    ["macros", archive("a.docm", { "[Content_Types].xml": "x", "word/vbaProject.bin": "x" })],
    ["unknown-file", mp4("a.mp4")],
  ])("is refused as an attachment and leaves nothing behind: %s", async (refusal, file) => {
    const taken = await media.addFile(pieces(file.buffer), { name: file.name, use: "attachment" });
    expect(taken).toEqual({ kind: "refused", refusal });
    expect(await filesIn()).toEqual([]);
  });

  it("is refused as soon as it proves too long", async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const piece = new Uint8Array(4 * 1024 * 1024);
      for (;;) {
        asked += piece.length;
        yield piece;
      }
    }
    const taken = await media.addFile(endless(), { name: "a.zip", use: "attachment" });
    expect(taken).toEqual({ kind: "refused", refusal: "too-many-bytes" });
    expect(asked).toBeLessThan(MAX_ATTACHMENT_BYTES + 8 * 1024 * 1024);
    expect(await filesIn()).toEqual([]);
  });

  it("that breaks off on its way leaves nothing behind", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("%PDF-1.7");
      throw new Error("connection lost");
    }
    await expect(media.addFile(broken(), { name: "a.pdf", use: "attachment" })).rejects.toThrow(
      "connection lost",
    );
    expect(await filesIn()).toEqual([]);
  });
});

describe("a film", () => {
  const ask = (file: StoredFile, range?: string) =>
    fileRoutes(() => media).request(
      `/${file.hash}.${file.ext}`,
      range ? { headers: { range } } : {},
    );

  it("is given in the parts that are asked for", async () => {
    const film = await stored(mp4("a.mp4", 10_000), "film");
    const whole = await ask(film);
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, 10_000]);
    expect(whole.headers.get("content-type")).toBe("video/mp4");
    const parts = { "bytes=0-99": "0-99", "bytes=9990-": "9990-9999", "bytes=-10": "9990-9999" };
    for (const [range, given] of Object.entries(parts)) {
      const part = await ask(film, range);
      expect([part.status, part.headers.get("content-range")]).toEqual([
        206,
        `bytes ${given}/10000`,
      ]);
      expect((await part.arrayBuffer()).byteLength).toBe(
        Number(part.headers.get("content-length")),
      );
    }
    expect((await ask(film, "bytes=10000-")).status).toBe(416);
    expect((await ask(film, "lines=1-2")).status).toBe(200);
  });

  it("an attachment is saved and not shown; what the library has not is not found", async () => {
    const file = await stored(pdf("a.pdf"), "attachment");
    expect((await ask(file)).headers.get("content-disposition")).toBe("attachment");
    expect((await ask({ ...file, ext: "zip" })).status).toBe(404);
  });
});

describe("captions", () => {
  const add = (bytes: Uint8Array, name = "访谈.srt") =>
    media.addFile(pieces(bytes), { name, use: "captions" });

  it("are kept as WebVTT, whichever encoding they came in", async () => {
    const text = "1\r\n00:00:01,000 --> 00:00:02,500\r\n各位来宾";
    const taken = await add(Buffer.from(text));
    expect(taken).toMatchObject({ kind: "file", file: { ext: "vtt", name: "访谈" } });
    const [file] = await filesIn();
    const bytes = await readFile(join(dir, "media", (file ?? "").slice(0, 2), file ?? ""));
    expect(bytes.toString()).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n各位来宾\n");
    // "各位来宾" in GB 18030.
    const old = Buffer.from("b8f7ceacc0b4b1f6".replace("ceac", "cebb"), "hex");
    const again = Buffer.concat([Buffer.from(text.slice(0, -4)), old]);
    expect(await add(again)).toEqual(taken);
  });

  it("that are wrong are refused with the line, and nothing is left of them", async () => {
    expect(await add(Buffer.from("1\n00:00:02,000 --> 00:00:01,000\n好"))).toEqual({
      ...{ kind: "refused", refusal: "ends-early", line: 2 },
    });
    expect(await add(Buffer.from([0, 1, 2, 255]))).toMatchObject({ refusal: "no-text" });
    expect(await add(Buffer.alloc(3 * 1024 * 1024, "a"))).toMatchObject({
      refusal: "too-many-bytes",
    });
    expect(await add(Buffer.alloc(0))).toMatchObject({ refusal: "empty" });
    expect(await filesIn()).toEqual([]);
  });
});
