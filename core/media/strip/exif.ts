/** The one thing of EXIF that a picture needs: which way is up (Exif 2.32, tag 0x0112 of the first directory). */
import { uintAt } from "./bytes.ts";

const ORIENTATION = 0x0112;
/** TIFF type of a 16-bit number. */
const SHORT = 3;

/** Orientation 1 to 8 from a TIFF block; 1 where it says none, or nothing sensible. */
export function orientationOf(tiff: Uint8Array): number {
  const little = tiff[0] === 0x49 && tiff[1] === 0x49;
  if (!little && !(tiff[0] === 0x4d && tiff[1] === 0x4d)) return 1;
  const short = (at: number) => uintAt(tiff, at, { size: 2, little });
  const directory = uintAt(tiff, 4, { size: 4, little });
  const entries = directory === null ? null : short(directory);
  if (directory === null || entries === null) return 1;
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12;
    const tag = short(at);
    if (tag === null) return 1;
    if (tag !== ORIENTATION) continue;
    const value = short(at + 8);
    return short(at + 2) === SHORT && value !== null && value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF block that says the orientation and nothing else. */
export const tiffOf = (orientation: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(
    ...[0x49, 0x49, 0x2a, 0, 8, 0, 0, 0],
    ...[1, 0, 0x12, 0x01, SHORT, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0, 0, 0, 0],
  );
