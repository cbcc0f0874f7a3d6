/** A captions file as it comes: decoded, checked, and made WebVTT. */
import { parseCaptions } from "../../core/media/captions.ts";
import { type FileRefusal, maxBytesOf } from "../../core/media/stored-file.ts";
import { decodeText } from "../exchange/decode-text.ts";
import { ImportRefusal } from "../exchange/import-refusal.ts";

export type ReadCaptions = { bytes: Uint8Array } | { refusal: FileRefusal; line?: number };

export async function readCaptions(bytes: AsyncIterable<Uint8Array>): Promise<ReadCaptions> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytesOf("captions")) return { refusal: "too-many-bytes" };
    chunks.push(chunk);
  }
  if (sizeBytes === 0) return { refusal: "empty" };
  try {
    const read = parseCaptions(decodeText(Buffer.concat(chunks)));
    return "vtt" in read
      ? { bytes: new TextEncoder().encode(read.vtt) }
      : { refusal: read.fault, line: read.line };
  } catch (error) {
    if (error instanceof ImportRefusal) return { refusal: "no-text" };
    throw error;
  }
}
