/** The text of an XML file, piece by piece, in the encoding that the file says it has (XML 1.0, appendix F). */
import { createReadStream } from "node:fs";

/** The encoding is unknown, or the bytes are not what it says. */
export class XmlEncodingError extends Error {}

const DECLARED = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/** By its mark, by its first characters, else by what its declaration says. */
export function encodingOf(head: Uint8Array): string {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  return DECLARED.exec(Buffer.from(head.subarray(0, 200)).toString("latin1"))?.[1] ?? "utf-8";
}

/** Pieces of text with the number of bytes read so far. Throws XmlEncodingError. */
export async function* readXmlText(path: string): AsyncGenerator<{ text: string; bytes: number }> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
      const piece = chunk as Uint8Array;
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      bytes += piece.byteLength;
      yield { text: decoder.decode(piece, { stream: true }), bytes };
    }
    yield { text: decoder?.decode() ?? "", bytes };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      throw new XmlEncodingError("not text in its own encoding", { cause: error });
    throw error;
  }
}
