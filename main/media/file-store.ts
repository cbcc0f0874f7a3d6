/** Attachments and films: taken in as a stream, looked at, and kept under the SHA-256 of their bytes. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { openPromise } from "yauzl";
import { assetPath } from "../../core/media/asset.ts";
import { sniffFile, type Sniffed } from "../../core/media/sniff-file.ts";
import {
  extsOf,
  type FileRefusal,
  type FileUse,
  maxBytesOf,
  type StoredFile,
  storedFileSchema,
} from "../../core/media/stored-file.ts";
import { readCaptions } from "./read-captions.ts";
import { peopleInFile } from "./people-in-file.ts";

export type FileTaken =
  /** `people` are those whom the file names as its authors. */
  | { kind: "file"; file: StoredFile; people: string[] }
  /** `line` of a text, from 1, where it is known. */
  | { kind: "refused"; refusal: FileRefusal; line?: number };

export interface Incoming {
  /** As the person's device calls it. */
  name: string;
  use: FileUse;
}

export interface FileStore {
  /** Nothing is left behind of a file that is refused or breaks off. Throws the disk's errors. */
  addFile(bytes: AsyncIterable<Uint8Array>, incoming: Incoming): Promise<FileTaken>;
  /** Size in bytes, or null when the library does not have the file. */
  sizeOf(file: Pick<StoredFile, "hash" | "ext">): Promise<number | null>;
  /** Bytes `start` to `end`, both included. */
  stream(
    file: Pick<StoredFile, "hash" | "ext">,
    range?: { start: number; end: number },
  ): ReadableStream;
}

const HEAD_BYTES = 4096;
/** More names than this need not be known to tell what an archive is. */
const MAX_ENTRIES = 20_000;

export function createFileStore(libraryDir: string): FileStore {
  const pathOf = (file: Pick<StoredFile, "hash" | "ext">) =>
    join(libraryDir, "media", assetPath(file));

  return {
    async addFile(given, { name, use }) {
      const read = use === "captions" ? await readCaptions(given) : null;
      if (read && "refusal" in read) return { kind: "refused", ...read };
      const bytes = read ? oneChunk(read.bytes) : given;
      const temporary = join(libraryDir, "cache", "incoming", crypto.randomUUID());
      await mkdir(dirname(temporary), { recursive: true });
      try {
        const written = await write(bytes, temporary, maxBytesOf(use));
        if (!written) return { kind: "refused", refusal: "too-many-bytes" };
        const sniffed: Sniffed = read ? { ext: "vtt" } : await look(temporary, written.head, name);
        if ("refusal" in sniffed) return { kind: "refused", refusal: sniffed.refusal };
        if (!extsOf(use).includes(sniffed.ext)) return { kind: "refused", refusal: "unknown-file" };
        const file = storedFileSchema.parse({
          hash: written.hash,
          ext: sniffed.ext,
          sizeBytes: written.sizeBytes,
          name: plainName(name),
        });
        await mkdir(dirname(pathOf(file)), { recursive: true });
        await rename(temporary, pathOf(file));
        return { kind: "file", file, people: await peopleInFile(pathOf(file), file.ext) };
      } finally {
        await rm(temporary, { force: true });
      }
    },
    sizeOf: (file) =>
      stat(pathOf(file)).then(
        (found) => (found.isFile() ? found.size : null),
        () => null,
      ),
    stream: (file, range) => toWebStream(pathOf(file), range),
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

interface Written {
  hash: string;
  sizeBytes: number;
  head: Uint8Array;
}

/** Null as soon as the stream proves too long. What it returns of is on the disk. */
async function write(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  limitBytes: number,
): Promise<Written | null> {
  const hash = createHash("sha256");
  const heads: Uint8Array[] = [];
  let sizeBytes = 0;
  const file = await open(path, "wx");
  try {
    for await (const chunk of bytes) {
      if (sizeBytes < HEAD_BYTES) heads.push(chunk.slice(0, HEAD_BYTES - sizeBytes));
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limitBytes) return null;
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash: hash.digest("hex"), sizeBytes, head: Buffer.concat(heads) };
}

async function look(path: string, head: Uint8Array, name: string): Promise<Sniffed> {
  const isOle = head[0] === 0xd0 && head[1] === 0xcf;
  const whole = isOle ? await readFile(path) : null;
  return sniffFile({
    head,
    name,
    entries: head[0] === 0x50 ? await entriesOf(path) : null,
    holds: (text) => whole?.includes(Buffer.from(text, "utf16le")) ?? false,
  });
}

async function entriesOf(path: string): Promise<string[] | null> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      const names: string[] = [];
      for await (const { fileName } of zip.eachEntry()) {
        names.push(fileName);
        if (names.length >= MAX_ENTRIES) break;
      }
      return names;
    } finally {
      zip.close();
    }
  } catch {
    return null;
  }
}

/** Without folders and end, and never longer than a document should carry. */
const plainName = (name: string): string => {
  const file = basename(name.replaceAll("\\", "/"));
  return [...file.slice(0, file.length - extname(file).length)].slice(0, 90).join("").trim();
};

function toWebStream(path: string, range?: { start: number; end: number }): ReadableStream {
  const source = createReadStream(path, range);
  const chunks = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value as Buffer));
    },
    cancel() {
      source.destroy();
    },
  });
}
