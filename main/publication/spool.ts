/** Rendered pages that are about to be written wait here by their hash, so that a plan is carried out as it was shown. */
import { closeSync, mkdtempSync, openSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  newSharedFile,
  openSpoolFile,
  type Piece,
  type SharedFile,
  type SpoolFile,
} from "./spool-file.ts";

export interface Spool {
  put(hash: string, bytes: Uint8Array): void;
  /** A thread put the page there. */
  note(hash: string, piece: Piece): void;
  has(hash: string): boolean;
  read(hash: string): Promise<Uint8Array>;
  /** The file itself, where threads put pages, and texts for later. It is another one once the spool was closed. */
  file(): Pick<SpoolFile, "readTexts"> & { shared: SharedFile };
  close(): Promise<void>;
}

/** One file with all pages behind one another, made on first use; `close` takes it away. */
export function createSpool(): Spool {
  const kept = new Map<string, Piece>();
  let opened: (SpoolFile & { shared: SharedFile }) | null = null;
  const file = () => (opened ??= openNew());
  return {
    file,
    has: (hash) => kept.has(hash),
    note: (hash, piece) => void kept.set(hash, piece),
    put(hash, bytes) {
      if (!kept.has(hash)) kept.set(hash, file().add(bytes));
    },
    async read(hash) {
      const piece = kept.get(hash);
      if (!piece) throw new Error(`not kept: ${hash}`);
      return file().read(piece);
    },
    async close() {
      kept.clear();
      const was = opened;
      opened = null;
      was?.close();
      if (was) await rm(dirname(was.shared.path), { recursive: true, force: true });
    },
  };
}

function openNew(): SpoolFile & { shared: SharedFile } {
  const path = join(mkdtempSync(join(tmpdir(), "diglot-pages-")), "pages");
  closeSync(openSync(path, "wx"));
  const shared = newSharedFile(path);
  return { ...openSpoolFile(shared), shared };
}
