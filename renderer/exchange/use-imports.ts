/** The queue of files as a component sees it. */
import { useSyncExternalStore } from "react";
import type { ImportEntry, ImportQueue } from "./import-queue.ts";

export function useImports(queue: ImportQueue): {
  entries: readonly ImportEntry[];
  /** Something is being sent, or is about to be. */
  isBusy: boolean;
} {
  const entries = useSyncExternalStore(queue.subscribe, queue.entries);
  const isBusy = entries.some(({ state }) => ["waiting", "sending"].includes(state.kind));
  return { entries, isBusy };
}
