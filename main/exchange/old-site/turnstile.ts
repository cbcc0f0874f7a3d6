/** Where a long work waits while it is held up, and learns that it was stopped. */

export interface Turnstile {
  /** Aborted by `stop`, and by the signal that it was made with. */
  signal: AbortSignal;
  /** Resolves at once, or when the work may go on, or was stopped. */
  pass(): Promise<void>;
  pause(): void;
  "go-on"(): void;
  stop(): void;
}

export function createTurnstile(outer: AbortSignal): Turnstile {
  const abort = new AbortController();
  const signal = AbortSignal.any([outer, abort.signal]);
  let held: PromiseWithResolvers<void> | null = null;
  const open = (): void => {
    held?.resolve();
    held = null;
  };
  signal.addEventListener("abort", open, { once: true });
  return {
    signal,
    pass: () => held?.promise ?? Promise.resolve(),
    pause() {
      if (!signal.aborted) held ??= Promise.withResolvers();
    },
    "go-on": open,
    stop: () => abort.abort(),
  };
}
