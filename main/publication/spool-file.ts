/** The file that pages and their texts wait in: every thread adds to it by itself, each piece at a place of its own. */
import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** How a thread gets at it. */
export interface SharedFile {
  path: string;
  /** Where the next piece goes. */
  end: SharedArrayBuffer;
}

export interface Piece {
  start: number;
  length: number;
}

/** Texts behind one another. */
export interface KeptTexts {
  start: number;
  lengths: readonly number[];
}

export interface SpoolFile {
  /** Others can read it after the next `flush`. */
  add(bytes: Uint8Array): Piece;
  addTexts(texts: readonly string[]): KeptTexts;
  flush(): void;
  read(piece: Piece): Buffer;
  /** Those from the one of that number up to the other. */
  readTexts(kept: KeptTexts, from: number, to: number): string[];
  close(): void;
}

export const newSharedFile = (path: string): SharedFile => ({
  path,
  end: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT),
});

/** Of most pages a dozen. */
const STRETCH_BYTES = 1 << 18;

/**
 * Each thread opens it for itself: a handle of another one may be closed meanwhile, and its number given to another file.
 * What is in it is small and in the system's memory still: waiting for it would take ten times as long.
 */
export function openSpoolFile({ path, end }: SharedFile): SpoolFile {
  const handle = openSync(path, "r+");
  const next = new BigInt64Array(end);
  const encode = createEncoder();
  let isOpen = true;
  // Pieces are small: they go to the file together, into a stretch of it that is this thread's.
  const waiting = Buffer.allocUnsafeSlow(STRETCH_BYTES);
  let stretch = { start: 0, end: 0 };
  let written = 0;
  const reach = (length: number): number => Number(Atomics.add(next, 0, BigInt(length)));
  const write = (bytes: Uint8Array, start: number): void => {
    for (let done = 0; done < bytes.byteLength; )
      done += writeSync(handle, bytes, done, bytes.byteLength - done, start + done);
  };
  const checkOpen = (): void => {
    if (!isOpen) throw new Error("the spool is closed");
  };
  const flush = (): void => {
    checkOpen();
    const from = written - stretch.start;
    write(waiting.subarray(from, stretch.end - stretch.start), written);
    written = stretch.end;
  };
  const add = (bytes: Uint8Array): Piece => {
    checkOpen();
    const length = bytes.byteLength;
    if (length > STRETCH_BYTES) {
      const start = reach(length);
      write(bytes, start);
      return { start, length };
    }
    if (stretch.end - stretch.start + length > STRETCH_BYTES || stretch.end === 0) {
      flush();
      written = reach(STRETCH_BYTES);
      stretch = { start: written, end: written };
    }
    const { start, end } = stretch;
    waiting.set(bytes, end - start);
    stretch.end += length;
    return { start: end, length };
  };
  const read = ({ start, length }: Piece): Buffer => {
    checkOpen();
    if (start + length > written && start < stretch.end) flush();
    const bytes = Buffer.allocUnsafeSlow(length);
    if (readSync(handle, bytes, 0, length, start) !== length) throw new Error("cut short");
    return bytes;
  };
  return {
    add,
    flush,
    read,
    addTexts(texts) {
      const { bytes, lengths } = encode(texts);
      return { start: add(bytes).start, lengths };
    },
    readTexts({ start, lengths }, from, to) {
      const before = sum(lengths.slice(0, from));
      const wanted = lengths.slice(from, to);
      const bytes = read({ start: start + before, length: sum(wanted) });
      let at = 0;
      return wanted.map((length) => bytes.toString("utf8", at, (at += length)));
    },
    close() {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const ROOM_BYTES = 1 << 16;

/** Gives texts as UTF-8 behind one another, in memory that the next call uses again. */
export function createEncoder(): (texts: readonly string[]) => {
  bytes: Uint8Array;
  lengths: number[];
} {
  let room = Buffer.allocUnsafeSlow(0);
  return (texts) => {
    const most = 3 * sum(texts.map((text) => text.length));
    if (room.byteLength < most) room = Buffer.allocUnsafeSlow(Math.max(most, ROOM_BYTES));
    let end = 0;
    const lengths = texts.map((text) => {
      const length = room.write(text, end);
      end += length;
      return length;
    });
    return { bytes: room.subarray(0, end), lengths };
  };
}
