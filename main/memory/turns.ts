/** Whoever writes to `memory.db` waits for whoever is at it: an import keeps a transaction open while the window is served. */

/** Work is begun when all that was asked for before is over, however that ended. */
export type Turns = <T>(work: () => T | Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
