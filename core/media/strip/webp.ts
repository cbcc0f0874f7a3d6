/** A WebP of only the chunks that draw it; of EXIF only the orientation stays (RFC 9649, section 2.7). */
import { hasText, joined, latin1, uint32, uintAt } from "./bytes.ts";
import { orientationOf, tiffOf } from "./exif.ts";

const kept = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Bits of the first byte of VP8X that promise an EXIF or XMP chunk. */
const EXIF_BIT = 0x08;
const XMP_BIT = 0x04;

/** Null when it is no whole WebP. */
export function stripWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (!hasText(bytes, 0, "RIFF") || !hasText(bytes, 8, "WEBP")) return null;
  const size = uintAt(bytes, 4, { size: 4, little: true });
  if (size === null || size < 4 || size + 8 > bytes.length) return null;
  const end = size + 8;
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let extended: Uint8Array | null = null;
  for (let at = 12; at < end; ) {
    const length = uintAt(bytes, at + 4, { size: 4, little: true });
    if (length === null || at + 8 + length > end) return null;
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const data = bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
    if (type === "EXIF") orientation = orientationOf(tiffIn(data));
    if (!kept.has(type)) continue;
    const chunk = chunkOf(type, data);
    if (type === "VP8X") extended = chunk;
    parts.push(chunk);
  }
  if (parts.length === 0) return null;
  const turned = orientation !== 1 && extended !== null;
  if (extended) extended[8] = promised(extended[8] ?? 0, turned);
  if (turned) parts.push(chunkOf("EXIF", tiffOf(orientation)));
  const content = joined([latin1("WEBP"), ...parts]);
  return joined([latin1("RIFF"), uint32(content.length, true), content]);
}

const promised = (flags: number, exif: boolean): number =>
  (flags & ~(EXIF_BIT | XMP_BIT)) | (exif ? EXIF_BIT : 0);

/** Some programs put the head of a JPEG segment before the TIFF block. */
const tiffIn = (data: Uint8Array): Uint8Array =>
  hasText(data, 0, "Exif\0\0") ? data.subarray(6) : data;

/** Chunks are of even length; the fill is not counted. */
const chunkOf = (type: string, data: Uint8Array): Uint8Array =>
  joined([latin1(type), uint32(data.length, true), data, new Uint8Array(data.length % 2)]);
