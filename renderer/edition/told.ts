/** What the sheet tells of its text to what stands beside it, without being drawn anew itself. */
import { useState, useSyncExternalStore } from "react";
import type { WordCount } from "../../core/edition/word-count.ts";
import type { TextDigest } from "./text-digest.ts";

export interface Told {
  /** The text in figures; null until it has been read for the first time. */
  digest: TextDigest | null;
  /** What is selected in the text; null for nothing. */
  selected: WordCount | null;
}

export interface Telling {
  get(): Told;
  setDigest(digest: TextDigest): void;
  setSelected(selected: WordCount | null): void;
  subscribe(listener: () => void): () => void;
}

function createTelling(): Telling {
  const listeners = new Set<() => void>();
  let told: Told = { digest: null, selected: null };
  const tell = (news: Partial<Told>): void => {
    told = { ...told, ...news };
    for (const listener of listeners) listener();
  };
  return {
    get: () => told,
    setDigest: (digest) => tell({ digest }),
    setSelected(selected) {
      if (selected !== told.selected) tell({ selected });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One for the sheet that calls it. */
export function useTelling(): Telling {
  const [telling] = useState(createTelling);
  return telling;
}

/** What was told last, to a component that is drawn anew with it. */
export const useTold = (telling: Telling): Told =>
  useSyncExternalStore(telling.subscribe, telling.get);
