/** A folder on this machine: files through a temporary name with fsync and rename; no link may lead out of it. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import {
  access,
  constants,
  type FileHandle,
  mkdir,
  open,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
} from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { makeFolders } from "../make-folders.ts";
import { failureCode } from "../publication-error.ts";
import type { FolderLooks } from "./folder-looks.ts";
import { stampIn, statNow } from "./folder-stamp.ts";
import { PART_FOLDER, type Stamps, type Store, StoreFault } from "./store.ts";

/** Most of the time of a write is waiting for the disk to say that it is safe. */
const AT_ONCE = 8;

/** Files up to this size are read in one step. */
const WHOLE_BYTES = 1 << 20;

/** Says why the folder cannot be a target: what stands in the way of every publication to it. */
export class FolderRefused extends Error {
  readonly reason:
    | "path-missing"
    | "around-missing"
    | "not-a-folder"
    | "inside-library"
    | "contains-library"
    | "read-only"
    | "io";
  constructor(reason: FolderRefused["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Makes the folder in the one around it; nothing happens when it is there. Throws FolderRefused. The folder around it is
 * never made: where that is gone, a disk is missing, and the site would be written to its mount point.
 */
export async function makeFolder(path: string, libraryDir: string): Promise<void> {
  const dir = resolve(path);
  const clash = await findLibraryClash(dir, libraryDir);
  if (clash) throw new FolderRefused(clash);
  await mkdir(dir).catch((error: unknown) => {
    const code = failureCode(error);
    if (code === "missing") throw new FolderRefused("around-missing");
    if (code !== "blocked") throw new FolderRefused(code === "read-only" ? code : "io");
  });
  await checkFolder(dir, libraryDir);
}

/** Throws FolderRefused for a path that is absent, no folder, not writable, or in or around the library. */
export async function folderStore(
  path: string,
  {
    libraryDir,
    isLasting = true,
    looks,
  }: { libraryDir: string; isLasting?: boolean; looks?: FolderLooks | undefined },
): Promise<Store> {
  const dir = await checkFolder(resolve(path), libraryDir);
  const quick = isQuick(dir);
  // A step that ends in the system's memory is over before it is handed on to be waited for.
  const now = quick && !isLasting;
  const place = createPlace(dir, now);
  return {
    ...{ place: path, key: dir, atOnce: AT_ONCE, moves: true, isLasting },
    open: () => Promise.resolve(),
    stamp: quick
      ? (file) => atOnce(() => stampNow(join(dir, file)))
      : (file) => faulty(() => stampOf(join(dir, file))),
    ...(quick && { stamps: (ours) => Promise.resolve(stampsIn(dir, looks?.look(dir, ours))) }),
    read: (file, take) => faulty(() => readThrough(join(dir, file), take)),
    put: now
      ? (file, bytes) => atOnce(() => writeFileSync(join(dir, file), bytes))
      : (file, bytes) => faulty(() => writeWhole(join(dir, file), bytes, isLasting)),
    move: (from, to) =>
      faulty(async () => {
        const full = await place.prepare(to);
        if (now) renameSync(join(dir, from), full);
        else await rename(join(dir, from), full);
      }),
    remove: (file) => faulty(() => takeAway(place, file)),
    claim: (file) =>
      faulty(async () => {
        const full = await place.prepare(file);
        try {
          await mkdir(full);
          return true;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
          throw error;
        }
      }),
    release: (file) => faulty(() => dropFolder(place, file)),
    makeParts: () =>
      faulty(async () => {
        await rm(join(dir, PART_FOLDER), { recursive: true, force: true });
        await makeFolders(join(dir, PART_FOLDER), dir);
      }),
    dropParts: () => faulty(() => dropFolder(place, PART_FOLDER)),
    close: () => Promise.resolve(),
  };
}

async function checkFolder(path: string, libraryDir: string): Promise<string> {
  const found = await stat(path).catch((error: unknown) => {
    throw new FolderRefused(failureCode(error) === "missing" ? "path-missing" : "io");
  });
  if (!found.isDirectory()) throw new FolderRefused("not-a-folder");
  const dir = await realpath(path);
  const clash = await findLibraryClash(dir, libraryDir);
  if (clash) throw new FolderRefused(clash);
  await access(dir, constants.W_OK | constants.X_OK).catch(() => {
    throw new FolderRefused("read-only");
  });
  return dir;
}

/** Publishing into the library, or tidying a folder around it, could destroy it. Follows links. */
export async function findLibraryClash(
  path: string,
  libraryDir: string,
): Promise<"inside-library" | "contains-library" | null> {
  const [target, library] = await Promise.all([realpathOrSelf(path), realpathOrSelf(libraryDir)]);
  if (isWithin(target, library)) return "inside-library";
  return isWithin(library, target) ? "contains-library" : null;
}

/** Follows links as far as the path exists. */
async function realpathOrSelf(path: string): Promise<string> {
  const full = resolve(path);
  try {
    return await realpath(full);
  } catch {
    const parent = dirname(full);
    return parent === full ? full : join(await realpathOrSelf(parent), relative(parent, full));
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Runs a step and turns the disk's errors into faults. */
async function faulty<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    throw new StoreFault(failureCode(error), { cause: error });
  }
}

async function stampOf(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  return found && stampIn(found);
}

/**
 * Whether a step is done before one could wait for it, as on a disk of this machine, and costs a fraction then. Over a
 * network everybody else would wait.
 */
function isQuick(dir: string): boolean {
  const begun = performance.now();
  for (let turn = 0; turn < TRIES; turn += 1) stampNow(join(dir, `${turn}`));
  return performance.now() - begun <= QUICK_MS * TRIES;
}

const TRIES = 10;
const QUICK_MS = 0.2;

/** `faulty` for a step that is not waited for. */
const atOnce = <T>(step: () => T): Promise<T> => faulty(() => Promise.resolve(step()));

function stampNow(path: string): string | null {
  try {
    const found = statNow(path);
    return found && stampIn(found);
  } catch (error) {
    throw new StoreFault(failureCode(error), { cause: error });
  }
}

/** What a look tells, as soon as it is over, and of each other file what is there when it is asked for. */
function stampsIn(dir: string, look: ReturnType<FolderLooks["look"]> | undefined): Stamps {
  let looked: Awaited<typeof look> = null;
  const ready = look?.then((found) => (looked = found));
  return {
    ready,
    get(file) {
      const told = looked?.get(file);
      // Paths of a site need no making over, which would take a good part of the time.
      return told === undefined ? stampNow(dir + sep + file) : told;
    },
  };
}

async function readThrough(
  path: string,
  take: (chunk: Uint8Array) => void,
): Promise<string | null> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
  try {
    // Before the bytes: what changes while they are read changes the stamp as well.
    const found = await file.stat({ bigint: true });
    if (found.size <= WHOLE_BYTES) take(await file.readFile());
    else
      for await (const chunk of file.createReadStream({ autoClose: false })) take(chunk as Buffer);
    return stampIn(found);
  } catch (error) {
    // A folder under a file's name is somebody else's, whatever is in it.
    if ((error as NodeJS.ErrnoException).code === "EISDIR")
      throw new StoreFault("blocked", { cause: error });
    throw error;
  } finally {
    await file.close();
  }
}

async function writeWhole(path: string, bytes: Uint8Array, isLasting: boolean): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    if (isLasting) await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

interface Place {
  dir: string;
  /** Makes the file's folder and checks that no link leads out of the target. */
  prepare(path: string): Promise<string>;
  forget(): void;
}

/** False where it was there, or its making needs more. */
async function isMade(folder: string, now: boolean): Promise<boolean> {
  try {
    if (now) mkdirSync(folder);
    else await mkdir(folder);
    return true;
  } catch {
    return false;
  }
}

function createPlace(dir: string, now: boolean): Place {
  const ready = new Set<string>();
  return {
    dir,
    async prepare(path) {
      const full = join(dir, path);
      const folder = dirname(full);
      if (ready.has(folder)) return full;
      // What is made within a folder that was looked at is a folder, and no link.
      const isNew = ready.has(dirname(folder)) && (await isMade(folder, now));
      if (!isNew) {
        // The target itself, once it is gone, is a disk that was taken away and is not made anew.
        await makeFolders(folder, dir);
        const real = await realpath(folder);
        if (!isWithin(real, dir)) throw new StoreFault("blocked");
        // No link is on the way to it.
        if (real === folder)
          for (let on = folder; on !== dir; on = dirname(on)) ready.add(dirname(on));
      }
      ready.add(folder);
      return full;
    },
    forget: () => ready.clear(),
  };
}

async function takeAway(place: Place, path: string): Promise<void> {
  const full = join(place.dir, path);
  if (!isWithin(await realpathOrSelf(dirname(full)), place.dir)) throw new StoreFault("blocked");
  await unlink(full).catch(async (error: unknown) => {
    if (failureCode(error) !== "missing") throw error;
    // Not when the whole target is gone: then nobody knows what it holds.
    await access(place.dir);
  });
  await dropEmpty(place, dirname(full));
}

async function dropFolder(place: Place, path: string): Promise<void> {
  await rm(join(place.dir, path), { recursive: true, force: true });
  await dropEmpty(place, dirname(join(place.dir, path)));
}

/** Takes the folder and those above it away as long as they are empty. */
async function dropEmpty(place: Place, lowest: string): Promise<void> {
  place.forget();
  for (let folder = lowest; folder !== place.dir; folder = dirname(folder)) {
    const left = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!left) break;
  }
}
