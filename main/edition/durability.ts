/** Puts every update on disk inside Yjs's own update event; keeps what the disk refuses and tries again. */
import type * as Y from "yjs";
import { diskFailure } from "../library/disk-error.ts";
import type { UpdateStore } from "./update-store.ts";

const RETRY_MS = 1000;

export interface Durability {
  /**
   * Stores each further update of `doc` before the event returns, so before Hocuspocus acknowledges it. When the
   * disk refuses, `tell` gets `{"kind":"durability","ok":false,"code":…}` at once, and `{…,"ok":true}` when all
   * that was kept back is on disk.
   */
  watch(name: string, doc: Y.Doc, tell: (message: string) => void): void;
  isDurable(name: string): boolean;
  /** Tries what was kept back; throws the disk's error when it is still refused. */
  flush(name: string): void;
  flushAll(): void;
  forget(name: string): void;
  close(): void;
}

interface Watched {
  /** Updates that are not on disk yet, oldest first. */
  waiting: Uint8Array[];
  refused: boolean;
  tell: (message: string) => void;
}

export function createDurability(store: Pick<UpdateStore, "append">): Durability {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;

  const drain = (name: string, entry: Watched) => {
    while (entry.waiting[0]) {
      store.append(name, entry.waiting[0]);
      entry.waiting.shift();
    }
    if (entry.refused) entry.tell(JSON.stringify({ kind: "durability", ok: true }));
    entry.refused = false;
  };

  const tryDrain = (name: string, entry: Watched) => {
    try {
      drain(name, entry);
    } catch (error) {
      entry.refused = true;
      entry.tell(JSON.stringify({ kind: "durability", ok: false, code: diskFailure(error) }));
      timer ??= setInterval(retry, RETRY_MS);
    }
  };

  const retry = () => {
    for (const [name, entry] of watched) if (entry.refused) tryDrain(name, entry);
    if (![...watched.values()].some((entry) => entry.refused)) stopRetrying();
  };

  const stopRetrying = () => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    watch(name, doc, tell) {
      const entry: Watched = { waiting: [], refused: false, tell };
      watched.set(name, entry);
      doc.on("update", (update: Uint8Array) => {
        entry.waiting.push(update);
        tryDrain(name, entry);
      });
    },
    isDurable: (name) => (watched.get(name)?.waiting.length ?? 0) === 0,
    flush(name) {
      const entry = watched.get(name);
      if (entry) drain(name, entry);
    },
    flushAll() {
      for (const [name, entry] of watched) tryDrain(name, entry);
    },
    forget: (name) => void watched.delete(name),
    close: stopRetrying,
  };
}
