/** Small files of each kind, made by the tests themselves. */
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";

export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture whose corners can be told apart: its left half has the colour, the right half is white. */
export async function photo(
  name: string,
  colour: string,
  { width = 640, height = 400 } = {},
): Promise<TestFile> {
  const half = { width: Math.floor(width / 2), height, channels: 3, background: "#fff" } as const;
  const right = await sharp({ create: half }).png().toBuffer();
  const buffer = await sharp({ create: { width, height, channels: 3, background: colour } })
    .composite([{ input: right, left: width - half.width, top: 0 }])
    .jpeg()
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export const pdf = (name: string): TestFile => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
});

/** A zip with these entries. */
export const archive = (name: string, entries: Record<string, string>): TestFile => ({
  name,
  mimeType: "application/zip",
  buffer: Buffer.from(
    zipSync(Object.fromEntries(Object.entries(entries).map(([at, text]) => [at, strToU8(text)]))),
  ),
});

/** As long as `sizeBytes`, with the head of an MP4 file. */
export function mp4(name: string, sizeBytes = 4096): TestFile {
  const buffer = Buffer.alloc(sizeBytes, 7);
  Buffer.from([0, 0, 0, 24]).copy(buffer);
  buffer.write("ftypisom\0\0\u0002\0isommp42", 4, "latin1");
  return { name, mimeType: "video/mp4", buffer };
}
