/** What a file is, by its bytes; its name only decides where the bytes leave a choice. */
import type { FileRefusal, StoredFile } from "./stored-file.ts";

export interface FileLook {
  /** The first bytes: 4,096 are enough. */
  head: Uint8Array;
  /** As the file was called. */
  name: string;
  /** Names of a zip's entries; null where it cannot be opened as one. */
  entries: readonly string[] | null;
  /** True when the file holds this text as UTF-16, as OLE directories do. */
  holds: (text: string) => boolean;
}

export type Sniffed = { ext: StoredFile["ext"] } | { refusal: FileRefusal };

const programNames =
  /\.(?:exe|msi|msix|com|scr|bat|cmd|ps1|vbs|vbe|js|mjs|jse|wsf|hta|sh|command|app|dmg|pkg|deb|rpm|apk|ipa|jar|class|dll|so|lnk|reg|cpl|iso)$/iu;
const pageNames = /\.(?:html?|xhtml|shtml|svgz?|mht|mhtml|xml|xsl|php|aspx?|jsp)$/iu;

/** File signatures, as in the formats' own specifications. */
const programs = [
  [0x4d, 0x5a], // MZ: Windows
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0xca, 0xfe, 0xba, 0xbe], // Java, universal Mach-O
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x23, 0x21], // #!
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], // a Windows shortcut
];
const zip = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
const rar = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07];
const sevenZip = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ebml = [0x1a, 0x45, 0xdf, 0xa3];

const begins = (head: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => head[at + index] === byte);

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

export function sniffFile(look: FileLook): Sniffed {
  const { head, name } = look;
  if (head.length === 0) return { refusal: "empty" };
  if (programNames.test(name) || programs.some((signature) => begins(head, signature)))
    return { refusal: "program" };
  if (pageNames.test(name) || isMarkup(head)) return { refusal: "web-page" };
  if (latin(head.subarray(0, 1024)).includes("%PDF-")) return { ext: "pdf" };
  if (begins(head, zip) || begins(head, emptyZip)) return sniffZip(look);
  if (begins(head, rar)) return { ext: "rar" };
  if (begins(head, sevenZip)) return { ext: "7z" };
  if (begins(head, ole)) return sniffOle(look);
  if (begins(head, ebml) && latin(head).includes("webm")) return { ext: "webm" };
  return isMp4(head) ? { ext: "mp4" } : { refusal: "unknown-file" };
}

/** Text that begins with a tag, in one byte or two to a letter. */
function isMarkup(head: Uint8Array): boolean {
  const text = latin(head.subarray(0, 1024))
    .replaceAll("\0", "")
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, "")
    .trimStart();
  return /^<(?:[!?a-z])/i.test(text);
}

const openDocuments: Record<string, StoredFile["ext"]> = {
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
};

function sniffZip({ head, entries }: FileLook): Sniffed {
  if (!entries) return { refusal: "unknown-file" };
  const has = (test: RegExp): boolean => entries.some((entry) => test.test(entry));
  if (has(/^META-INF\/MANIFEST\.MF$/i) && has(/\.class$/i)) return { refusal: "program" };
  if (has(/^AndroidManifest\.xml$/)) return { refusal: "program" };
  // ODF 1.3 part 2 §3.3: the type lies unpacked at a fixed place.
  if (latin(head.subarray(30, 38)) === "mimetype") {
    const type = /^[\w./+-]+/.exec(latin(head.subarray(38, 120)).split("PK")[0] ?? "")?.[0] ?? "";
    const ext = openDocuments[type];
    if (ext) return { ext };
  }
  if (!has(/^\[Content_Types\]\.xml$/i)) return { ext: "zip" };
  if (has(/vbaProject\.bin$/i)) return { refusal: "macros" };
  if (has(/^word\//i)) return { ext: "docx" };
  if (has(/^xl\//i)) return { ext: "xlsx" };
  return has(/^ppt\//i) ? { ext: "pptx" } : { ext: "zip" };
}

/** Word, Excel and PowerPoint until 2003, and any later document under a password. */
function sniffOle({ name, holds }: FileLook): Sniffed {
  if (holds("EncryptedPackage")) return { refusal: "locked" };
  if (holds("_VBA_PROJECT")) return { refusal: "macros" };
  if (holds("WordDocument")) return { ext: "doc" };
  if (holds("PowerPoint Document")) return { ext: "ppt" };
  if (holds("Workbook") || /\.xls$/iu.test(name)) return { ext: "xls" };
  return { refusal: "unknown-file" };
}

/** ISO/IEC 14496-12 §4.3: the brands that browsers play. */
function isMp4(head: Uint8Array): boolean {
  if (latin(head.subarray(4, 8)) !== "ftyp") return false;
  const sizeBytes = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const brands =
    latin(head.subarray(8, Math.max(16, Math.min(sizeBytes, 256)))).match(/.{4}/gs) ?? [];
  if (/^(?:heic|heix|mif1|msf1|avif|avis|qt {2})$/.test(brands[0] ?? "")) return false;
  return brands.some((brand) => /^(?:iso[m2-9]|mp4[12]|avc1|M4V |MSNV|dash)$/.test(brand));
}
