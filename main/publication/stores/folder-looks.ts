/**
 * Stamps of a folder's many files, asked in a thread while the program goes on with something else. The thread knows how
 * they were and tells what changed: what stayed costs the program nothing.
 */
import { Worker } from "node:worker_threads";
import { workerBeside } from "../../worker-beside.ts";

export interface ToLook {
  look: number;
  dir: string;
  /** Absent when they are those of the look before. */
  paths?: readonly string[] | undefined;
}
export interface Looked {
  look: number;
  /** Place among the paths, and the stamp there: null for no file, undefined where it could not be told. */
  changed: [number, string | null | undefined][];
}

type StampsNow = ReadonlyMap<string, string | null | undefined>;

export interface FolderLooks {
  /**
   * Looks at the files now. Null where the program is as quick by itself: few files, or the first look, which may be the
   * only one. An answer of null comes from a thread that ended. The same object again means that every stamp is the same.
   * @param paths the same object as long as they are the same
   */
  look(dir: string, paths: readonly string[]): Promise<StampsNow | null> | null;
  close(): Promise<void>;
}

/** Fewer are asked sooner than a thread is told of them. */
const MANY = 2000;

const WORKER = workerBeside(import.meta.url, "folder-looks-worker");

interface Known {
  paths: readonly string[];
  stamps: StampsNow;
}

export function createFolderLooks({ many = MANY }: { many?: number } = {}): FolderLooks {
  const lookedAt = new Set<string>();
  const known = new Map<string, Known>();
  const waiting = new Map<number, (looked: Looked | null) => void>();
  let thread: Worker | null = null;
  let lastLook = 0;
  let isBroken = false;

  const begin = (): Worker => {
    // What the program was told at its start may forbid a thread to run a file.
    const worker = new Worker(WORKER, { execArgv: [] });
    worker.on("message", (looked: Looked) => waiting.get(looked.look)?.(looked));
    worker.on("error", (error) => {
      // Files are asked without it too, only slower.
      console.error(error);
      isBroken = true;
    });
    worker.on("exit", () => {
      thread = null;
      known.clear();
      for (const answer of waiting.values()) answer(null);
    });
    return worker;
  };

  return {
    look(dir, paths) {
      if (isBroken || paths.length < many) return null;
      if (!lookedAt.has(dir)) {
        lookedAt.add(dir);
        return null;
      }
      thread ??= begin();
      const worker = thread;
      const before = known.get(dir);
      const isSame = before?.paths === paths;
      const state = isSame ? before : { paths, stamps: new Map(paths.map((one) => [one, null])) };
      known.set(dir, state);
      const look = ++lastLook;
      // The program waits for the thread while it looks, and for that alone.
      worker.ref();
      return new Promise((resolve) => {
        waiting.set(look, (looked) => {
          waiting.delete(look);
          if (waiting.size === 0) worker.unref();
          if (!looked) return resolve(null);
          state.stamps = after(state, looked.changed);
          resolve(state.stamps);
        });
        worker.postMessage({ look, dir, ...(!isSame && { paths }) } satisfies ToLook);
      });
    },
    async close() {
      await thread?.terminate();
    },
  };
}

/** Whoever was told the stamps as they were keeps them. */
function after({ paths, stamps }: Known, changed: Looked["changed"]): StampsNow {
  if (changed.length === 0) return stamps;
  const now = new Map(stamps);
  for (const [index, stamp] of changed) now.set(paths[index] ?? "", stamp);
  return now;
}
