/** Holds work up while it is paused. */

export interface Gate {
  set(paused: boolean): void;
  /** Resolves at once, or when the pause ends; throws the signal's reason when it is given meanwhile. */
  pass(signal?: AbortSignal): Promise<void>;
}

export function createGate(): Gate {
  let opened: { promise: Promise<void>; resolve: () => void } | null = null;
  return {
    set(paused) {
      if (paused) opened ??= Promise.withResolvers<void>();
      else {
        opened?.resolve();
        opened = null;
      }
    },
    async pass(signal) {
      if (!opened) return;
      const cancelled = Promise.withResolvers<never>();
      const cancel = (): void => cancelled.reject(signal?.reason);
      signal?.throwIfAborted();
      signal?.addEventListener("abort", cancel, { once: true });
      try {
        await Promise.race([opened.promise, cancelled.promise]);
      } finally {
        signal?.removeEventListener("abort", cancel);
      }
    },
  };
}
