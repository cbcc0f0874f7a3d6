/** Steps at a target's file, whose faults are failures of that file. */
import { WriteFailure } from "./publication-error.ts";
import { StoreFault } from "./stores/store.ts";

/** Runs a step at a file and turns a fault into a failure with its place. */
export async function guarded<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof StoreFault) throw new WriteFailure(error.code, path, error);
    throw error;
  }
}
