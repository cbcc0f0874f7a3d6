/** Reads a file that somebody named, with a refusal for each way in which it may not be what they meant. */
import { readFile, stat } from "node:fs/promises";
import { diskFailure } from "../library/disk-error.ts";
import { ImportRefusal } from "./import-refusal.ts";

/** A book of two million characters; nobody writes a report of this length. */
const MAX_TEXT_BYTES = 8 * 1024 * 1024;

export async function readTextBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new ImportRefusal("NOT_A_FILE");
    if (found.size > MAX_TEXT_BYTES) throw new ImportRefusal("FILE_TOO_LARGE");
    if (found.size === 0) throw new ImportRefusal("FILE_EMPTY");
    return await readFile(path);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") throw new ImportRefusal("FILE_NOT_FOUND");
    if (diskFailure(error) === "read-only") throw new ImportRefusal("FILE_UNREADABLE");
    throw error;
  }
}

/** The bytes of a picture that lies beside the text; null when there is none or it cannot be read. */
export async function readPicture(
  path: string,
  maxBytes: number,
): Promise<Uint8Array | "too-large" | null> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return null;
    return found.size > maxBytes ? "too-large" : await readFile(path);
  } catch {
    return null;
  }
}
