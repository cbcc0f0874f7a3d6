/** The sample's photographs, drawn once on a device and kept, several at a time. */
import { mkdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";

/** Raise it when the drawings change, so that kept ones are not taken for them. */
export const DRAWING = 1;

/** Called before each photograph that has to be drawn, with how many are there of how many. */
export type OnDrawing = (done: number, total: number) => void;

/** Bytes of each named photograph, from `cacheDir` where they are, otherwise drawn and kept there. */
export async function photographs(
  names: Set<string>,
  cacheDir: string,
  onDrawing?: OnDrawing,
): Promise<Map<string, Uint8Array>> {
  const folder = join(cacheDir, `${DRAWING}`);
  await mkdir(folder, { recursive: true });
  const waiting = [...names];
  const photos = new Map<string, Uint8Array>();
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      photos.set(
        name,
        await photograph(name, join(folder, `${name}.jpg`), () =>
          onDrawing?.(photos.size, names.size),
        ),
      );
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return photos;
}

async function photograph(name: string, path: string, onDrawing: () => void): Promise<Uint8Array> {
  const kept = await readFile(path).catch(() => null);
  if (kept) return kept;
  onDrawing();
  // Loaded only when something has to be drawn: no other start needs it.
  const { drawPhoto } = await import("./sample-photos.ts");
  const drawn = await drawPhoto(name);
  await writeFileAtomic(path, Buffer.from(drawn), { fsync: false });
  return drawn;
}
