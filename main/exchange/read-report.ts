/** A file's bytes as a report: the reader is chosen by what the file is, and by its name only where that leaves a choice. */
import { extname } from "node:path";
import type { ChangeDecision } from "../../core/exchange/docx/changes.ts";
import type { Imported, PictureProblem } from "../../core/exchange/imported.ts";
import { decodeText } from "./decode-text.ts";
import { ImportRefusal } from "./import-refusal.ts";
import { parseApart } from "./parse-apart.ts";
import type { ParseJob } from "./parse-job.ts";
import { isZip, readDocx, refuseOle } from "./read-docx.ts";
import type { Reading } from "./reading.ts";

/** A file to be imported. `beside` gives a picture by its path relative to the file. */
export interface FileToRead {
  name: string;
  bytes: Uint8Array;
  beside(path: string): Promise<Uint8Array | PictureProblem>;
}

const MEGABYTE = 1024 * 1024;
/** A book of two million characters; nobody writes a report of this length. */
export const MAX_TEXT_BYTES = 8 * MEGABYTE;
/** A page may hold its pictures. */
const MAX_PAGE_BYTES = 48 * MEGABYTE;

/** Throws ImportRefusal. */
export async function readReport(
  file: FileToRead,
  how: { columns: readonly string[]; changes: ChangeDecision | null },
): Promise<Reading> {
  const { name, bytes } = file;
  if (bytes.byteLength === 0) throw new ImportRefusal("FILE_EMPTY");
  refuseOle(bytes);
  if (isZip(bytes)) return readDocx(bytes, how);
  if (bytes.byteLength > MAX_PAGE_BYTES) throw new ImportRefusal("FILE_TOO_LARGE");
  const { text, isPage } = decodeAny(bytes, /^\.(?:x?html?)$/i.test(extname(name)));
  if (isPage) {
    const imported = await importedFrom({ kind: "page", text, columns: how.columns });
    return { imported, picture: (address) => pictureOf(address, file) };
  }
  if (bytes.byteLength > MAX_TEXT_BYTES) throw new ImportRefusal("FILE_TOO_LARGE");
  const isMarkdown = /^\.(?:md|markdown)$/i.test(extname(name));
  const kind = isMarkdown ? "markdown" : "text";
  const imported = await importedFrom({ kind, text, columns: how.columns });
  return { imported, picture: (address) => pictureOf(address, file) };
}

async function importedFrom(job: ParseJob): Promise<Imported | null> {
  const result = await parseApart(job);
  if (result.kind !== "imported") throw new ImportRefusal("UNSAFE_FILE");
  return result.imported;
}

function decodeAny(bytes: Uint8Array, isNamedPage: boolean): { text: string; isPage: boolean } {
  const text = decodePage(bytes);
  const isPage = isNamedPage || /^\s*(?:<!doctype\s+html|<html)/i.test(text);
  if (!isPage && /^\s*(?:<!doctype|<\?xml|\{\\rtf)/i.test(text))
    throw new ImportRefusal("UNKNOWN_FORMAT");
  return { text, isPage };
}

/** The text of a page; it may name an encoding that texts are not guessed to be in. Throws ImportRefusal. */
export function decodePage(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof ImportRefusal) || error.code !== "UNKNOWN_ENCODING") throw error;
    const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
    const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
    if (named === undefined) throw error;
    try {
      return new TextDecoder(named, { fatal: true }).decode(bytes);
    } catch {
      throw error;
    }
  }
}

/** The bytes of a picture by its address as written in a page. */
export async function pictureOf(
  address: string,
  { beside }: Pick<FileToRead, "beside">,
): Promise<Uint8Array | PictureProblem> {
  const inside = /^data:image\/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,(.*)$/is.exec(address);
  if (inside)
    return inside[1] === undefined ? "not-an-image" : Buffer.from(inside[2] ?? "", "base64");
  // One letter and a colon is a Windows drive, any longer name before a colon an address.
  if (address === "" || /^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(address)) return "elsewhere";
  return beside(decoded(address));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
