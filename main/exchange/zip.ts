/** Opens a zip that somebody sent: sizes are judged by its own table before anything is unpacked, and held to it after. */
import { buffer } from "node:stream/consumers";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { ImportRefusal } from "./import-refusal.ts";

export interface Zip {
  entries: ReadonlyMap<string, { sizeBytes: number; packedBytes: number }>;
  /** Throws DAMAGED_FILE where an entry is not what the table says of it. */
  read(name: string): Promise<Uint8Array>;
}

const MAX_ENTRIES = 10_000;

/** Throws UNSAFE_FILE for a name that leads out of the archive, DAMAGED_FILE for what is no whole zip. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const entries = new Map<string, { sizeBytes: number; packedBytes: number }>();
  const found = new Map<string, Entry>();
  const zip = await refusing(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    }),
  );
  if (zip.entryCount > MAX_ENTRIES) throw new ImportRefusal("UNPACKS_TOO_LARGE");
  await refusing(async () => {
    for await (const entry of zip.eachEntry()) {
      found.set(entry.fileName, entry);
      const { uncompressedSize: sizeBytes, compressedSize: packedBytes } = entry;
      entries.set(entry.fileName, { sizeBytes, packedBytes });
    }
  });
  return {
    entries,
    read: (name) => {
      const entry = found.get(name);
      if (!entry) throw new ImportRefusal("DAMAGED_FILE");
      if (entry.isEncrypted()) throw new ImportRefusal("ENCRYPTED_FILE");
      return refusing(() => unpack(zip, entry));
    },
  };
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  // The stream fails as soon as it gives more than the table promised.
  return buffer(await zip.openReadStreamPromise(entry));
}

/** yauzl tells what it found wrong in a message only. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    const why = error instanceof Error ? error.message : "";
    if (/^(?:absolute path|invalid relative path|invalid characters in fileName)/.test(why))
      throw new ImportRefusal("UNSAFE_FILE");
    if (why.startsWith("strong encryption")) throw new ImportRefusal("ENCRYPTED_FILE");
    throw new ImportRefusal("DAMAGED_FILE");
  }
}
