/** Shows a plan before it is carried out: each file as the target holds it and as it would be, and what is different. */
import { differenceOf, type PageDifference } from "../../core/publication/page-difference.ts";
import type { Plan } from "../../core/publication/plan.ts";
import type { SiteAnswer } from "./previewer.ts";
import { type Patience, patiently } from "./patience.ts";
import { PublicationError } from "./publication-error.ts";
import type { SiteFile } from "./site-file.ts";
import { contentTypeOf } from "./stores/served-as.ts";
import type { Store } from "./stores/store.ts";
import { refusalOf } from "./target.ts";

export const sides = ["before", "after"] as const;
export type Side = (typeof sides)[number];

/** What a plan was made of. */
export interface Shown {
  plan: Plan;
  /** Every file of the site as it should be. */
  files: readonly SiteFile[];
  /** SHA-256 of what the target held under a path when the plan was made. */
  held: ReadonlyMap<string, string | null>;
}

export interface Rehearsal {
  /** Makes a plan one that can be looked at, in place of the target's former one. */
  show(shown: Shown): void;
  forget(target: string): void;
  /**
   * A file of the site before or after the plan with this id; null where there is none, or none to look at. Throws
   * PublicationError for a plan that is not shown any more, and where the target cannot be reached.
   */
  file(planId: string, side: Side, path: string): Promise<SiteAnswer | null>;
  /** The same between the two sides, as text. */
  difference(planId: string, path: string): Promise<PageDifference>;
  close(): Promise<void>;
}

export interface Rehearsing {
  openStore: (target: string) => Promise<Store>;
  patience: Patience;
}

/** Larger files are not looked at. */
const LARGEST_BYTES = 32 * 1024 * 1024;
/** A connection that nobody used for so long is closed. */
const IDLE_MS = 30_000;

interface Standing {
  shown: Shown;
  /** Made when somebody looks: most plans are only read. */
  byPath: () => ReadonlyMap<string, SiteFile>;
}

export function createRehearsal({ openStore, patience }: Rehearsing): Rehearsal {
  const standing = new Map<string, Standing>();
  const reader = createTargetReader({ openStore, patience });

  const find = (planId: string): Standing => {
    for (const one of standing.values()) if (one.shown.plan.id === planId) return one;
    throw new PublicationError({ code: "PLAN_STALE" });
  };

  async function bytesOf(planId: string, side: Side, path: string): Promise<Uint8Array | null> {
    const { shown, byPath } = find(planId);
    const { target } = shown.plan;
    const file = byPath().get(path);
    const there = shown.held.get(path) ?? null;
    const isSame = file !== undefined && file.hash === there;
    if ((file?.sizeBytes ?? 0) > LARGEST_BYTES) return null;
    if (side === "after" && !isSame) return file ? file.read() : null;
    if (there === null) return null;
    // Pages that do not change are not made again, so they are only there; most pictures need not be fetched.
    const own = isSame && !path.endsWith(".html") ? await file.read().catch(() => null) : null;
    return own ?? reader.read(target, path, there);
  }

  const textOf = async (planId: string, side: Side, path: string): Promise<string | null> => {
    const bytes = await bytesOf(planId, side, path);
    return bytes && new TextDecoder().decode(bytes);
  };

  return {
    show(shown) {
      let made: Map<string, SiteFile> | null = null;
      const byPath = () => (made ??= new Map(shown.files.map((file) => [file.path, file])));
      standing.set(shown.plan.target, { shown, byPath });
    },
    forget: (target) => void standing.delete(target),
    async file(planId, side, path) {
      const bytes = await bytesOf(planId, side, path);
      return bytes && { bytes, type: contentTypeOf(path) };
    },
    async difference(planId, path) {
      if (!isText(path)) {
        const { byPath, shown } = find(planId);
        const isSame = (byPath().get(path)?.hash ?? null) === (shown.held.get(path) ?? null);
        return { kinds: isSame ? [] : ["file"], changes: [], isCut: false };
      }
      const before = await textOf(planId, "before", path);
      return differenceOf(path, before, await textOf(planId, "after", path));
    },
    async close() {
      standing.clear();
      await reader.close();
    },
  };
}

const isText = (path: string): boolean => /\.(?:html|xml|txt|css|m?js|json)$/.test(path);

interface TargetReader {
  /** @param hash of the content that is expected; what was read once is not read again */
  read(target: string, path: string, hash: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Reads from targets over one connection each, which is kept for as long as it is in use. */
function createTargetReader({ openStore, patience }: Rehearsing): TargetReader {
  interface Connection {
    store: Promise<Store>;
    timer: NodeJS.Timeout;
    /** The read that is under way; not every protocol takes several at a time. */
    last: Promise<unknown>;
  }
  const open = new Map<string, Connection>();
  const kept = createKept();

  const leave = async (target: string): Promise<void> => {
    const connection = open.get(target);
    open.delete(target);
    clearTimeout(connection?.timer);
    const store = await connection?.store.catch(() => null);
    await store?.close().catch(() => undefined);
  };
  const connect = (target: string): Connection => {
    const known = open.get(target);
    known?.timer.refresh();
    if (known) return known;
    const opening = openStore(target).then(async (store) => {
      await patiently(() => store.open(), patience);
      return store;
    });
    const timer = setTimeout(() => void leave(target), IDLE_MS).unref();
    const connection = { store: opening, timer, last: Promise.resolve() };
    open.set(target, connection);
    opening.catch(() => void leave(target));
    return connection;
  };
  async function readNow(connection: Connection, path: string): Promise<Uint8Array | null> {
    const store = await connection.store;
    const chunks: Uint8Array[] = [];
    const stamp = await patiently(() => {
      chunks.length = 0;
      return store.read(path, (chunk) => chunks.push(Uint8Array.from(chunk)));
    }, patience).catch((error: unknown) => {
      throw refusalOf(store.place, error);
    });
    return stamp === null ? null : Buffer.concat(chunks);
  }

  return {
    async read(target, path, hash) {
      const known = kept.get(hash);
      if (known) return known;
      const connection = connect(target);
      const reading = connection.last.then(() => readNow(connection, path));
      connection.last = reading.catch(() => undefined);
      const bytes = await reading;
      if (bytes) kept.put(hash, bytes);
      return bytes;
    },
    async close() {
      await Promise.all([...open.keys()].map(leave));
    },
  };
}

const KEPT_BYTES = 16 * 1024 * 1024;

/** The last few contents; the oldest goes first. */
function createKept() {
  const contents = new Map<string, Uint8Array>();
  let size = 0;
  return {
    get: (hash: string): Uint8Array | undefined => contents.get(hash),
    put(hash: string, bytes: Uint8Array): void {
      if (bytes.byteLength > KEPT_BYTES / 4 || contents.has(hash)) return;
      contents.set(hash, bytes);
      size += bytes.byteLength;
      for (const [oldest, { byteLength }] of contents) {
        if (size <= KEPT_BYTES) return;
        contents.delete(oldest);
        size -= byteLength;
      }
    },
  };
}
