/** Lets the program answer others while a long piece of work goes on. */
import { setImmediate } from "node:timers/promises";

const LONGEST_MS = 15;

/** Call the result once per item: it steps aside when the work has gone on for long, and stops it when it was cancelled. */
export function createBreather(signal?: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - since < LONGEST_MS) return;
    await setImmediate();
    since = performance.now();
    signal?.throwIfAborted();
  };
}
