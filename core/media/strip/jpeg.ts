/** A JPEG without what it tells of its making: application segments but colour, comments, whatever follows the end. */
import { hasText, joined, latin1, uintAt } from "./bytes.ts";
import { orientationOf, tiffOf } from "./exif.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const COMMENT = 0xfe;
const EXIF = "Exif\0\0";

/** Segments that say how the pixels are to be read (ITU-T T.81 B.2.4.6; ICC.1:2022 B.4; Adobe's colour transform). */
const saysColour = (marker: number, segment: Uint8Array): boolean =>
  (marker === 0xe2 && hasText(segment, 4, "ICC_PROFILE\0")) ||
  (marker === 0xee && hasText(segment, 4, "Adobe"));

const isTold = (marker: number, segment: Uint8Array): boolean =>
  marker === COMMENT || (marker >= APP0 && marker <= 0xef && !saysColour(marker, segment));

/** Markers that stand alone: restarts and TEM. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** A JFIF segment of the plain kind: version and density, without the small picture it may hold. */
function plainJfif(segment: Uint8Array): Uint8Array | null {
  if (!hasText(segment, 4, "JFIF\0") || segment.length < 18) return null;
  const plain = segment.slice(0, 18);
  plain.set([0, 16], 2);
  plain.set([0, 0], 16);
  return plain;
}

/** Null when it is no whole JPEG. Pixels are copied bit by bit; the orientation stays. */
export function stripJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const head: Uint8Array[] = [bytes.subarray(0, 2)];
  const body: Uint8Array[] = [];
  let orientation = 1;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined || marker === 0) return null;
    if (marker === EOI) break;
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    const length = uintAt(bytes, at + 2, { size: 2, little: false });
    if (length === null || length < 2 || at + 2 + length > bytes.length) return null;
    const segment = bytes.subarray(at, at + 2 + length);
    if (marker === APP1 && hasText(segment, 4, EXIF))
      orientation = orientationOf(segment.slice(10));
    const jfif = marker === APP0 ? plainJfif(segment) : null;
    if (jfif) head.push(jfif);
    else if (!isTold(marker, segment)) body.push(segment);
    at += 2 + length;
    if (marker !== SOS) continue;
    scans += 1;
    const end = endOfScan(bytes, at);
    if (end === null) return null;
    body.push(bytes.subarray(at, end));
    at = end;
  }
  if (scans === 0) return null;
  if (orientation !== 1) head.push(exifSegment(orientation));
  return joined([...head, ...body, Uint8Array.of(0xff, EOI)]);
}

/** Where the coded data stop: at the first marker that is no restart and no stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return null;
    if (next !== 0 && next !== 0xff && !isAlone(next)) return at;
  }
  return null;
}

function exifSegment(orientation: number): Uint8Array {
  const content = joined([latin1(EXIF), tiffOf(orientation)]);
  return joined([Uint8Array.of(0xff, APP1, 0, content.length + 2), content]);
}
