/** Whether a file of a picture ends where its format says: copies are not synced to disk, so that a power cut can leave shortened ones. */
import type { PictureFormat } from "../../core/publication/pictures.ts";

const ends: Partial<Record<PictureFormat, readonly number[]>> = {
  jpg: [0xff, 0xd9],
  png: [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
  gif: [0x3b],
  // "</svg>" and a line's end, as drawings are written here.
  svg: [0x2f, 0x73, 0x76, 0x67, 0x3e, 0x0a],
};

export function isWhole(bytes: Uint8Array<ArrayBuffer>, format: PictureFormat): boolean {
  const end = ends[format];
  if (end)
    return bytes.length > end.length && end.every((byte, at) => bytes.at(at - end.length) === byte);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return format === "webp" ? isWholeWebp(view) : hasWholeBoxes(view);
}

/** "RIFF", then the length of what follows: https://developers.google.com/speed/webp/docs/riff_container */
const isWholeWebp = (view: DataView): boolean =>
  view.byteLength > 12 &&
  view.getUint32(0) === 0x52494646 &&
  view.getUint32(4, true) + 8 === view.byteLength;

/** ISO/IEC 14496-12 §4.2: boxes say their length, 1 for one in the next eight bytes. */
function hasWholeBoxes(view: DataView): boolean {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= view.byteLength;
    const length = isLong ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return at > 0 && at === view.byteLength;
}
