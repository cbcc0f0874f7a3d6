/** A file of the site, and where its bytes are until it is written. */
import type { FileChange } from "../../core/publication/plan.ts";
import { sha256 } from "./hash.ts";
import type { Spool } from "./spool.ts";

/** A file of the site with the way to its bytes. */
export interface SiteFile extends FileChange {
  read(): Promise<Uint8Array>;
}

export const described = (path: string, title: string, bytes: Uint8Array): FileChange => ({
  path,
  title,
  sizeBytes: bytes.byteLength,
  hash: sha256(bytes),
});

export interface Places {
  held: ReadonlyMap<string, string | null>;
  spool: Spool;
}

/** Of a place that is still being looked at: whatever is made for it is kept. */
export const nothingKnown: Places["held"] = new Map();

/** Whether the file's bytes can be had: they are on the target, or wait for it. */
export const isKept = ({ path, hash }: SiteFile, { held, spool }: Places): boolean =>
  held.get(path) === hash || spool.has(hash);

/** A file that was just made; it waits in the spool unless the target holds it. */
export function spooled(
  { path, title = "", text }: { path: string; title?: string; text: string },
  { held, spool }: Places,
): SiteFile {
  const bytes = Buffer.from(text);
  const file = described(path, title, bytes);
  const { hash } = file;
  if (held.get(path) !== hash) spool.put(hash, bytes);
  return { ...file, read: () => spool.read(hash) };
}
