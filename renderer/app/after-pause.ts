/** When to look through a whole text again while somebody types in it. */

export interface AfterPause {
  /** Something has changed. */
  touch(): void;
  cancel(): void;
}

/** Long enough for what was typed to be drawn, and over before the next key. */
const SOON_MS = 40;

/**
 * Calls `run` when nothing was touched for `pauseMs`. While somebody types on and on it is called as well, with the
 * first touch after `atMostMs`: just behind that key, where nobody waits, and not on a beat of its own, which would
 * fall on other keys.
 */
export function afterPause(
  run: () => void,
  { pauseMs, atMostMs }: { pauseMs: number; atMostMs: number },
): AfterPause {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  let isSoon = false;
  const cancel = (): void => {
    clearTimeout(timer);
    since = null;
    isSoon = false;
  };
  const due = (): void => {
    cancel();
    run();
  };
  return {
    touch() {
      if (isSoon) return;
      since ??= performance.now();
      isSoon = performance.now() - since >= atMostMs;
      clearTimeout(timer);
      timer = setTimeout(due, isSoon ? SOON_MS : pauseMs);
    },
    cancel,
  };
}
