/** A folder on a server reached by FTP, with explicit TLS where the target says so (RFC 959, 3659, 4217). */
import { Readable, Writable } from "node:stream";
import { FTPError } from "basic-ftp";
import { placeOf, type TargetOf } from "../../../core/library/target.ts";
import { createFolders, parentOf } from "./folders.ts";
import { type FtpLine, ftpLines } from "./ftp-lines.ts";
import type { Secret } from "./secret.ts";
import { PART_FOLDER, type Store, StoreFault } from "./store.ts";

/** Many servers allow one user no more connections than this. */
const AT_ONCE = 3;

export function ftpStore(target: TargetOf<"ftp">, secret: Secret, idleMs: number): Store {
  const lines = ftpLines(target, { secret, idleMs, most: AT_ONCE });
  const base = (home: string): string =>
    (target.path.startsWith("/") ? target.path : `${home}/${target.path}`).replace(/\/+$/, "");
  /** Commands end at a line's end, so that no path may hold one; the schema of targets sees to it. */
  const at = (home: string, path: string): string => `${base(home)}/${path}`;
  const run = <T>(path: string, step: (full: string, line: FtpLine) => Promise<T>): Promise<T> =>
    lines.run((line) => step(at(line.home, path), line));

  const isFolder = (path: string): Promise<boolean> =>
    run(path, async (full, { client, home }) => {
      try {
        await client.cd(full);
      } catch (error) {
        if (error instanceof FTPError && error.code === 550) return false;
        throw error;
      }
      await client.cd(home);
      return true;
    });
  const folders = createFolders({
    async make(path) {
      try {
        await run(path, (full, { client }) => client.send(`MKD ${full}`));
        return true;
      } catch (error) {
        // A refusal may mean that it is there, or that it may not be made.
        if (error instanceof StoreFault && error.mayPass) throw error;
        if (await isFolder(path)) return false;
        if ((await stampOf(path)) !== null) throw new StoreFault("blocked");
        throw error;
      }
    },
    drop: async (path) => void (await run(path, (full, { client }) => client.send(`RMD ${full}`))),
  });
  const stampOf = (path: string): Promise<string | null> =>
    run(path, (full, line) => stampAt(line, full)).catch(nullIfMissing);
  const remove = async (path: string): Promise<void> => {
    await run(path, (full, { client }) => client.send(`DELE ${full}`)).catch(nullIfMissing);
  };
  const dropContent = async (folder: string): Promise<void> => {
    const found = await run(folder, (full, { client }) => client.list(full)).catch(nullIfMissing);
    for (const { name } of found ?? []) await remove(`${folder}/${name}`);
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
      const isThere = await lines.run(async ({ client, home }) => {
        const found = await client.cd(base(home) || "/").catch((error: unknown) => {
          if (error instanceof FTPError && error.code === 550) return null;
          throw error;
        });
        await client.cd(home);
        return found !== null;
      });
      if (!isThere) throw new StoreFault("missing");
    },
    stamp: stampOf,
    read: (path, take) =>
      run(path, async (full, line) => {
        const stamp = await stampAt(line, full);
        if (stamp === null) return null;
        const sink = new Writable({
          write(chunk: Buffer, _encoding, done) {
            take(chunk);
            done();
          },
        });
        await line.client.downloadTo(sink, full);
        return stamp;
      }).catch(nullIfMissing),
    put: (path, bytes) =>
      run(path, async (full, { client }) => {
        await client.uploadFrom(contentOf(bytes), full);
      }),
    async move(from, to) {
      await folders.ensure(parentOf(to));
      try {
        await lines.run(({ client, home }) => client.rename(at(home, from), at(home, to)));
      } catch (error) {
        folders.forget();
        if (error instanceof StoreFault && error.mayPass) throw error;
        throw (await isFolder(to)) ? new StoreFault("blocked") : error;
      }
    },
    async remove(path) {
      await remove(path);
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
      folders.forget();
      await folders.ensure(PART_FOLDER);
      await dropContent(PART_FOLDER);
    },
    async dropParts() {
      await dropContent(PART_FOLDER);
      await folders.dropEmpty(PART_FOLDER);
    },
    async close() {
      lines.close();
    },
  };
}

/** Some servers take a record of no bytes for a broken one. */
const contentOf = (bytes: Uint8Array): Readable =>
  Readable.from(bytes.length === 0 ? [] : [Buffer.from(bytes)]);

/** Size and time as RFC 3659 tells them; null when there is no file. */
async function stampAt({ client }: FtpLine, full: string): Promise<string | null> {
  try {
    const { message: size } = await client.send(`SIZE ${full}`);
    const { message: time } = await client.send(`MDTM ${full}`);
    return `${size.slice(4).trim()} ${time.slice(4).trim()}`;
  } catch (error) {
    if (error instanceof FTPError && error.code === 550) return null;
    throw error;
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof StoreFault && error.code === "missing") return null;
  throw error;
}
