/** Tests of work told as a stream: progress, result, failure, and being stopped from either side. */
import { describe, expect, it } from "vitest";
import { createBreather } from "./breather.ts";
import { inParallel } from "./in-parallel.ts";
import { progressOf } from "./progress.ts";

/** Work that reports 1, waits for `go`, and ends with "done", or with the signal's reason. */
function pausedWork() {
  let go = (): void => undefined;
  const state = { stopped: false };
  const work = async (report: (n: number) => void, signal: AbortSignal): Promise<string> => {
    report(1);
    await new Promise<void>((resolve) => {
      go = resolve;
      signal.addEventListener("abort", () => resolve());
    });
    state.stopped = signal.aborted;
    signal.throwIfAborted();
    return "done";
  };
  return { work, state, go: () => go() };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}

describe("a stream of progress", () => {
  it("gives progress as it comes, then the result", async () => {
    const { work, go } = pausedWork();
    const items = progressOf(work);
    expect(await items.next()).toEqual({ value: 1, done: false });
    go();
    expect(await items.next()).toEqual({ value: "done", done: false });
    expect(await items.next()).toEqual({ value: undefined, done: true });
  });

  it("leaves out what came too fast, never the last", async () => {
    const items = progressOf<number, string>(async (report) => {
      for (let n = 1; n <= 1000; n += 1) report(n);
      await Promise.resolve();
      return "done";
    });
    expect(await all(items)).toEqual([1000, "done"]);
  });

  it("throws what the work throws", async () => {
    const items = progressOf<number, string>(() => Promise.reject(new Error("no room")));
    await expect(items.next()).rejects.toThrow("no room");
  });

  it("stops the work when nobody listens any more, and waits for it to come to rest", async () => {
    const { work, state } = pausedWork();
    const items = progressOf(work);
    await items.next();
    await items.return();
    expect(state.stopped).toBe(true);
  });

  it("stops the work when it is told to from outside", async () => {
    const { work, state } = pausedWork();
    const outer = new AbortController();
    const items = progressOf(work, outer.signal);
    await items.next();
    outer.abort();
    await expect(items.next()).rejects.toMatchObject({ name: "AbortError" });
    expect(state.stopped).toBe(true);
  });

  it("does not start what was stopped before", async () => {
    const items = progressOf(pausedWork().work, AbortSignal.abort());
    await expect(all(items)).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("several pieces of work", () => {
  it("run no more than so many at a time, each once", async () => {
    let running = 0;
    let most = 0;
    const seen: number[] = [];
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(item);
      running -= 1;
    });
    expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it("come to rest before the first failure is thrown, and nothing new starts after it", async () => {
    const ended: number[] = [];
    const work = inParallel([1, 2, 3, 4, 5], 2, async (item) => {
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(item);
      if (item === 1) throw new Error("first");
    });
    await expect(work).rejects.toThrow("first");
    expect(ended).toEqual([1, 2]);
  });
});

it("long work steps aside for others, and stops when it was cancelled", async () => {
  const abort = new AbortController();
  const breathe = createBreather(abort.signal);
  let others = 0;
  setImmediate(() => {
    others += 1;
  });
  const until = performance.now() + 40;
  while (performance.now() < until) await breathe();
  expect(others).toBe(1);
  abort.abort();
  await expect(breathe()).rejects.toMatchObject({ name: "AbortError" });
});
