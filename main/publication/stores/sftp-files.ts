/** Files over SFTP: as much under way as the protocol lets, in as few turns as it takes. */
import type { SftpSession } from "./sftp-session.ts";
import type { Attributes, SftpWire } from "./sftp-wire.ts";
import { StoreFault } from "./store.ts";

type Run = SftpSession["run"];

/** Every server takes requests of this size. */
const CHUNK_BYTES = 32_768;
/** As much of one file is under way at a time. */
const WINDOW_BYTES = 8 * CHUNK_BYTES;

/** Hands the file's content out in order. Throws StoreFault. */
export async function readFile(
  run: Run,
  path: string,
  take: (chunk: Uint8Array) => void,
): Promise<Attributes> {
  const { handle, found } = await run(async (wire) => {
    const opened = await wire.openToRead(path);
    return { handle: opened, found: await wire.statOf(opened) };
  });
  try {
    if (found.isFolder) throw new StoreFault("blocked");
    for (const part of windowsOf(found.size)) {
      const chunks = await run((wire) => Promise.all(readPart(wire, handle, part)));
      for (const chunk of chunks) take(chunk);
    }
    return found;
  } finally {
    closeSoon(run, handle);
  }
}

export interface Writing {
  bytes: Uint8Array;
  take: (chunk: Uint8Array) => void;
}

/** Writes a file and reads it again by the same handle; what follows opening it is said in one breath. Throws StoreFault. */
export async function writeFile(
  run: Run,
  path: string,
  { bytes, take }: Writing,
): Promise<Attributes> {
  const handle = await run((wire) => wire.openToWrite(path));
  try {
    const parts = windowsOf(bytes.length);
    const last = parts.pop() ?? { from: 0, until: 0 };
    for (const part of parts) {
      const { chunks } = await run((wire) => allOf(writeAndRead(wire, handle, { bytes, part })));
      for (const chunk of chunks) take(chunk);
    }
    const { chunks, found } = await run((wire) => {
      const way = writeAndRead(wire, handle, { bytes, part: last });
      return allOf({ ...way, found: wire.statOf(handle) });
    });
    for (const chunk of chunks) take(chunk);
    return found as Attributes;
  } finally {
    closeSoon(run, handle);
  }
}

/** Whatever is asked next is answered after it: nobody needs to wait. */
function closeSoon(run: Run, handle: Buffer): void {
  run((wire) => wire.close(handle)).catch(() => undefined);
}

interface Part {
  from: number;
  until: number;
}

function windowsOf(size: number): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < size; from += WINDOW_BYTES)
    parts.push({ from, until: Math.min(size, from + WINDOW_BYTES) });
  return parts;
}

function chunksOf({ from, until }: Part): Part[] {
  const chunks: Part[] = [];
  for (let offset = from; offset < until; offset += CHUNK_BYTES)
    chunks.push({ from: offset, until: Math.min(until, offset + CHUNK_BYTES) });
  return chunks;
}

const readPart = (wire: SftpWire, handle: Buffer, part: Part): Promise<Buffer>[] =>
  chunksOf(part).map((chunk) => readChunk(wire, handle, chunk));

interface UnderWay {
  writes: Promise<void>[];
  reads: Promise<Buffer>[];
  found?: Promise<Attributes>;
}

const writeAndRead = (
  wire: SftpWire,
  handle: Buffer,
  { bytes, part }: { bytes: Uint8Array; part: Part },
): UnderWay => ({
  writes: chunksOf(part).map(({ from, until }) =>
    wire.write(handle, from, bytes.subarray(from, until)),
  ),
  reads: readPart(wire, handle, part),
});

/** Waits for every answer, so that none comes when nobody listens; a write that failed is told before what follows from it. */
async function allOf({ writes, reads, found }: UnderWay): Promise<{
  chunks: Buffer[];
  found: Attributes | undefined;
}> {
  const answers = await Promise.allSettled([...writes, ...reads, found]);
  const failed = answers.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  return { chunks: await Promise.all(reads), found: await found };
}

/** A server may give less than was asked for. */
async function readChunk(wire: SftpWire, handle: Buffer, { from, until }: Part): Promise<Buffer> {
  const got: Buffer[] = [];
  for (let at = from; at < until; ) {
    const more = await wire.read(handle, at, until - at);
    // The file is shorter than it was, or than what was written: what was read is not the whole of it.
    if (more.length === 0) break;
    got.push(more);
    at += more.length;
  }
  return got.length === 1 ? (got[0] as Buffer) : Buffer.concat(got);
}
