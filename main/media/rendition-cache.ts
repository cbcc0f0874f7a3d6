/** Files of pictures that were made for the site, kept in the library's cache up to a limit; the longest unused go first. */
import { mkdir, readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";

export interface RenditionCache {
  /** Null when there is none, or none that can be read. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Never throws: a copy only saves time, and a full disk is no reason not to show the picture. */
  keep(name: string, bytes: Uint8Array): Promise<void>;
}

export interface CacheLimits {
  maxBytes: number;
  /** Now, in milliseconds. */
  now?: () => number;
}

/** A copy that was used counts as used for this long before its date is written again. */
const USED_MS = 24 * 60 * 60 * 1000;

export function createRenditionCache(dir: string, limits: CacheLimits): RenditionCache {
  const now = limits.now ?? Date.now;
  let measuring: Promise<number> | null = null;
  let sizeBytes = 0;
  let tidying: Promise<void> | null = null;

  async function tidy(): Promise<void> {
    const files = await filesIn(dir);
    files.sort((a, b) => a.usedMs - b.usedMs);
    sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    for (const file of files) {
      if (sizeBytes <= limits.maxBytes * 0.8) return;
      await rm(join(dir, file.name), { force: true });
      sizeBytes -= file.sizeBytes;
    }
  }

  return {
    async read(name) {
      const path = join(dir, name);
      try {
        const bytes = await readFile(path);
        const { mtimeMs } = await stat(path);
        if (now() - mtimeMs > USED_MS) await utimes(path, now() / 1000, now() / 1000);
        return new Uint8Array(bytes);
      } catch {
        return null;
      }
    },
    async keep(name, bytes) {
      try {
        measuring ??= mkdir(dir, { recursive: true })
          .then(() => filesIn(dir))
          .then((files) => (sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)));
        await measuring;
        await writeFileAtomic(join(dir, name), Buffer.from(bytes), { fsync: false });
        sizeBytes += bytes.byteLength;
        if (sizeBytes <= limits.maxBytes) return;
        tidying ??= tidy().finally(() => {
          tidying = null;
        });
        await tidying;
      } catch {
        // Made again when it is asked for; the folder too, if somebody took it away.
        measuring = null;
      }
    },
  };
}

interface KeptFile {
  name: string;
  sizeBytes: number;
  usedMs: number;
}

async function filesIn(dir: string): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (const name of await readdir(dir)) {
    const found = await stat(join(dir, name)).catch(() => null);
    if (found?.isFile()) files.push({ name, sizeBytes: found.size, usedMs: found.mtimeMs });
  }
  return files;
}
