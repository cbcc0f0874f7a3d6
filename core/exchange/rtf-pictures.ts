/** Pictures in the RTF that Word and WPS put on the clipboard beside HTML, whose own pictures only they can read. */

export interface RtfPicture {
  type: "image/png" | "image/jpeg";
  bytes: Uint8Array<ArrayBuffer>;
}

/** Clipboards above this are not looked into. */
const MAX_LENGTH = 400 * 1024 * 1024;

/**
 * In reading order (RTF 1.9.1, Pictures). Word gives each picture twice, the second time as a metafile for old readers
 * (`\nonshppict`), which is passed over as every other kind is.
 */
export function rtfPictures(rtf: string): RtfPicture[] {
  if (!rtf.startsWith("{\\rtf") || rtf.length > MAX_LENGTH) return [];
  const pictures: RtfPicture[] = [];
  for (let at = rtf.indexOf("{\\pict"); at >= 0; at = rtf.indexOf("{\\pict", at + 1)) {
    const data = dataOf(rtf, at);
    if (data) pictures.push(data);
  }
  return pictures;
}

/** @param at of the group's brace */
function dataOf(rtf: string, at: number): RtfPicture | null {
  // Groups before the figures name shapes and colours; the figures are the last of the picture's own text.
  let depth = 0;
  let own = "";
  let from = at;
  for (let index = at; index < rtf.length; index += 1) {
    const character = rtf[index];
    if (character !== "{" && character !== "}") continue;
    if (depth === 1) own += ` ${rtf.slice(from, index)}`;
    depth += character === "{" ? 1 : -1;
    from = index + 1;
    if (depth === 0) break;
  }
  const type = /\\pngblip\b/.test(own)
    ? "image/png"
    : /\\jpegblip\b/.test(own)
      ? "image/jpeg"
      : null;
  const figures = /[\da-f\s]*$/i.exec(
    own.slice(own.lastIndexOf("\\")).replace(/^\\[a-z]+-?\d* ?/i, ""),
  )?.[0];
  if (!type || !figures) return null;
  const hex = figures.replace(/\s+/g, "");
  const bytes = new Uint8Array(hex.length >> 1);
  for (let byte = 0; byte < bytes.length; byte += 1)
    bytes[byte] = Number.parseInt(hex.slice(byte * 2, byte * 2 + 2), 16);
  return bytes.length > 0 ? { type, bytes } : null;
}
