/** Reading and joining bytes for the strip parsers; nothing here throws on a short file. */

/** Joins parts into one array. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** True when the Latin-1 `text` stands at `at`. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** The bytes of a Latin-1 text. */
export const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

/** An unsigned number of `size` bytes, or null beyond the end. */
export function uintAt(
  bytes: Uint8Array,
  at: number,
  { size, little }: { size: 2 | 4; little: boolean },
): number | null {
  if (at < 0 || at + size > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
  return size === 2 ? view.getUint16(0, little) : view.getUint32(0, little);
}

/** Four bytes of a number, big-endian unless `little`. */
export function uint32(value: number, little = false): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, little);
  return bytes;
}
