/** Holds requests back so that no minute has more of them, or more characters, than was agreed. */
import { setTimeout as delay } from "node:timers/promises";

export interface RateLimit {
  requestsPerMinute: number | null;
  charactersPerMinute: number | null;
}

export interface Limiter {
  /** Resolves when a request of so many characters may go; in the order of asking. */
  take(characters: number, limit: RateLimit, signal: AbortSignal): Promise<void>;
}

const MINUTE_MS = 60_000;

export function createLimiter(minuteMs = MINUTE_MS): Limiter {
  let sent: { at: number; characters: number }[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  /** How long until it may go; 0 for now. A text longer than a minute's share goes when nothing else does. */
  function waitFor(characters: number, limit: RateLimit): number {
    const now = performance.now();
    sent = sent.filter(({ at }) => at > now - minuteMs);
    const requests = limit.requestsPerMinute ?? Number.POSITIVE_INFINITY;
    const most = limit.charactersPerMinute ?? Number.POSITIVE_INFINITY;
    let total = sent.reduce((sum, one) => sum + one.characters, 0);
    let count = sent.length;
    for (const { at, characters: gone } of sent) {
      if (count < requests && total + characters <= most) return 0;
      total -= gone;
      count -= 1;
      if (count < requests && (total + characters <= most || count === 0))
        return at + minuteMs - now;
    }
    return 0;
  }

  return {
    take(characters, limit, signal) {
      const turn = queue.then(async () => {
        signal.throwIfAborted();
        for (
          let waitMs = waitFor(characters, limit);
          waitMs > 0;
          waitMs = waitFor(characters, limit)
        )
          await delay(Math.ceil(waitMs), undefined, { signal });
        sent.push({ at: performance.now(), characters });
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
