/** Turns work that reports its progress through a callback into an async iterator of the newest progress and the result. */

/**
 * Runs `work` and yields what it reports, leaving out what came too fast for the reader, then the result. Ending the
 * iteration early aborts the work, and waits for it to come to rest.
 */
export async function* progressOf<P, R>(
  work: (report: (progress: P) => void, signal: AbortSignal) => Promise<R>,
  outer?: AbortSignal,
): AsyncGenerator<P | R, void, void> {
  const abort = new AbortController();
  const stop = () => abort.abort(outer?.reason);
  outer?.throwIfAborted();
  outer?.addEventListener("abort", stop, { once: true });
  let latest: { progress: P } | null = null;
  let wake: () => void = () => undefined;
  const running = work((progress) => {
    latest = { progress };
    wake();
  }, abort.signal);
  const settled = running.then(
    () => true,
    () => true,
  );
  try {
    for (let ended = false; !ended; ) {
      const reported = new Promise<boolean>((resolve) => {
        wake = () => resolve(false);
      });
      const waiting = latest as { progress: P } | null;
      latest = null;
      if (waiting) yield waiting.progress;
      else ended = await Promise.race([reported, settled]);
    }
    yield await running;
  } finally {
    outer?.removeEventListener("abort", stop);
    abort.abort();
    await settled;
  }
}
