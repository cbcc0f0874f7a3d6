/** Keeps, before a publication writes its first file, what it takes to go back to it and to what it goes over. */
import { stat } from "node:fs/promises";
import type { Comparison } from "../../core/publication/manifest.ts";
import { isKeptAtOnce, toSiteRecord } from "../../core/publication/site-record.ts";
import type { MediaService } from "../media/media-service.ts";
import { sha256 } from "./hash.ts";
import type { KeptSites } from "./kept-sites.ts";
import { storedFileAt } from "./stored-file-at.ts";
import type { SiteFile } from "./site-file.ts";
import type { Target } from "./target.ts";

export interface Keeping {
  kept: KeptSites;
  media: Pick<MediaService, "path">;
  place: Target;
  files: readonly SiteFile[];
  comparison: Comparison;
  held: ReadonlyMap<string, string | null>;
  number: number;
  target: string;
  signal?: AbortSignal | undefined;
}

/** Bytes that wait to be put on disk in one step. */
const STEP_BYTES = 8 * 1024 * 1024;

/** Throws the disk's errors. What cannot be read is left out: going back says then what is gone. */
export async function keepSite(keeping: Keeping): Promise<void> {
  const { kept, number, target, files } = keeping;
  let waiting: { hash: string; bytes: Uint8Array }[] = [];
  let size = 0;
  const flush = async () => {
    await kept.keep(waiting);
    waiting = [];
    size = 0;
  };
  for (const { hash, read } of await missing(keeping)) {
    keeping.signal?.throwIfAborted();
    const bytes = await read().catch(() => null);
    if (!bytes || sha256(bytes) !== hash) continue;
    waiting.push({ hash, bytes });
    size += bytes.byteLength;
    if (size >= STEP_BYTES) await flush();
  }
  await flush();
  await kept.keepRecord(number, target, toSiteRecord(files));
}

interface Wanted {
  hash: string;
  read: () => Promise<Uint8Array | null>;
}

/** Pages of the new site, and whatever of ours is gone over or removed and can be had nowhere else. */
async function missing({
  kept,
  media,
  place,
  files,
  comparison,
  held,
}: Keeping): Promise<Wanted[]> {
  const { added, changed, removed } = comparison;
  const isWritten = new Set([...added, ...changed].map(({ path }) => path));
  const wanted = new Map<string, Wanted>();
  for (const { path, hash, read } of files)
    if (isKeptAtOnce(path) && !wanted.has(hash) && !(await kept.has(hash)))
      wanted.set(hash, { hash, read: isWritten.has(path) ? read : () => place.read(path) });
  for (const { path } of [...changed, ...removed]) {
    const hash = held.get(path);
    if (!hash || place.manifest?.files[path]?.hash !== hash) continue;
    if (wanted.has(hash) || (await kept.has(hash)) || (await isInLibrary(media, path, hash)))
      continue;
    wanted.set(hash, { hash, read: () => place.read(path) });
  }
  return [...wanted.values()];
}

async function isInLibrary(
  media: Pick<MediaService, "path">,
  path: string,
  hash: string,
): Promise<boolean> {
  const file = storedFileAt(path, hash);
  return (
    file !== null &&
    stat(media.path(file)).then(
      (found) => found.isFile(),
      () => false,
    )
  );
}
