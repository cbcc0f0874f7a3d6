/** Rendered pages that are about to be written wait here by their hash, so that a plan is carried out as it was shown. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Spool {
  put(hash: string, text: string): Promise<void>;
  has(hash: string): boolean;
  read(hash: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Makes its folder on first use; `close` takes it away. */
export function createSpool(): Spool {
  const kept = new Set<string>();
  const folders = new Set<string>();
  let folder: Promise<string> | null = null;
  const open = () => (folder ??= mkdtemp(join(tmpdir(), "diglot-pages-")));
  return {
    has: (hash) => kept.has(hash),
    async put(hash, text) {
      if (kept.has(hash)) return;
      const dir = join(await open(), hash.slice(0, 2));
      if (!folders.has(dir)) await mkdir(dir, { recursive: true });
      folders.add(dir);
      await writeFile(join(dir, hash), text);
      kept.add(hash);
    },
    read: async (hash) => readFile(join(await open(), hash.slice(0, 2), hash)),
    async close() {
      kept.clear();
      folders.clear();
      if (folder) await rm(await folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
