/** The site as an earlier publication left it: every file from where it can still be had. */
import { readFile, stat } from "node:fs/promises";
import type { SiteRecord } from "../../core/publication/site-record.ts";
import type { MediaService } from "../media/media-service.ts";
import type { KeptSites } from "./kept-sites.ts";
import { PublicationError } from "./publication-error.ts";
import type { SiteFile } from "./site-file.ts";
import { storedFileAt } from "./stored-file-at.ts";

export interface GoingBack {
  number: number;
  record: SiteRecord;
  kept: KeptSites;
  media: Pick<MediaService, "path">;
  held: ReadonlyMap<string, string | null>;
  /** The site's files as they would be made now; asked only for what is nowhere else. */
  now: () => Promise<readonly SiteFile[]>;
}

/** Throws PublicationError `CANNOT_GO_BACK` with the files that are gone. */
export async function earlierSite(going: GoingBack): Promise<SiteFile[]> {
  const files: SiteFile[] = [];
  const open: Omit<SiteFile, "read">[] = [];
  for (const [path, facts] of Object.entries(going.record.files)) {
    const read = await source(path, facts.hash, going);
    if (read) files.push({ path, ...facts, read });
    else open.push({ path, ...facts });
  }
  if (open.length === 0) return files;
  const made = new Map((await going.now()).map((file) => [file.hash, file.read]));
  for (const file of open) {
    const read = made.get(file.hash);
    if (read) files.push({ ...file, read });
  }
  const gone = open.filter(({ hash }) => !made.has(hash)).map(({ path }) => path);
  if (gone.length > 0)
    throw new PublicationError({ code: "CANNOT_GO_BACK", number: going.number, paths: gone });
  return files;
}

/** The target itself first: what it holds need not be written. */
async function source(
  path: string,
  hash: string,
  { kept, media, held }: GoingBack,
): Promise<SiteFile["read"] | null> {
  const needless = () => Promise.reject(new Error(`it is there already: ${path}`));
  if (held.get(path) === hash) return needless;
  if (await kept.has(hash))
    return async () => {
      const bytes = await kept.read(hash);
      if (!bytes) throw Object.assign(new Error(`kept file damaged: ${path}`), { code: "EIO" });
      return bytes;
    };
  const stored = storedFileAt(path, hash);
  const file = stored && media.path(stored);
  const isThere = file !== null && (await stat(file).catch(() => null))?.isFile();
  return isThere ? () => readFile(file) : null;
}
