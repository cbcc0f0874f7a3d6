/** Runs work that may never end, such as a user's regular expression, and stops it when its time is up. */
import { createContext, Script } from "node:vm";

const script = new Script("work()");

export class OutOfTimeError extends Error {}

/**
 * Limits each piece of work given to the result to `timeMs`. V8 looks for its watchdog while a regular expression goes
 * back and tries again, so that this stops one. The result throws OutOfTimeError.
 */
export function createTimeLimit(timeMs: number): <T>(work: () => T) => T {
  // Making one costs more than searching a report.
  let context: { work?: () => unknown } | null = null;
  return <T>(work: () => T): T => {
    context ??= createContext({});
    context.work = work;
    try {
      return script.runInContext(context, { timeout: timeMs }) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
        throw new OutOfTimeError();
      throw error;
    }
  };
}
