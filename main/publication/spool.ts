/** Rendered pages that are about to be written wait here by their hash, so that a plan is carried out as it was shown. */
import { readSync } from "node:fs";
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

/** Pages are small: they go to the file in pieces of this size. */
const PIECE_BYTES = 1 << 20;

/** One file with all pages behind one another, made on first use; `close` takes it away. */
export function createSpool(): Spool {
  const kept = new Map<string, { start: number; length: number }>();
  let waiting: Uint8Array[] = [];
  let written = 0;
  let end = 0;
  let opening: Promise<Opened> | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  const opened = (): Promise<Opened> =>
    (opening ??= (async () => {
      const folder = await mkdtemp(join(tmpdir(), "diglot-pages-"));
      return { folder, file: await open(join(folder, "pages"), "w+") };
    })());
  const flush = (): Promise<unknown> => {
    const piece = Buffer.concat(waiting);
    const start = written;
    waiting = [];
    written = end;
    writing = writing.then(async () => {
      try {
        const { file } = await opened();
        await file.write(piece, 0, piece.byteLength, start);
      } catch (error) {
        // Nothing is taken for kept that may be missing.
        kept.clear();
        writing = Promise.resolve();
        throw error;
      }
    });
    return writing;
  };
  return {
    has: (hash) => kept.has(hash),
    async put(hash, bytes) {
      if (kept.has(hash)) return;
      kept.set(hash, { start: end, length: bytes.byteLength });
      waiting.push(bytes);
      end += bytes.byteLength;
      if (end - written >= PIECE_BYTES) await flush();
    },
    async read(hash) {
      const place = kept.get(hash);
      if (!place) throw new Error(`not kept: ${hash}`);
      await (place.start + place.length > written ? flush() : writing);
      const { file } = await opened();
      const bytes = new Uint8Array(place.length);
      // Small, and in the system's memory still: waiting for it would take ten times as long.
      const bytesRead = readSync(file.fd, bytes, 0, place.length, place.start);
      if (bytesRead !== place.length) throw new Error(`cut short: ${hash}`);
      return bytes;
    },
    async close() {
      kept.clear();
      waiting = [];
      written = end = 0;
      await writing.catch(() => undefined);
      const was = await opening;
      opening = null;
      await was?.file.close();
      if (was) await rm(was.folder, { recursive: true, force: true });
    },
  };
}
