/** Who a document says has written it: readers of an attachment can see that too. */
import { open, type FileHandle } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { type Entry, openPromise } from "yauzl";
import { descendantsOf, parseXml, textIn } from "../../core/exchange/docx/xml.ts";
import type { StoredFile } from "../../core/media/stored-file.ts";

/** Where documents made of XML say it: ISO/IEC 29500-2 §11 core properties, ODF 1.2 meta.xml. */
const PARTS = ["docProps/core.xml", "docProps/app.xml", "meta.xml"];
/** None of them is of a namespace that the reader of Word documents knows. */
const NAMES = ["creator", "lastModifiedBy", "initial-creator", "Company"].map(
  (name) => `other:${name}`,
);

const MAX_PART_BYTES = 200_000;
/** A PDF says it near its beginning or its end. */
const PDF_PIECE_BYTES = 512 * 1024;
const MOST = 5;

/** Names of people and organisations, each once; what cannot be read says nothing. */
export async function peopleInFile(path: string, ext: StoredFile["ext"]): Promise<string[]> {
  const read = /^(?:docx|xlsx|pptx|od[tsp])$/.test(ext) ? inParts : ext === "pdf" ? inPdf : null;
  const found = read ? await read(path).catch(() => []) : [];
  return [...new Set(found.map((name) => name.trim()))]
    .filter((name) => name !== "")
    .slice(0, MOST);
}

async function inParts(path: string): Promise<string[]> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    const names: string[] = [];
    const isWanted = ({ fileName, uncompressedSize }: Entry): boolean =>
      PARTS.includes(fileName) && uncompressedSize <= MAX_PART_BYTES;
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(entry)) continue;
      const xml = (await buffer(await zip.openReadStreamPromise(entry))).toString("utf8");
      for (const element of descendantsOf(parseXml(xml), NAMES)) names.push(textIn(element));
    }
    return names;
  } finally {
    zip.close();
  }
}

async function inPdf(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await piece(file, 0, Math.min(size, PDF_PIECE_BYTES));
    const rest = Math.max(0, size - head.length);
    const tail = await piece(
      file,
      size - Math.min(rest, PDF_PIECE_BYTES),
      Math.min(rest, PDF_PIECE_BYTES),
    );
    return [head, tail].flatMap(authorsIn);
  } finally {
    await file.close();
  }
}

async function piece(file: FileHandle, start: number, length: number): Promise<string> {
  const { buffer: bytes, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
  return bytes.toString("latin1", 0, bytesRead);
}

/** ISO 32000-1 §14.3.3: `/Author` of the information dictionary, a literal or a hexadecimal string (§7.3.4). */
const authorsIn = (text: string): string[] =>
  [...text.matchAll(/\/Author\s*(?:\(((?:[^\\()]|\\[^]){0,400})\)|<([0-9A-Fa-f\s]{0,800})>)/g)].map(
    ([, literal, hex]) =>
      pdfText(
        literal === undefined
          ? Buffer.from((hex ?? "").replace(/\s/g, ""), "hex")
          : Buffer.from(literal.replace(/\\([0-7]{1,3}|[^])/g, unescaped), "latin1"),
      ),
  );

const controls: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };
const unescaped = (_all: string, sign: string): string =>
  /^[0-7]/.test(sign)
    ? String.fromCharCode(Number.parseInt(sign, 8) & 255)
    : (controls[sign] ?? sign);

/** ISO 32000-1 §7.9.2.2: UTF-16BE or UTF-8 behind a byte order mark, else one byte a character. */
function pdfText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString("utf16le");
  return bytes[0] === 0xef && bytes[1] === 0xbb
    ? bytes.toString("utf8", 3)
    : bytes.toString("latin1");
}
