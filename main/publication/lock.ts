/** One publisher at a time per target: a mark on the target that says who is at work, since when, and on which machine. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import {
  LOCK_HOLDER_PATH,
  LOCK_PATH,
  type LockHolder,
  lockHolderSchema,
} from "../../core/publication/manifest.ts";
import { checkJson, jsonText } from "../library/json-file.ts";
import { guarded } from "./guarded.ts";
import type { Patience } from "./patience.ts";
import { PublicationError, WriteFailure } from "./publication-error.ts";
import { type Store, StoreFault } from "./stores/store.ts";

export interface Taking {
  by: string;
  since: string;
  /** Go over the mark of another publisher. */
  takeOver: boolean;
}

export interface Lock {
  /** Throws PublicationError with who holds it. What a process of this machine left that is gone, or nobody's name is in, is taken over in silence. */
  take(taking: Taking): Promise<void>;
  /** Throws WriteFailure when somebody took the mark over meanwhile. */
  check(): Promise<void>;
  /** No fault when the place is gone: then the mark stays and is told of next time. */
  release(): Promise<void>;
}

interface LockPlace {
  store: Store;
  patience: Patience;
  signal: AbortSignal | undefined;
  again: <T>(step: () => Promise<T>) => Promise<T>;
  readText: (path: string) => Promise<string | null>;
  /** Runs of this process that are under way. */
  runs: Set<string>;
}

export function createLock(place: LockPlace): Lock {
  const { store, again, readText, runs } = place;
  const run = randomUUID();
  let isHeld = false;
  const holder = async (): Promise<LockHolder | null> => holderIn(await readText(LOCK_HOLDER_PATH));
  /** Whoever made the mark writes who it is at once; one that stays without was left by a run that was cut off in between. */
  const awaitHolder = async (): Promise<LockHolder | null> => {
    let found = await holder();
    for (const wait of place.patience.waitsMs) {
      if (found) return found;
      await setTimeout(wait, undefined, place.signal && { signal: place.signal });
      found = await holder();
    }
    return found;
  };
  const refuse = (found: LockHolder | null): never => {
    const { by = "", host = "", since = "" } = found ?? {};
    throw new PublicationError({ code: "TARGET_LOCKED", path: store.place, by, host, since });
  };
  return {
    async take({ by, since, takeOver }) {
      if (!(await again(() => store.claim(LOCK_PATH)))) {
        const found = takeOver ? null : await awaitHolder();
        if (found && !isLeftOver(found, runs)) refuse(found);
        await again(() => store.release(LOCK_PATH));
        if (!(await again(() => store.claim(LOCK_PATH)))) refuse(await holder());
      }
      runs.add(run);
      isHeld = true;
      const mine: LockHolder = {
        ...{ version: 1, run, by, since },
        ...{ host: hostname(), pid: process.pid },
      };
      const written = jsonText(mine);
      await again(() => store.put(LOCK_HOLDER_PATH, Buffer.from(written)));
      const text = await readText(LOCK_HOLDER_PATH);
      if (text === written) return;
      // Where two could make the mark at once, whoever wrote last has it.
      const found = holderIn(text);
      if (found && found.run !== run) refuse(found);
      throw new StoreFault("io", { detail: LOCK_HOLDER_PATH });
    },
    async check() {
      if (!isHeld) return;
      const found = await guarded(LOCK_HOLDER_PATH, holder);
      if (found?.run !== run) throw new WriteFailure("taken-over", LOCK_PATH);
    },
    async release() {
      runs.delete(run);
      if (!isHeld) return;
      isHeld = false;
      try {
        const found = await holder();
        if (found === null || found.run === run) await again(() => store.release(LOCK_PATH));
      } catch {
        // The place cannot be reached: the mark stays there and is told of, or taken over, next time.
      }
    },
  };
}

function holderIn(text: string | null): LockHolder | null {
  const read = text === null ? null : checkJson(text, lockHolderSchema, 1);
  return read?.kind === "ok" ? read.data : null;
}

/** True for the mark of a run on this machine that is no longer under way. */
function isLeftOver(found: LockHolder, runs: ReadonlySet<string>): boolean {
  if (found.host !== hostname()) return false;
  return found.pid === process.pid ? !runs.has(found.run) : !isAlive(found.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
