/** What the event facts and the open editors share: where texts differ from the facts, and how a fact gets into a text. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Doc } from "yjs";
import type { FactToWrite } from "../../../core/edition/write-facts.ts";
import type { Difference } from "../../../core/event/differences.ts";
import type { Lang } from "../../../core/report/lang.ts";

/** What an open editor does for facts. */
export interface FactDoor {
  lang: Lang;
  /** False where there is no caret. */
  insert(fact: FactToWrite): boolean;
  /** One undo step. */
  update(differences: readonly Difference[]): void;
}

export type Differences = Partial<Record<Lang, readonly Difference[]>>;

export interface FactDesk {
  /** The head document. */
  readonly doc: Doc;
  get(): Differences;
  setDifferences(lang: Lang, differences: readonly Difference[]): void;
  subscribe(listener: () => void): () => void;
  register(door: FactDoor): () => void;
  door(lang: Lang): FactDoor | null;
}

export function createFactDesk(doc: Doc): FactDesk {
  const listeners = new Set<() => void>();
  const doors = new Set<FactDoor>();
  let state: Differences = {};
  return {
    doc,
    get: () => state,
    setDifferences(lang, differences) {
      if (JSON.stringify(state[lang] ?? []) === JSON.stringify(differences)) return;
      state = { ...state, [lang]: differences };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register(door) {
      doors.add(door);
      return () => doors.delete(door);
    },
    door: (lang) => [...doors].findLast((door) => door.lang === lang) ?? null,
  };
}

export const FactContext = createContext<FactDesk | null>(null);

export function useFactDesk(): FactDesk {
  const desk = useContext(FactContext);
  if (!desk) throw new Error("useFactDesk outside FactProvider");
  return desk;
}

const none: readonly Difference[] = [];

export function useDifferences(lang: Lang): readonly Difference[] {
  const desk = useFactDesk();
  return useSyncExternalStore(desk.subscribe, desk.get)[lang] ?? none;
}
