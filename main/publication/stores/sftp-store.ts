/** A folder on a server reached by SFTP (draft-ietf-secsh-filexfer-02, protocol version 3, and OpenSSH's extensions). */
import { placeOf, type TargetOf } from "../../../core/library/target.ts";
import { createFolders, parentOf } from "./folders.ts";
import type { Secret } from "./secret.ts";
import { readFile, writeFile } from "./sftp-files.ts";
import { sftpSession } from "./sftp-session.ts";
import type { Attributes } from "./sftp-wire.ts";
import { PART_FOLDER, type Store, StoreFault } from "./store.ts";

/** The channel takes many requests at a time; more than this gains nothing. */
const AT_ONCE = 64;

export function sftpStore(target: TargetOf<"sftp">, secret: Secret, idleMs: number): Store {
  const { run, close } = sftpSession(target, secret, idleMs);
  const base = target.path.replace(/\/+$/, "") || (target.path === "" ? "." : "");
  const at = (path: string): string => `${base}/${path}`;
  const folders = createFolders({
    async make(path) {
      try {
        await run((wire) => wire.makeFolder(at(path)));
        return true;
      } catch (error) {
        // Status 4 stands for anything; what is there says which.
        if (error instanceof StoreFault && error.mayPass) throw error;
        const there = await statOf(path);
        if (!there) throw error;
        if (!there.isFolder) throw new StoreFault("blocked");
        return false;
      }
    },
    drop: (path) => run((wire) => wire.dropFolder(at(path))),
  });

  const statOf = (path: string): Promise<Attributes | null> => run((wire) => wire.stat(at(path)));
  const unlink = (path: string): Promise<void> => run((wire) => wire.unlink(at(path)));
  const dropContent = async (folder: string): Promise<void> => {
    const names = await run((wire) => wire.list(at(folder))).catch(nullIfMissing);
    for (const name of names ?? []) await unlink(`${folder}/${name}`);
  };
  /** The protocol has no word for a full disk; the server's own figures do. */
  const isFull = async (folder: string, needBytes: number): Promise<boolean> => {
    const free = await run((wire) => wire.freeBytes(at(folder))).catch(() => null);
    return free !== null && free < needBytes;
  };

  const writing = (
    path: string,
    bytes: Uint8Array,
    take: (chunk: Uint8Array) => void,
  ): Promise<Attributes> =>
    writeFile(run, at(path), { bytes, take }).catch(async (error: unknown) => {
      throw (await isFull(parentOf(path), bytes.length)) ? new StoreFault("disk-full") : error;
    });

  return {
    ...{
      place: placeOf(target),
      key: placeOf(target).toLowerCase(),
      atOnce: AT_ONCE,
      moves: true,
      isLasting: true,
    },
    async open() {
      const there = await run((wire) => wire.stat(base || "/"));
      if (!there) throw new StoreFault("missing");
      if (!there.isFolder) throw new StoreFault("blocked");
    },
    async stamp(path) {
      const there = await statOf(path);
      return there && stampOf(there);
    },
    read: async (path, take) => {
      const stats = await readFile(run, at(path), take).catch(nullIfMissing);
      return stats && stampOf(stats);
    },
    put: async (path, bytes) => void (await writing(path, bytes, () => undefined)),
    putAndRead: async (path, bytes, take) => stampOf(await writing(path, bytes, take)),
    async move(from, to) {
      await folders.ensure(parentOf(to));
      await run((wire) => wire.rename(at(from), at(to))).catch(async (error: unknown) => {
        folders.forget();
        throw (await statOf(to))?.isFolder ? new StoreFault("blocked") : error;
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

function nullIfMissing(error: unknown): null {
  if (error instanceof StoreFault && error.code === "missing") return null;
  throw error;
}

const stampOf = ({ size, mtime }: Attributes): string => `${size} ${mtime}`;
