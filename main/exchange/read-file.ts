/** Reads a file that somebody named, with a refusal for each way in which it may not be what they meant. */
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { MAX_IMPORT_BYTES } from "../../core/api/import.ts";
import type { PictureProblem } from "../../core/exchange/imported.ts";
import { MAX_IMAGE_BYTES } from "../../core/media/asset.ts";
import { diskFailure } from "../library/disk-error.ts";
import { ImportRefusal } from "./import-refusal.ts";
import { type FileToRead, MAX_TEXT_BYTES } from "./read-report.ts";

/** Pictures beside it are found by their path relative to it. Throws ImportRefusal. */
export async function readNamedFile(path: string): Promise<FileToRead> {
  const beside = (name: string) => readPicture(dirname(path), name);
  return { name: basename(path), bytes: await readBytes(path, MAX_IMPORT_BYTES), beside };
}

/** The bytes of a file of text. Throws ImportRefusal. */
export const readTextBytes = (path: string): Promise<Uint8Array> => readBytes(path, MAX_TEXT_BYTES);

async function readBytes(path: string, limitBytes: number): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new ImportRefusal("NOT_A_FILE");
    if (found.size > limitBytes) throw new ImportRefusal("FILE_TOO_LARGE");
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

/** The bytes of a picture that lies beside the text. */
async function readPicture(dir: string, name: string): Promise<Uint8Array | PictureProblem> {
  if (isAbsolute(name)) return "elsewhere";
  try {
    const path = resolve(dir, name);
    const found = await stat(path);
    if (!found.isFile()) return "missing";
    return found.size > MAX_IMAGE_BYTES ? "too-many-bytes" : await readFile(path);
  } catch {
    return "missing";
  }
}
