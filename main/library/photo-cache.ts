/** The sample's photographs, drawn once on a device and kept, several at a time. */
import { mkdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";

/** Raise it when the drawings change, so that kept ones are not taken for them. */
export const DRAWING = 1;

/** Bytes of each named photograph, from `cacheDir` where they are, otherwise drawn and kept there. */
export async function photographs(
  names: Set<string>,
  cacheDir: string,
): Promise<Map<string, Uint8Array>> {
  const folder = join(cacheDir, `${DRAWING}`);
  await mkdir(folder, { recursive: true });
  const waiting = [...names];
  const photos = new Map<string, Uint8Array>();
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      photos.set(name, await photograph(name, join(folder, `${name}.jpg`)));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return photos;
}

async function photograph(name: string, path: string): Promise<Uint8Array> {
  const kept = await readFile(path).catch(() => null);
  if (kept) return kept;
  // Loaded only when something has to be drawn: no other start needs it.
  const { drawPhoto } = await import("./sample-photos.ts");
  const drawn = await drawPhoto(name);
  await writeFileAtomic(path, Buffer.from(drawn), { fsync: false });
  return drawn;
}
