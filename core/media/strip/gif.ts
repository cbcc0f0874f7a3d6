/** A GIF of only the blocks that draw it: no comments, no application data but looping and colour (GIF89a). */
import { hasText, joined, uintAt } from "./bytes.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const APPLICATION = 0xff;
const keptApplications = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"];

/** Bytes of the colour table that a packed field announces. */
const tableSize = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** Null when it is no whole GIF. */
export function stripGif(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (!hasText(bytes, 0, "GIF87a") && !hasText(bytes, 0, "GIF89a")) return null;
  if (uintAt(bytes, 10, { size: 2, little: true }) === null) return null;
  let at = 13 + tableSize(bytes[10] ?? 0);
  const parts: Uint8Array[] = [bytes.subarray(0, at)];
  let images = 0;
  for (;;) {
    const kind = bytes[at];
    if (kind === TRAILER) {
      return images > 0 ? joined([...parts, Uint8Array.of(TRAILER)]) : null;
    }
    if (kind !== EXTENSION && kind !== IMAGE) return null;
    const data = kind === EXTENSION ? at + 2 : at + 11 + tableSize(bytes[at + 9] ?? 0);
    const end = endOfSubBlocks(bytes, data);
    if (end === null) return null;
    if (kind === IMAGE) images += 1;
    if (kind === IMAGE || draws(bytes, at)) parts.push(bytes.subarray(at, end));
    at = end;
  }
}

/** Control of the next image, text drawn over it, and the applications that matter to how it is shown. */
function draws(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1];
  if (label === APPLICATION) return keptApplications.some((name) => hasText(bytes, at + 3, name));
  return label === 0xf9 || label === 0x01;
}

/** Behind the empty block that ends a run of blocks, each with its length before it. */
function endOfSubBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; ) {
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) return at;
  }
  return null;
}
