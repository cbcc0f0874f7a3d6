/** Pictures lose what they tell and keep what they show; damaged files are told apart, never thrown at. */
import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { imageExts } from "../asset.ts";
import { hasText, joined, latin1 } from "./bytes.ts";
import { orientationOf, tiffOf } from "./exif.ts";
import { stripMetadata } from "./strip.ts";

const secret = "SECRET-OF-THE-PHOTOGRAPHER";
const exif = {
  IFD0: { Make: secret, ImageDescription: secret },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "39/1 54/1 0/1", GPSLongitudeRef: "E" },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:e="http://ns.adobe.com/exif/1.0/" e:GPSLatitude="${secret}"/></rdf:RDF></x:xmpmeta>`;

/** Every pixel another, so that a change of one shows. */
const picture = (): Sharp => {
  const raw = Uint8Array.from({ length: 40 * 24 * 3 }, (_, index) => (index * 37) % 251);
  return sharp(raw, { raw: { width: 40, height: 24, channels: 3 } });
};
const tagged = (orientation: number): Sharp =>
  picture()
    .withIccProfile("p3")
    .withExif(exif)
    .withXmp(xmp)
    .withMetadata({ orientation, density: 300, exif });

const files = {
  jpg: (orientation: number) => tagged(orientation).jpeg({ quality: 90 }).toBuffer(),
  progressive: (orientation: number) => tagged(orientation).jpeg({ progressive: true }).toBuffer(),
  png: (orientation: number) => tagged(orientation).png().toBuffer(),
  webp: (orientation: number) => tagged(orientation).webp({ lossless: true }).toBuffer(),
};
const extOf = (kind: keyof typeof files) => (kind === "progressive" ? "jpg" : kind);
const kinds = Object.keys(files) as (keyof typeof files)[];
const cases = kinds.flatMap((kind) => [1, 6].map((orientation) => ({ kind, orientation })));
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
const holds = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes).includes(Buffer.from(text, "latin1"));

describe.each(cases)("a $kind turned to $orientation", ({ kind, orientation }) => {
  test("loses place, author and words; keeps pixels, profile and which way is up", async () => {
    const bytes = await files[kind](orientation);
    expect(holds(bytes, secret)).toBe(true);
    const bare = stripMetadata(bytes, extOf(kind))!;
    expect(holds(bare, secret)).toBe(false);
    const [before, after] = [await sharp(bytes).metadata(), await sharp(bare).metadata()];
    expect(after).toMatchObject({ width: 40, height: 24, format: before.format });
    expect(after.xmp).toBeUndefined();
    expect(after.orientation ?? 1).toBe(orientation);
    if (orientation === 1) expect(after.exif).toBeUndefined();
    expect(after.icc).toEqual(before.icc);
    expect((await pixels(bare)).equals(await pixels(bytes))).toBe(true);
  });

  test("is the same after a second time", async () => {
    const once = stripMetadata(await files[kind](orientation), extOf(kind))!;
    expect(stripMetadata(once, extOf(kind))).toEqual(once);
  });
});

test("a JPEG loses comments, IPTC, small pictures and whatever follows its end", async () => {
  const plain = await picture().jpeg().toBuffer();
  const segment = (marker: number, text: string) =>
    joined([Uint8Array.of(0xff, marker, 0, text.length + 2), latin1(text)]);
  const told = joined([
    plain.subarray(0, 2),
    segment(0xe0, `JFIF\0\x01\x01\0\0\x48\0\x48\x01\x01${secret.slice(0, 3)}`),
    segment(0xe0, `JFXX\0${secret}`),
    segment(0xed, `Photoshop 3.0\0${secret}`),
    segment(0xe2, `MPF\0${secret}`),
    segment(0xfe, secret),
    plain.subarray(2),
    latin1(`ftypmp42${secret}`),
  ]);
  const bare = stripMetadata(told, "jpg")!;
  expect(holds(bare, "SEC")).toBe(false);
  expect(hasText(bare, 6, "JFIF\0")).toBe(true);
  expect((await pixels(bare)).equals(await pixels(plain))).toBe(true);
});

test("a GIF loses comments and foreign data, and goes on moving", async () => {
  const raw = Uint8Array.from({ length: 16 * 32 * 3 }, (_, index) => (index < 768 ? 20 : 230));
  const moving = await sharp(raw, { raw: { width: 16, height: 32, channels: 3, pageHeight: 16 } })
    .gif({ loop: 3, delay: [100, 200] })
    .toBuffer();
  const block = (label: number, parts: string[]) =>
    joined([
      Uint8Array.of(0x21, label),
      ...parts.map((part) => joined([Uint8Array.of(part.length), latin1(part)])),
      Uint8Array.of(0),
    ]);
  const told = joined([
    moving.subarray(0, -1),
    block(0xfe, [secret]),
    block(0xff, ["XMP DataXMP", secret]),
    Uint8Array.of(0x3b),
  ]);
  const bare = stripMetadata(told, "gif")!;
  expect(holds(bare, secret)).toBe(false);
  const { pages, loop, delay } = await sharp(bare, { animated: true }).metadata();
  expect({ pages, loop, delay }).toEqual({ pages: 2, loop: 3, delay: [100, 200] });
});

test("the orientation is read in either byte order, and nonsense is upright", () => {
  for (let turn = 1; turn <= 8; turn += 1) expect(orientationOf(tiffOf(turn))).toBe(turn);
  expect(orientationOf(latin1("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"))).toBe(6);
  expect(orientationOf(tiffOf(9))).toBe(1);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(orientationOf(joined([latin1("II*\0"), bytes]))).toBeLessThanOrEqual(8);
    }),
  );
});

test("never throws, whatever it is given", () => {
  const heads = ["", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF\x20\0\0\0WEBP", "GIF89a"];
  const ext = fc.constantFrom(...imageExts);
  fc.assert(
    fc.property(ext, fc.constantFrom(...heads), fc.uint8Array(), (kind, head, bytes) => {
      const bare = stripMetadata(joined([latin1(head), bytes]), kind);
      if (bare) expect(stripMetadata(bare, kind)).toEqual(bare);
    }),
    { numRuns: 2000 },
  );
});

test.each(kinds)("of a damaged %s makes nothing larger, throws nothing, ends", async (kind) => {
  const whole = new Uint8Array(await files[kind](6));
  const ext = extOf(kind);
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 });
  fc.assert(
    fc.property(damage, fc.nat(whole.length), (changes, length) => {
      const bytes = whole.slice(0, length);
      for (const [at, value] of changes) bytes[at] = value;
      const bare = stripMetadata(bytes, ext);
      if (bare) expect(bare.length).toBeLessThanOrEqual(bytes.length + 64);
    }),
    { numRuns: 300 },
  );
});
