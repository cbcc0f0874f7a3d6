/** A folder that the site is written to: looked at by hash, written file by file through a temporary name, read back. */
import {
  access,
  constants,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
} from "node:fs/promises";
import { createReadStream } from "node:fs";
import { createHash, randomBytes } from "node:crypto";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import {
  MANIFEST_PATH,
  MANIFEST_VERSION,
  type Manifest,
  manifestSchema,
  PENDING_PATH,
  type Pending,
  pendingSchema,
} from "../../core/publication/manifest.ts";
import { readJson, writeJson } from "../library/json-file.ts";
import { sha256 } from "./hash.ts";
import { failureCode, unreachable, WriteFailure } from "./publication-error.ts";

export interface FolderTarget {
  dir: string;
  manifest: Manifest | null;
  pending: Pending | null;
  /** SHA-256 of the file, null when there is none. */
  hashOf(path: string): Promise<string | null>;
  /** Puts the file in place whole, or leaves what was there; throws WriteFailure. */
  write(path: string, bytes: Uint8Array, hash: string): Promise<void>;
  /** Takes the file away, and folders that it leaves empty. */
  remove(path: string): Promise<void>;
  /** Says, before the first file is touched, what a publication is about to leave here. */
  begin(pending: Pending): Promise<void>;
  /** Says what is here now. */
  finish(manifest: Manifest): Promise<void>;
}

export interface OpeningFolder {
  path: string;
  libraryDir: string;
  libraryId: string;
}

/** Folder of half-written files; whatever lies in it was left by a run that was cut off. */
const TEMPORARY = ".diglot/part";

/** Refuses a path that is absent, no folder, not writable, in or around the library, or another library's site. */
export async function openFolder({
  path,
  libraryDir,
  libraryId,
}: OpeningFolder): Promise<FolderTarget> {
  const dir = await checkFolder(resolve(path), libraryDir);
  const [manifest, pending] = await readRecords(dir, path);
  if ([manifest, pending].some((record) => record && record.library !== libraryId))
    throw unreachable(path, "other-site");
  const place = createPlace(dir);
  return {
    dir,
    manifest,
    pending,
    hashOf: (file) => hashFile(join(dir, file)),
    write: (file, bytes, hash) => put(place, file, { bytes, hash }),
    remove: (file) => takeAway(place, file),
    async begin(next) {
      await guarded(PENDING_PATH, async () => {
        await rm(join(dir, TEMPORARY), { recursive: true, force: true });
        await mkdir(join(dir, TEMPORARY), { recursive: true });
        await writeJson(join(dir, PENDING_PATH), next);
      });
    },
    async finish(next) {
      await guarded(MANIFEST_PATH, async () => {
        await writeJson(join(dir, MANIFEST_PATH), next);
        await rm(join(dir, PENDING_PATH), { force: true });
        await rm(join(dir, TEMPORARY), { recursive: true, force: true });
      });
    },
  };
}

async function checkFolder(path: string, libraryDir: string): Promise<string> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreachable(path, failureCode(error) === "missing" ? "path-missing" : "io");
  });
  if (!found.isDirectory()) throw unreachable(path, "not-a-folder");
  const dir = await realpath(path);
  const clash = await findLibraryClash(dir, libraryDir);
  if (clash) throw unreachable(path, clash);
  await access(dir, constants.W_OK | constants.X_OK).catch(() => {
    throw unreachable(path, "read-only");
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

/** A record that does not parse counts as none: then every file that differs is somebody else's. */
async function readRecords(dir: string, path: string): Promise<[Manifest | null, Pending | null]> {
  const manifest = await readJson(join(dir, MANIFEST_PATH), manifestSchema, MANIFEST_VERSION);
  const pending = await readJson(join(dir, PENDING_PATH), pendingSchema, MANIFEST_VERSION);
  if (manifest.kind === "newer" || pending.kind === "newer")
    throw unreachable(path, "newer-version");
  return [
    manifest.kind === "ok" ? manifest.data : null,
    pending.kind === "ok" ? pending.data : null,
  ];
}

async function hashFile(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest("hex");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    // A folder under a file's name is somebody else's, whatever is in it.
    if (code === "EISDIR") return "folder";
    throw error;
  }
}

interface Place {
  dir: string;
  /** Makes the file's folder and checks that no link leads out of the target. */
  prepare(path: string): Promise<string>;
  forget(): void;
}

function createPlace(dir: string): Place {
  const ready = new Set<string>();
  return {
    dir,
    async prepare(path) {
      const full = join(dir, path);
      const folder = dirname(full);
      if (!ready.has(folder)) {
        await mkdir(folder, { recursive: true });
        if (!isWithin(await realpath(folder), dir))
          throw Object.assign(new Error(`leads out of the target: ${path}`), { code: "EEXIST" });
        ready.add(folder);
      }
      return full;
    },
    forget: () => ready.clear(),
  };
}

/** Runs a step at a file and turns the disk's errors into a failure with its place. */
async function guarded<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof WriteFailure) throw error;
    throw new WriteFailure(failureCode(error), path, error);
  }
}

const put = (place: Place, path: string, { bytes, hash }: { bytes: Uint8Array; hash: string }) =>
  guarded(path, async () => {
    const part = join(place.dir, TEMPORARY, randomBytes(8).toString("hex"));
    let full: string;
    try {
      const file = await open(part, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      if (sha256(await readFile(part)) !== hash) throw new WriteFailure("read-back", path);
      // Only now: folders are not made anew in the place of a target that vanished.
      full = await place.prepare(path);
      await rename(part, full);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    if ((await hashFile(full)) !== hash) throw new WriteFailure("read-back", path);
  });

const takeAway = (place: Place, path: string) =>
  guarded(path, async () => {
    const full = join(place.dir, path);
    if (!isWithin(await realpathOrSelf(dirname(full)), place.dir))
      throw Object.assign(new Error(`leads out of the target: ${path}`), { code: "EEXIST" });
    await unlink(full).catch((error: unknown) => {
      if (failureCode(error) !== "missing") throw error;
    });
    place.forget();
    for (let folder = dirname(full); folder !== place.dir; folder = dirname(folder)) {
      const gone = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!gone) break;
    }
  });
