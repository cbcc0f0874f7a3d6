/** A PNG of only the chunks that draw it: no text, no time, no EXIF but the orientation, nothing of anybody's own. */
import { hasText, joined, latin1, uint32, uintAt } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import { orientationOf, tiffOf } from "./exif.ts";

const SIGNATURE = "\x89PNG\r\n\x1a\n";

/** Chunks that say how the pixels are to be shown, animation among them (PNG 3rd edition, 11.2 and 11.3). */
const kept = new Set(
  (
    "IHDR PLTE IDAT tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT " +
    "acTL fcTL fdAT"
  ).split(" "),
);

/** Null when it is no whole PNG. */
export function stripPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (!hasText(bytes, 0, SIGNATURE)) return null;
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let at = SIGNATURE.length;
  for (;;) {
    const length = uintAt(bytes, at, { size: 4, little: false });
    if (length === null || at + 12 + length > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (parts.length === 0 && type !== "IHDR") return null;
    const chunk = bytes.subarray(at, at + 12 + length);
    at += 12 + length;
    if (type === "IEND") {
      const first = parts.shift();
      if (!first) return null;
      const exif = orientation === 1 ? [] : [chunkOf("eXIf", tiffOf(orientation))];
      return joined([latin1(SIGNATURE), first, ...exif, ...parts, chunk]);
    }
    if (type === "eXIf") orientation = orientationOf(chunk.subarray(8, -4));
    // An unknown chunk that is critical (upper-case initial) is for a reader that knows it: not our kind of PNG.
    else if (kept.has(type)) parts.push(chunk);
    else if (/^[A-Z]/.test(type)) return null;
  }
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const body = joined([latin1(type), data]);
  return joined([uint32(data.length), body, uint32(crc32(body))]);
}
