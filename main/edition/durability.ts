/** Puts every update on disk inside Yjs's own update event; keeps what the disk refuses and tries again. */
import type * as Y from "yjs";
import { type DiskFailure, diskFailure } from "../library/disk-error.ts";
import type { UpdateStore } from "./update-store.ts";

const RETRY_MS = 1000;

export type DurabilityState = { ok: true } | { ok: false; code: DiskFailure };

export interface Durability {
  /**
   * Stores each further update of `doc` before the event returns, so before Hocuspocus acknowledges it. When the
   * disk refuses, `tell` hears of it at once, and again when all that was kept back is on disk.
   */
  watch(name: string, doc: Y.Doc, tell: (state: DurabilityState) => void): void;
  isDurable(name: string): boolean;
  /** True while any update is kept back. */
  isBehind(): boolean;
  /** Stores `update` first and only then lets `apply` bring it into the document; throws the disk's error before. */
  ahead(name: string, update: Uint8Array, apply: () => void): void;
  flushAll(): void;
  forget(name: string): void;
  close(): void;
}

interface Watched {
  /** Updates that are not on disk yet, oldest first. */
  waiting: Uint8Array[];
  refused: boolean;
  /** What comes in now is on disk already. */
  stored: boolean;
  tell: (state: DurabilityState) => void;
}

export function createDurability(store: Pick<UpdateStore, "append">): Durability {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;

  const drain = (name: string, entry: Watched) => {
    while (entry.waiting[0]) {
      store.append(name, entry.waiting[0]);
      entry.waiting.shift();
    }
    if (entry.refused) entry.tell({ ok: true });
    entry.refused = false;
  };

  const tryDrain = (name: string, entry: Watched) => {
    try {
      drain(name, entry);
    } catch (error) {
      entry.refused = true;
      entry.tell({ ok: false, code: diskFailure(error) });
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
      const entry: Watched = { waiting: [], refused: false, stored: false, tell };
      watched.set(name, entry);
      doc.on("update", (update: Uint8Array) => {
        if (entry.stored) return;
        entry.waiting.push(update);
        tryDrain(name, entry);
      });
    },
    isDurable: (name) => (watched.get(name)?.waiting.length ?? 0) === 0,
    isBehind: () => [...watched.values()].some((entry) => entry.waiting.length > 0),
    ahead(name, update, apply) {
      const entry = watched.get(name);
      if (!entry) throw new Error(`not watched: ${name}`);
      drain(name, entry);
      store.append(name, update);
      entry.stored = true;
      try {
        apply();
      } finally {
        entry.stored = false;
      }
    },
    flushAll() {
      for (const [name, entry] of watched) tryDrain(name, entry);
    },
    forget: (name) => void watched.delete(name),
    close: stopRetrying,
  };
}
