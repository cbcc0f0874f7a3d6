/** When to do what a key entails but does not show: behind the frame in which the key is seen. */

export interface AfterPaint {
  /** There is something to do. */
  touch(): void;
  /** Does it now, if there is something to do. */
  flush(): void;
  cancel(): void;
}

/** Calls `run` once behind the next frame, however long that takes to come. Returns what calls that off. */
export function behindFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    // A task that is begun in a frame comes when the frame has been painted.
    timer = setTimeout(run, 0);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** A window that is busy, or shows no frames, is not waited for any longer. */
const AT_MOST_MS = 40;

/** Calls `run` once behind the next frame, however often it is touched until then. */
export function afterPaint(run: () => void): AfterPaint {
  let isWaiting = false;
  let callOff = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    isWaiting = false;
    callOff();
    clearTimeout(timer);
  };
  const due = (): void => {
    cancel();
    run();
  };
  return {
    touch() {
      if (isWaiting) return;
      isWaiting = true;
      timer = setTimeout(due, AT_MOST_MS);
      callOff = behindFrame(due);
    },
    flush() {
      if (isWaiting) due();
    },
    cancel,
  };
}
