/** Runs work that may never end, such as a user's regular expression, and stops it when its time is up. */
import { createContext, Script } from "node:vm";

const script = new Script("work()");

export class OutOfTimeError extends Error {}

/**
 * V8 looks for its watchdog while a regular expression goes back and tries again, so that this stops one.
 * @throws OutOfTimeError
 */
export function withinTime<T>(work: () => T, timeMs: number): T {
  try {
    return script.runInContext(createContext({ work }), { timeout: timeMs }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
      throw new OutOfTimeError();
    throw error;
  }
}
