/** Rendered pages that are about to be written wait here by their hash, so that a plan is carried out as it was shown. */
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Spool {
  put(hash: string, bytes: Uint8Array): Promise<void>;
  has(hash: string): boolean;
  read(hash: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Opened {
  folder: string;
  file: FileHandle;
}

/** One file with all pages behind one another, made on first use; `close` takes it away. */
export function createSpool(): Spool {
  const kept = new Map<string, { start: number; length: number }>();
  let end = 0;
  let opening: Promise<Opened> | null = null;
  const opened = (): Promise<Opened> =>
    (opening ??= (async () => {
      const folder = await mkdtemp(join(tmpdir(), "diglot-pages-"));
      return { folder, file: await open(join(folder, "pages"), "w+") };
    })());
  return {
    has: (hash) => kept.has(hash),
    async put(hash, bytes) {
      if (kept.has(hash)) return;
      const start = end;
      end += bytes.byteLength;
      const { file } = await opened();
      await file.write(bytes, 0, bytes.byteLength, start);
      kept.set(hash, { start, length: bytes.byteLength });
    },
    async read(hash) {
      const place = kept.get(hash);
      if (!place) throw new Error(`not kept: ${hash}`);
      const { file } = await opened();
      const bytes = new Uint8Array(place.length);
      const { bytesRead } = await file.read(bytes, 0, place.length, place.start);
      if (bytesRead !== place.length) throw new Error(`cut short: ${hash}`);
      return bytes;
    },
    async close() {
      kept.clear();
      end = 0;
      const was = await opening;
      opening = null;
      await was?.file.close();
      if (was) await rm(was.folder, { recursive: true, force: true });
    },
  };
}
