/** Asks again where that may help, a few times, ever later, or when the server said. */
import { setTimeout as delay } from "node:timers/promises";
import type { EngineProblemCode } from "../../core/engine/engine-problem.ts";
import { EngineError } from "./engine-error.ts";

export interface Patience {
  /** Requests in all. */
  attempts: number;
  /** Before the second; twice as long before each further one. */
  firstWaitMs: number;
  /** A longer wait is nobody's: the error is told instead. */
  longestWaitMs: number;
}

const passing: ReadonlySet<EngineProblemCode> = new Set(["busy", "failing", "cut"]);

/** Names that lead nowhere and closed doors do not open within seconds; a connection that broke may. */
const isFinal = (about: string | undefined): boolean =>
  about === "ECONNREFUSED" || about === "ENOTFOUND" || about?.startsWith("ERR_TLS") === true;

function mayPass({ problem }: EngineError): boolean {
  if (problem.code === "unreachable") return !isFinal(problem.about);
  return passing.has(problem.code);
}

export async function withRetries<T>(
  work: () => Promise<T>,
  { attempts, firstWaitMs, longestWaitMs }: Patience,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EngineError) || attempt >= attempts || !mayPass(error)) throw error;
      const { retryAfterS } = error.problem;
      const backoff = firstWaitMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
      const waitMs = retryAfterS === undefined ? backoff : retryAfterS * 1000;
      if (waitMs > longestWaitMs) throw error;
      await delay(waitMs, undefined, { signal });
    }
  }
}
