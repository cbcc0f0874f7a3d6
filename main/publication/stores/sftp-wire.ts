/**
 * The SFTP protocol, version 3 (draft-ietf-secsh-filexfer-02) with OpenSSH's extensions, over a channel: as little of it as
 * a site needs, with what is asked within one turn sent as one piece. A site is thousands of small requests, and each piece
 * costs the server, the network and both ciphers as much as a large one.
 */
import type { Duplex } from "node:stream";
import { StoreFault } from "./store.ts";

/** What the server said of a request that failed (§7). */
export class SftpStatus extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Attributes {
  size: number;
  /** Seconds since 1970. */
  mtime: number;
  isFolder: boolean;
}

/** Every call may throw SftpStatus; requests for one file are answered as if one was done after the other (§6.1). */
export interface SftpWire {
  openToRead(path: string): Promise<Buffer>;
  /** Empties the file that is there. */
  openToWrite(path: string): Promise<Buffer>;
  close(handle: Buffer): Promise<void>;
  /** Empty at the file's end; may be less than was asked for. */
  read(handle: Buffer, offset: number, length: number): Promise<Buffer>;
  write(handle: Buffer, offset: number, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing: on a new site that is what is asked of every file, so that it is no fault. */
  stat(path: string): Promise<Attributes | null>;
  statOf(handle: Buffer): Promise<Attributes>;
  /** Names without `.` and `..`. */
  list(path: string): Promise<string[]>;
  makeFolder(path: string): Promise<void>;
  /** Fails when it is not empty. */
  dropFolder(path: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Over what is there in one step where the server can; else the old file goes first. */
  rename(from: string, to: string): Promise<void>;
  /** Bytes that a file in the folder may still have; null where the server does not tell. */
  freeBytes(folder: string): Promise<number | null>;
}

const requests = {
  ...{ init: 1, open: 3, close: 4, read: 5, write: 6, fstat: 8, opendir: 11, readdir: 12 },
  ...{ remove: 13, mkdir: 14, rmdir: 15, stat: 17, rename: 18, extended: 200 },
} as const;
const answers = {
  ...{ version: 2, status: 101, handle: 102, data: 103, name: 104, attrs: 105, extended: 201 },
} as const;

const VERSION = 3;
const OK = 0;
const END_OF_FILE = 1;
const NO_SUCH_FILE = 2;
/** Read; read, write, create and empty (§6.3). */
const flags = { read: 0x01, write: 0x01 | 0x02 | 0x08 | 0x10 } as const;
/** No server sends a larger packet; one that does is none. */
const MOST_BYTES = 1 << 20;
/** How long requests are gathered: less than any server takes for those it has. */
const GATHER_MS = 1;

const POSIX_RENAME = "posix-rename@openssh.com";
const STATVFS = "statvfs@openssh.com";

interface Answer {
  type: number;
  body: Reader;
}

/** Resolves when the server has said which version it speaks. Throws StoreFault for one that speaks another. */
export async function sftpWire(channel: Duplex): Promise<SftpWire> {
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  const greeting = Promise.withResolvers<Reader>();
  let next = 0;
  let gathered: Uint8Array[] = [];
  const flush = (): void => {
    const piece = gathered;
    gathered = [];
    if (channel.writable) channel.write(Buffer.concat(piece));
  };
  const send = (...packet: Uint8Array[]): void => {
    if (gathered.length === 0) setTimeout(flush, GATHER_MS);
    gathered.push(...packet);
  };
  const end = (): void => {
    const fault = new StoreFault("connection");
    greeting.reject(fault);
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  };
  const take = packets((type, body) => {
    if (type === answers.version) return greeting.resolve(body);
    const id = body.number();
    const asked = waiting.get(id);
    waiting.delete(id);
    asked?.resolve({ type, body });
  });
  channel.on("data", (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (error) {
      channel.destroy(error as Error);
      end();
    }
  });
  channel.on("error", end).on("end", end).on("close", end);

  const ask = (type: number, ...parts: Uint8Array[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = next++ >>> 0;
      waiting.set(id, { resolve, reject });
      const length = parts.reduce((sum, part) => sum + part.length, 5);
      const head = Buffer.allocUnsafe(9);
      head.writeUInt32BE(length, 0);
      head[4] = type;
      head.writeUInt32BE(id, 5);
      send(head, ...parts);
    });
  const must = async (wanted: number, asked: Promise<Answer>): Promise<Reader> => {
    const { type, body } = await asked;
    if (type === wanted && type !== answers.status) return body;
    if (type !== answers.status) throw new StoreFault("protocol", { detail: `SFTP ${type}` });
    const code = body.number();
    if (code === OK && wanted === answers.status) return body;
    throw new SftpStatus(code, body.isAtEnd() ? "" : body.text());
  };
  const done = async (asked: Promise<Answer>): Promise<void> =>
    void (await must(answers.status, asked));
  const open = async (path: string, how: number): Promise<Buffer> => {
    const asked = ask(requests.open, text(path), numbers(how, 0));
    return Buffer.from((await must(answers.handle, asked)).bytes());
  };
  const atEnd = (error: unknown): null => {
    if (error instanceof SftpStatus && error.code === END_OF_FILE) return null;
    throw error;
  };

  send(numbers(5), Buffer.from([requests.init]), numbers(VERSION));
  const hello = await greeting.promise;
  if (hello.number() < VERSION) throw new StoreFault("protocol", { detail: "SFTP version" });
  const extensions = new Set<string>();
  while (!hello.isAtEnd()) {
    extensions.add(hello.text());
    hello.bytes();
  }

  return {
    openToRead: (path) => open(path, flags.read),
    openToWrite: (path) => open(path, flags.write),
    close: (handle) => done(ask(requests.close, string(handle))),
    async read(handle, offset, length) {
      const asked = ask(requests.read, string(handle), long(offset), numbers(length));
      const body = await must(answers.data, asked).catch(atEnd);
      return body ? body.bytes() : Buffer.alloc(0);
    },
    write: (handle, offset, bytes) =>
      done(ask(requests.write, string(handle), long(offset), numbers(bytes.length), bytes)),
    async stat(path) {
      const answer = await ask(requests.stat, text(path));
      if (answer.type === answers.status && answer.body.peek() === NO_SUCH_FILE) return null;
      return (await must(answers.attrs, Promise.resolve(answer))).attributes();
    },
    statOf: async (handle) =>
      (await must(answers.attrs, ask(requests.fstat, string(handle)))).attributes(),
    async list(path) {
      const handle = Buffer.from(
        (await must(answers.handle, ask(requests.opendir, text(path)))).bytes(),
      );
      const names: string[] = [];
      try {
        for (;;) {
          const asked = ask(requests.readdir, string(handle));
          const some = await must(answers.name, asked).catch(atEnd);
          if (!some) return names.filter((name) => name !== "." && name !== "..");
          names.push(...some.names());
        }
      } finally {
        await done(ask(requests.close, string(handle))).catch(() => undefined);
      }
    },
    makeFolder: (path) => done(ask(requests.mkdir, text(path), numbers(0))),
    dropFolder: (path) => done(ask(requests.rmdir, text(path))),
    unlink: (path) => done(ask(requests.remove, text(path))),
    async rename(from, to) {
      const paths = [text(from), text(to)];
      if (extensions.has(POSIX_RENAME))
        return done(ask(requests.extended, text(POSIX_RENAME), ...paths));
      await done(ask(requests.remove, text(to))).catch(() => undefined);
      return done(ask(requests.rename, ...paths));
    },
    async freeBytes(folder) {
      if (!extensions.has(STATVFS)) return null;
      const asked = ask(requests.extended, text(STATVFS), text(folder));
      const body = await must(answers.extended, asked);
      // Block size, fragment size, blocks, free blocks, free blocks for users.
      const [, fragment = 0, , , free = 0] = [1, 2, 3, 4, 5].map(() => body.long());
      return fragment * free;
    },
  };
}

/** Cuts what arrives into packets. Throws StoreFault. */
function packets(found: (type: number, body: Reader) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    while (whole.length - from >= 4) {
      const length = whole.readUInt32BE(from);
      if (length < 1 || length > MOST_BYTES) throw new StoreFault("protocol");
      if (whole.length - from < 4 + length) break;
      const body = whole.subarray(from + 5, from + 4 + length);
      found(whole[from + 4] ?? 0, new Reader(body));
      from += 4 + length;
    }
    rest = whole.subarray(from);
  };
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.allocUnsafe(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

const string = (bytes: Uint8Array): Buffer => Buffer.concat([numbers(bytes.length), bytes]);
const text = (value: string): Buffer => string(Buffer.from(value, "utf8"));

const FOLDER = 0o040_000;
const KIND = 0o170_000;

/** Reads a packet from its start; what is not there is a fault of the protocol. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }
  #take(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new StoreFault("protocol");
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
  number(): number {
    return this.#take(4).readUInt32BE(0);
  }
  /** The number that comes next, which stays. */
  peek(): number {
    return this.#bytes.readUInt32BE(this.#at);
  }
  long(): number {
    return Number(this.#take(8).readBigUInt64BE(0));
  }
  bytes(): Buffer {
    return this.#take(this.number());
  }
  text(): string {
    return this.bytes().toString("utf8");
  }
  /** §5 */
  attributes(): Attributes {
    const has = this.number();
    const size = has & 0x01 ? this.long() : 0;
    if (has & 0x02) this.#take(8);
    const mode = has & 0x04 ? this.number() : 0;
    if (has & 0x08) this.#take(4);
    const mtime = has & 0x08 ? this.number() : 0;
    if (has & 0x80_00_00_00)
      for (let left = this.number(); left > 0; left -= 1) {
        this.bytes();
        this.bytes();
      }
    return { size, mtime, isFolder: (mode & KIND) === FOLDER };
  }
  names(): string[] {
    const names: string[] = [];
    for (let left = this.number(); left > 0; left -= 1) {
      names.push(this.text());
      // What `ls -l` would show of it.
      this.bytes();
      this.attributes();
    }
    return names;
  }
}
