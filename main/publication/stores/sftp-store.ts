/** A folder on a server reached by SFTP (draft-ietf-secsh-filexfer-02, protocol version 3, and OpenSSH's extensions). */
import type { SFTPWrapper, Stats } from "ssh2";
import { placeOf, type TargetOf } from "../../../core/library/target.ts";
import { createFolders, parentOf } from "./folders.ts";
import type { Secret } from "./secret.ts";
import { sftpSession } from "./sftp-session.ts";
import { PART_FOLDER, type Store, StoreFault } from "./store.ts";

/** The channel takes many requests at a time; more than this gains nothing. */
const AT_ONCE = 16;
/** Every server takes requests of this size. */
const CHUNK_BYTES = 32_768;
/** Requests of one file under way at a time. */
const WINDOW = 8;

export function sftpStore(target: TargetOf<"sftp">, secret: Secret, idleMs: number): Store {
  const { run, close } = sftpSession(target, secret, idleMs);
  const base = target.path.replace(/\/+$/, "") || (target.path === "" ? "." : "");
  const at = (path: string): string => `${base}/${path}`;
  const folders = createFolders({
    async make(path) {
      try {
        await run((sftp) => call<void>((done) => sftp.mkdir(at(path), done)));
        return true;
      } catch (error) {
        // Status 4 stands for anything; what is there says which.
        if (error instanceof StoreFault && error.mayPass) throw error;
        const there = await statOf(path);
        if (!there) throw error;
        if (!there.isDirectory()) throw new StoreFault("blocked");
        return false;
      }
    },
    drop: (path) => run((sftp) => call<void>((done) => sftp.rmdir(at(path), done))),
  });

  const statOf = (path: string): Promise<Stats | null> =>
    run((sftp) => call<Stats>((done) => sftp.stat(at(path), done))).catch(nullIfMissing);
  const unlink = (path: string): Promise<void> =>
    run((sftp) => call<void>((done) => sftp.unlink(at(path), done)));
  const dropContent = async (folder: string): Promise<void> => {
    const names = await run((sftp) =>
      call<{ filename: string }[]>((done) => sftp.readdir(at(folder), done)),
    ).catch(nullIfMissing);
    for (const { filename } of names ?? []) await unlink(`${folder}/${filename}`);
  };

  return {
    ...{
      place: placeOf(target),
      key: placeOf(target).toLowerCase(),
      atOnce: AT_ONCE,
      moves: true,
      isLasting: true,
    },
    async open() {
      const there = await run((sftp) => call<Stats>((done) => sftp.stat(base || "/", done)));
      if (!there.isDirectory()) throw new StoreFault("blocked");
    },
    async stamp(path) {
      const there = await statOf(path);
      return there && stampOf(there);
    },
    read: (path, take) => readFile(run, at(path), take).catch(nullIfMissing),
    async put(path, bytes) {
      await writeFile(run, at(path), bytes).catch(async (error: unknown) => {
        throw (await isFull(run, at(parentOf(path)), bytes.length))
          ? new StoreFault("disk-full")
          : error;
      });
    },
    async move(from, to) {
      await folders.ensure(parentOf(to));
      await run((sftp) => rename(sftp, at(from), at(to))).catch(async (error: unknown) => {
        folders.forget();
        throw (await statOf(to))?.isDirectory() ? new StoreFault("blocked") : error;
      });
    },
    async remove(path) {
      await unlink(path).catch(nullIfMissing);
      await folders.dropEmpty(parentOf(path));
    },
    async claim(path) {
      await folders.ensure(parentOf(path));
      return folders.make(path);
    },
    async release(path) {
      await dropContent(path);
      await folders.dropEmpty(path);
    },
    async makeParts() {
      await folders.ensure(PART_FOLDER);
      await dropContent(PART_FOLDER);
    },
    async dropParts() {
      await dropContent(PART_FOLDER);
      await folders.dropEmpty(PART_FOLDER);
    },
    close,
  };
}

type Run = ReturnType<typeof sftpSession>["run"];

/** A call with a callback as a promise. */
function call<T>(
  start: (done: (error: Error | null | undefined, value?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}

function nullIfMissing(error: unknown): null {
  if (error instanceof StoreFault && error.code === "missing") return null;
  throw error;
}

const stampOf = ({ size, mtime }: Stats): string => `${size} ${mtime}`;

/** Over what is there in one step where the server has OpenSSH's extension; else the old file goes first. */
async function rename(sftp: SFTPWrapper, from: string, to: string): Promise<void> {
  try {
    await call<void>((done) => sftp.ext_openssh_rename(from, to, done));
  } catch (error) {
    if (!/does not support this extended request/i.test(String(error))) throw error;
    await call<void>((done) => sftp.unlink(to, done)).catch(() => undefined);
    await call<void>((done) => sftp.rename(from, to, done));
  }
}

async function readFile(
  run: Run,
  path: string,
  take: (chunk: Uint8Array) => void,
): Promise<string> {
  const { handle, stats } = await run(async (sftp) => {
    const opened = await call<Buffer>((done) => sftp.open(path, "r", done));
    const found = await call<Stats>((done) => sftp.fstat(opened, done));
    return { handle: opened, stats: found };
  });
  try {
    if (stats.isDirectory()) throw new StoreFault("blocked");
    for (let from = 0; from < stats.size; from += CHUNK_BYTES * WINDOW) {
      const until = Math.min(stats.size, from + CHUNK_BYTES * WINDOW);
      const offsets: number[] = [];
      for (let offset = from; offset < until; offset += CHUNK_BYTES) offsets.push(offset);
      const chunks = await run((sftp) =>
        Promise.all(
          offsets.map((offset) =>
            readChunk(sftp, handle, { offset, length: Math.min(CHUNK_BYTES, until - offset) }),
          ),
        ),
      );
      for (const chunk of chunks) take(chunk);
    }
    return stampOf(stats);
  } finally {
    await run((sftp) => call<void>((done) => sftp.close(handle, done))).catch(() => undefined);
  }
}

/** A server may give less than was asked for. */
async function readChunk(
  sftp: SFTPWrapper,
  handle: Buffer,
  { offset, length }: { offset: number; length: number },
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let got = 0; got < length; ) {
    const more = await call<number>((done) =>
      sftp.read(handle, buffer, got, length - got, offset + got, (error, count) =>
        done(error, count),
      ),
    );
    // The file became shorter meanwhile: what was read is not the whole of it.
    if (more === 0) return buffer.subarray(0, got);
    got += more;
  }
  return buffer;
}

async function writeFile(run: Run, path: string, bytes: Uint8Array): Promise<void> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const handle = await run((sftp) => call<Buffer>((done) => sftp.open(path, "w", done)));
  try {
    for (let from = 0; from < whole.length; from += CHUNK_BYTES * WINDOW) {
      const offsets: number[] = [];
      const until = Math.min(whole.length, from + CHUNK_BYTES * WINDOW);
      for (let offset = from; offset < until; offset += CHUNK_BYTES) offsets.push(offset);
      await run((sftp) =>
        Promise.all(
          offsets.map((offset) =>
            call<void>((done) =>
              sftp.write(
                handle,
                whole,
                offset,
                Math.min(CHUNK_BYTES, until - offset),
                offset,
                done,
              ),
            ),
          ),
        ),
      );
    }
  } finally {
    await run((sftp) => call<void>((done) => sftp.close(handle, done))).catch(() => undefined);
  }
}

/** The protocol has no word for a full disk; the server's own figures do. */
async function isFull(run: Run, folder: string, needBytes: number): Promise<boolean> {
  try {
    const { f_bavail: free, f_frsize: size } = await run((sftp) =>
      call<{ f_bavail: number; f_frsize: number }>((done) =>
        // The types say an array of one; what comes is the record.
        sftp.ext_openssh_statvfs(folder, (error, stats) => done(error, stats as never)),
      ),
    );
    return free * size < needBytes;
  } catch {
    return false;
  }
}
