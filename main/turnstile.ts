/** Where a long work waits while it is held up, and learns that it was stopped. */

export interface Turnstile {
  /** Aborted by `stop`, and by the signal that it was made with. */
  signal: AbortSignal;
  /** Resolves at once, or when the work may go on; throws the signal's reason once it is stopped. */
  pass(): Promise<void>;
  pause(): void;
  "go-on"(): void;
  stop(): void;
}

export function createTurnstile(outer?: AbortSignal): Turnstile {
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, ...(outer ? [outer] : [])]);
  let held: PromiseWithResolvers<void> | null = null;
  const open = (): void => {
    held?.resolve();
    held = null;
  };
  signal.addEventListener("abort", open, { once: true });
  return {
    signal,
    async pass() {
      await held?.promise;
      signal.throwIfAborted();
    },
    pause() {
      if (!signal.aborted) held ??= Promise.withResolvers();
    },
    "go-on": open,
    stop: () => end.abort(),
  };
}
