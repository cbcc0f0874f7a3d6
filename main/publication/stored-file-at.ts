/** The library's own file behind an attachment or film of the site. */
import { fileExts, publishedPath, type StoredFile } from "../../core/media/stored-file.ts";

/** @param hash SHA-256 of what lies at `path`; null where that is nothing that the library keeps under its hash */
export function storedFileAt(path: string, hash: string): Pick<StoredFile, "hash" | "ext"> | null {
  const ext = fileExts.find((known) => path.endsWith(`.${known}`));
  if (!ext) return null;
  const file = { hash, ext } as Pick<StoredFile, "hash" | "ext">;
  return publishedPath(file) === path ? file : null;
}
