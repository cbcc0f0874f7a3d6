/** Tries a step again when what stopped it may pass, a few times and ever later. */
import { setTimeout } from "node:timers/promises";
import { StoreFault } from "./stores/store.ts";

export interface Patience {
  /** How long to wait before each further try; as many tries as there are waits, and one. */
  waitsMs: readonly number[];
  /** How long a step may be without a sign of life. */
  idleMs: number;
}

export const usualPatience: Patience = { waitsMs: [500, 2000, 6000], idleMs: 60_000 };

/** Throws the last fault, or the signal's reason as soon as it is given while waiting. */
export async function patiently<T>(
  step: () => Promise<T>,
  { waitsMs }: Patience,
  signal?: AbortSignal,
): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await step();
    } catch (error) {
      const wait = waitsMs[tried];
      if (!(error instanceof StoreFault && error.mayPass) || wait === undefined) throw error;
      await setTimeout(wait, undefined, signal ? { signal } : {}).catch(() => {
        throw signal?.reason ?? error;
      });
    }
  }
}
