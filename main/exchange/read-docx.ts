/** A Word document's bytes as a report, with a way to its pictures. */
import type { ChangeDecision } from "../../core/exchange/docx/changes.ts";
import type { PictureProblem } from "../../core/exchange/imported.ts";
import { MAX_IMAGE_BYTES } from "../../core/media/asset.ts";
import { ImportRefusal } from "./import-refusal.ts";
import { parseApart } from "./parse-apart.ts";
import type { Reading } from "./reading.ts";
import { openZip, type Zip } from "./zip.ts";

const ZIP_SIGNATURE = "504b0304";
/** Of OLE containers: old Word files, and encrypted new ones. */
const OLE_SIGNATURE = "d0cf11e0a1b11ae1";

const MEGABYTE = 1024 * 1024;
/** Text of a thousand pages with all its markup stays well below. */
const MAX_XML_BYTES = 64 * MEGABYTE;
/** Markup packs to a fiftieth at most; what packs better is made to. Smaller parts do no harm. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 8 * MEGABYTE;
const MAX_PICTURE_BYTES = 1024 * MEGABYTE;

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  Buffer.from(bytes.subarray(0, signature.length / 2)).toString("hex") === signature;

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, ZIP_SIGNATURE);

/** Throws for a container that only Word opens. */
export function refuseOle(bytes: Uint8Array): void {
  if (!startsWith(bytes, OLE_SIGNATURE)) return;
  // The directory names its streams in UTF-16 (MS-OFFCRYPTO §1.3.2).
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
  throw new ImportRefusal(isEncrypted ? "ENCRYPTED_FILE" : "OLD_WORD_FILE");
}

/** Throws ImportRefusal. */
export async function readDocx(
  bytes: Uint8Array,
  how: { columns: readonly string[]; changes: ChangeDecision | null },
): Promise<Reading> {
  const zip = await openZip(bytes);
  const result = await parseApart({ kind: "docx", parts: await readParts(zip), ...how });
  if (result.kind === "too-deep") throw new ImportRefusal("UNSAFE_FILE");
  if (result.kind === "undecided") throw new ImportRefusal("CHANGES_UNDECIDED", result.changes);
  if (result.kind === "refused") throw new ImportRefusal(result.problem);
  return { imported: result.imported, picture: pictureReader(zip) };
}

/** Names and text of its XML parts. Throws ImportRefusal. */
export const readDocxParts = async (bytes: Uint8Array): Promise<Map<string, string>> =>
  readParts(await openZip(bytes));

async function readParts(zip: Zip): Promise<Map<string, string>> {
  const wanted = [...zip.entries].filter(
    ([name]) => /\.(?:xml|rels)$/i.test(name) && !/^(?:customXml|docProps)\//i.test(name),
  );
  let total = 0;
  for (const [, { sizeBytes, packedBytes }] of wanted) {
    total += sizeBytes;
    if (sizeBytes > RATIO_FROM_BYTES && sizeBytes > packedBytes * MAX_RATIO)
      throw new ImportRefusal("UNPACKS_TOO_LARGE");
  }
  if (total > MAX_XML_BYTES) throw new ImportRefusal("UNPACKS_TOO_LARGE");
  const parts = new Map<string, string>();
  for (const [name] of wanted) parts.set(name, decodePart(await zip.read(name)));
  return parts;
}

/** XML of Office is UTF-8, or UTF-16 with its mark (ISO/IEC 29500-2 §8.1.2). */
function decodePart(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const encoding =
    a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefusal("DAMAGED_FILE");
  }
}

/** Unpacks one picture at a time, as long as they are not too much altogether. */
function pictureReader(zip: Zip): (name: string) => Promise<Uint8Array | PictureProblem> {
  let total = 0;
  return async (name) => {
    const entry = zip.entries.get(name);
    if (!entry) return /^[a-z][a-z\d+.-]*:|^\/\//i.test(name) ? "elsewhere" : "missing";
    total += entry.sizeBytes;
    if (entry.sizeBytes > MAX_IMAGE_BYTES || total > MAX_PICTURE_BYTES) return "too-many-bytes";
    return zip.read(name);
  };
}
