/** A place that the site is written to, whatever its protocol: what it holds, every file written, read back and compared. */
import { createHash, randomBytes } from "node:crypto";
import {
  MANIFEST_PATH,
  MANIFEST_VERSION,
  type Manifest,
  manifestSchema,
  recordedPaths,
  PENDING_PATH,
  type Pending,
  pendingSchema,
} from "../../core/publication/manifest.ts";
import type { PostPlace } from "../../core/publication/posts.ts";
import { checkJson, jsonText } from "../library/json-file.ts";
import { guarded } from "./guarded.ts";
import { sha256 } from "./hash.ts";
import { createLock, type Lock } from "./lock.ts";
import { unreachable, WriteFailure } from "./publication-error.ts";
import { type Patience, patiently } from "./patience.ts";
import { PART_FOLDER, type Store, StoreFault } from "./stores/store.ts";

export interface Target {
  /** For people. */
  place: string;
  /** The same for the same place, by whatever name it goes. */
  key: string;
  atOnce: number;
  /** Null for a place that takes the whole site as files. */
  posts: PostPlace | null;
  manifest: Manifest | null;
  pending: Pending | null;
  lock: Lock;
  /** SHA-256 of the file, null when there is none; read only when its stamp is not the one that is known. */
  hashOf(path: string): Promise<string | null>;
  /** The same from a listing of the place, as soon as there is one. A second listing knows nothing. */
  listing(): Promise<Listing>;
  /** The file's bytes, null when there is none. Throws StoreFault. */
  read(path: string): Promise<Uint8Array | null>;
  /** Puts the file in place whole, or leaves what was there; throws WriteFailure. */
  write(path: string, bytes: Uint8Array, hash: string): Promise<void>;
  /** Takes the file away, and folders that it leaves empty. */
  remove(path: string): Promise<void>;
  /** Says, before the first file is touched, what a publication is about to leave here. */
  begin(pending: Pending): Promise<void>;
  /** After a run that failed: says which files it left here other than it meant them. */
  ownUp(): Promise<void>;
  /** Says what is here now. */
  finish(manifest: Manifest): Promise<void>;
  /** Writes a file beside the site, reads it back and takes it away. Throws StoreFault or WriteFailure. */
  tryOut(): Promise<void>;
  close(): Promise<void>;
}

interface Listing {
  /** The same object as long as nothing changed under the paths on record; null where nobody can tell. */
  state: object | null;
  /** Undefined where `Target.hashOf` is to be asked. */
  hashOf(path: string): string | null | undefined;
}

export interface OpeningTarget {
  store: Store;
  libraryId: string;
  patience: Patience;
  /** Runs of this process that are under way. */
  runs: Set<string>;
  /** What this process saw of the place before. */
  seen: Seen;
  signal?: AbortSignal | undefined;
}

/** What stands under a file's name and cannot be read as one. */
const FOLDER = "folder";

/** Throws PublicationError for a place that is not there, not to be written, or holds another library's site. */
export async function openTarget({
  store,
  libraryId,
  patience,
  runs,
  seen,
  signal,
}: OpeningTarget): Promise<Target> {
  const again = <T>(step: () => Promise<T>): Promise<T> => patiently(step, patience, signal);
  const reader = createReader(store, again, seen.files);
  try {
    await again(() => store.open());
    const [manifest, pending] = await readRecords(store, reader, seen.records);
    if ([manifest, pending].some((record) => record && record.library !== libraryId))
      throw unreachable(store.place, "other-site");
    const posts = await again(async () => store.takesPosts?.() ?? null);
    let stamps = await again(async () => store.stamps?.(recordedPaths(manifest, pending)));
    const listing = async (): Promise<Listing> => {
      // It is good for one look: what is asked again is asked of the place itself.
      const listed = stamps;
      stamps = undefined;
      return {
        state: (await listed?.ready) ?? null,
        hashOf(path) {
          const stamp = listed?.get(path);
          return typeof stamp === "string" ? reader.recall(path, stamp, manifest) : stamp;
        },
      };
    };
    const hashOf = (path: string) => reader.hashOf(path, manifest);
    return { ...parts(), posts, manifest, pending, hashOf, listing };
  } catch (error) {
    await store.close().catch(() => undefined);
    throw refusalOf(store.place, error);
  }

  function parts(): Omit<Target, "posts" | "manifest" | "pending" | "hashOf" | "listing"> {
    const { place, key, atOnce } = store;
    let said: Pending | null = null;
    const spoilt: Putting["spoilt"] = new Map();
    const putting: Putting = { store, reader, spoilt, newPart: partsOf() };
    const write = async (path: string, bytes: Uint8Array, hash: string) => {
      await guarded(path, () => again(() => putAndCompare(putting, path, { bytes, hash })));
      for (const touched of store.touches?.(path) ?? [])
        await guarded(touched, () => compareAgain({ reader, spoilt }, touched));
    };
    const writeRecord = (path: string, record: unknown) => {
      const bytes = Buffer.from(jsonText(record));
      // Of two records of one size within one second the stamp may be the same.
      seen.records.delete(path);
      return write(path, bytes, sha256(bytes));
    };
    return {
      ...{ place, key, atOnce, write },
      read: reader.bytes,
      lock: createLock({
        ...{ store, patience, signal, again, runs },
        readText: async (path) => (await reader.bytes(path))?.toString("utf8") ?? null,
      }),
      remove: (path) =>
        guarded(path, async () => {
          await again(() => store.remove(path));
          reader.known.delete(path);
        }),
      async begin(next) {
        await guarded(PENDING_PATH, () => again(() => store.makeParts()));
        await writeRecord(PENDING_PATH, next);
        said = next;
      },
      async ownUp() {
        if (!said || spoilt.size === 0) return;
        const files = { ...said.files };
        for (const [path, hash] of spoilt) files[path] = [...(files[path] ?? []), hash];
        await writeRecord(PENDING_PATH, { ...said, files });
      },
      async finish(next) {
        await guarded(MANIFEST_PATH, () => again(() => store.makeParts()));
        await writeRecord(MANIFEST_PATH, withStamps(next, reader.known));
        await guarded(MANIFEST_PATH, async () => {
          await again(() => store.remove(PENDING_PATH));
          await again(() => store.dropParts());
        });
      },
      async tryOut() {
        const bytes = Buffer.from(`${randomBytes(16).toString("hex")}\n`);
        const path = `.diglot/test-${randomBytes(8).toString("hex")}.txt`;
        try {
          if (store.moves) await again(() => store.makeParts());
          await write(path, bytes, sha256(bytes));
          await again(() => store.remove(path));
        } finally {
          await store.dropParts().catch(() => undefined);
        }
      },
      close: () => store.close(),
    };
  }
}

/** What was seen of a place by path: files, and the records that stood in some. */
export interface Seen {
  files: Map<string, Known>;
  records: Map<string, { stamp: string; record: Manifest | Pending | null }>;
}

export const nothingSeen = (): Seen => ({ files: new Map(), records: new Map() });

/** What a file's content was when its stamp was this. */
export interface Known {
  stamp: string;
  hash: string;
}

interface Reader {
  known: Map<string, Known>;
  hashOf(path: string, manifest: Manifest | null): Promise<string | null>;
  /** What the file's content is known to be when its stamp is this. */
  recall(path: string, stamp: string, manifest: Manifest | null): string | undefined;
  /** Reads the file now, whatever is known of it. */
  readHash(path: string): Promise<Known | null>;
  bytes(path: string): Promise<Buffer | null>;
  /** "" without a stamp where there is no file. */
  text(path: string): Promise<{ stamp: string | null; text: string }>;
  stampOf(path: string): Promise<string | null>;
}

type Again = <T>(step: () => Promise<T>) => Promise<T>;

function createReader(store: Store, again: Again, known: Map<string, Known>): Reader {
  const stampOf = (path: string) => again(() => store.stamp(path));
  const whole = (path: string) =>
    again(async () => {
      const chunks: Uint8Array[] = [];
      const stamp = await store.read(path, (chunk) => chunks.push(chunk));
      return { stamp, bytes: Buffer.concat(chunks) };
    });
  const readHash = (path: string) =>
    again(async () => {
      const hash = createHash("sha256");
      const stamp = await store.read(path, (chunk) => hash.update(chunk));
      return stamp === null ? null : { stamp, hash: hash.digest("hex") };
    });
  const recall: Reader["recall"] = (path, stamp, manifest) => {
    if (stamp === "") return undefined;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.hash;
    const left = manifest?.files[path];
    if (left?.stamp !== stamp) return undefined;
    known.set(path, { stamp, hash: left.hash });
    return left.hash;
  };
  return {
    known,
    readHash,
    recall,
    async hashOf(path, manifest) {
      const stamp = await stampOf(path);
      if (stamp === null) return null;
      const same = recall(path, stamp, manifest);
      if (same !== undefined) return same;
      const read = await readHash(path).catch((error: unknown) => {
        if (error instanceof StoreFault && error.code === "blocked")
          return { stamp: "", hash: FOLDER };
        throw error;
      });
      if (read && read.stamp !== "") known.set(path, read);
      return read && read.hash;
    },
    async bytes(path) {
      const { stamp, bytes } = await whole(path);
      return stamp === null ? null : bytes;
    },
    async text(path) {
      const { stamp, bytes } = await whole(path);
      return { stamp, text: bytes.toString("utf8") };
    },
    stampOf,
  };
}

/** A record that does not parse counts as none: then every file that differs is somebody else's. */
async function readRecords(
  { place }: Store,
  reader: Reader,
  seen: Seen["records"],
): Promise<[Manifest | null, Pending | null]> {
  const read = async (path: string, schema: typeof manifestSchema | typeof pendingSchema) => {
    const before = seen.get(path);
    if (before && before.stamp === (await reader.stampOf(path))) return before.record;
    seen.delete(path);
    const { stamp, text } = await reader.text(path);
    if (stamp === null) return null;
    const outcome = checkJson(text, schema, MANIFEST_VERSION);
    if (outcome.kind === "newer") throw unreachable(place, "newer-version");
    const record = outcome.kind === "ok" ? outcome.data : null;
    if (stamp !== "") seen.set(path, { stamp, record });
    return record;
  };
  return [
    (await read(MANIFEST_PATH, manifestSchema)) as Manifest | null,
    (await read(PENDING_PATH, pendingSchema)) as Pending | null,
  ];
}

interface Putting {
  store: Store;
  reader: Reader;
  /** Hashes of what was read back in place of what was written, by path. */
  spoilt: Map<string, string>;
  newPart: () => string;
}

/** Paths for half-written files that no other run has: one that was cut off on another machine may write on. */
function partsOf(): () => string {
  const run = randomBytes(8).toString("hex");
  let last = 0;
  return () => `${PART_FOLDER}/${run}-${(last += 1)}`;
}

/** Compared before readers meet it where a file can be moved into place, and afterwards where it cannot. */
async function putAndCompare(
  { store, reader, spoilt, newPart }: Putting,
  path: string,
  { bytes, hash }: { bytes: Uint8Array; hash: string },
): Promise<void> {
  const first = store.moves ? newPart() : path;
  try {
    const read = await putAndRead({ store, reader }, first, { bytes, hash });
    if (read?.hash !== hash) {
      // Readers have it already: it is ours, however wrong, for whoever goes over it.
      if (read && !store.moves) spoilt.set(path, read.hash);
      throw new WriteFailure("read-back", path);
    }
    spoilt.delete(path);
    if (store.moves) {
      await store.move(first, path);
      const stamp = store.putAndRead ? read.stamp : await store.stamp(path);
      const final = stamp === "" ? await reader.readHash(path) : stamp && { stamp, hash };
      if (!final || final.hash !== hash) throw new WriteFailure("read-back", path);
      reader.known.set(path, final);
    } else reader.known.set(path, read);
  } catch (error) {
    reader.known.delete(path);
    if (store.moves) await store.remove(first).catch(() => undefined);
    throw error;
  }
}

/** Whether a file that was touched says what it said. */
async function compareAgain(
  { reader, spoilt }: { reader: Reader; spoilt: Map<string, string> },
  path: string,
): Promise<void> {
  const before = reader.known.get(path);
  if (!before) return;
  const now = await reader.readHash(path);
  if (now?.hash === before.hash) return void reader.known.set(path, now);
  reader.known.delete(path);
  if (now) spoilt.set(path, now.hash);
  throw new WriteFailure("read-back", path);
}

/** What the place gives back of what it was given. */
async function putAndRead(
  { store, reader }: { store: Store; reader: Reader },
  path: string,
  { bytes, hash }: { bytes: Uint8Array; hash: string },
): Promise<Known | null> {
  if (!store.putAndRead) {
    await store.put(path, bytes);
    return store.isLasting ? reader.readHash(path) : { stamp: "", hash };
  }
  const found = createHash("sha256");
  const stamp = await store.putAndRead(path, bytes, (chunk) => found.update(chunk));
  return { stamp, hash: found.digest("hex") };
}

function withStamps(manifest: Manifest, known: ReadonlyMap<string, Known>): Manifest {
  const files = Object.entries(manifest.files).map(([path, file]) => {
    const found = known.get(path);
    const isSure = found !== undefined && found.stamp !== "" && found.hash === file.hash;
    return [path, isSure ? { ...file, stamp: found.stamp } : file] as const;
  });
  return { ...manifest, files: Object.fromEntries(files) };
}

/** What a look at a place met, as a refusal. */
export function refusalOf(place: string, error: unknown): unknown {
  if (error instanceof WriteFailure && error.cause instanceof StoreFault)
    return refusalOf(place, error.cause);
  if (!(error instanceof StoreFault)) return error;
  const reasons = { missing: "path-missing", blocked: "not-a-folder" } as const;
  const { code } = error;
  const reason = code in reasons ? reasons[code as keyof typeof reasons] : code;
  return unreachable(place, reason as Exclude<typeof code, keyof typeof reasons>, error.detail);
}
