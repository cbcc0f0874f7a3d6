/** Writes zip archives for tests, also ones that lie about themselves. */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string;
  content: string | Uint8Array;
  /** What the table says that it unpacks to, where that is a lie. */
  claimedBytes?: number;
}

/** PKWARE APPNOTE 6.3 §4.3: each entry deflated, then the central directory. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const table: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedBytes } of entries) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(bytes), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(claimedBytes ?? bytes.length, 8);
    const nameLength = Buffer.alloc(4);
    nameLength.writeUInt16LE(nameBytes.length, 0);
    // Version 2.0, names in UTF-8, deflate, no time.
    const how = Buffer.from([20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0]);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), how, sizes, nameLength, nameBytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    table.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0])]),
      Buffer.concat([how, sizes, nameLength, place, nameBytes]),
    );
    files.push(local, packed);
    offset += local.length + packed.length;
  }
  const directory = Buffer.concat(table);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from("PK\u0005\u0006"), end]);
}
