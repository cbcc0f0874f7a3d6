/** Threads that help with a large site: they read its reports and make its pages, as many at once as there are processors. */
import { getCompileCacheDir } from "node:module";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { workerBeside } from "../worker-beside.ts";
import { inParallel } from "./in-parallel.ts";
import { TextMoved } from "./page-maker.ts";
import type { Failed, FromThread, SiteWork, ToThread, WorkKind } from "./site-work.ts";
import { ThemeError } from "./theme-error.ts";

export interface SiteThreads {
  /** Keeps the threads that were begun until `work` ends. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Whether so many pieces take longer than threads take to begin. */
  isWorth(pieces: number): boolean;
  /**
   * Does the pieces of a task, in no order; `take` gets what comes of each, null where it was not done. Throws what the
   * work throws, the signal's reason, and an error when a thread ends before its work is done.
   */
  spread<K extends WorkKind>(
    kind: K,
    task: {
      facts: SiteWork[K]["facts"];
      count: number;
      /** Asked for when its turn comes, as thousands of them take memory; null for one that threads cannot do. */
      piece: (index: number) => SiteWork[K]["piece"] | null;
      take: (index: number, done: SiteWork[K]["done"] | null) => Promise<void> | void;
      signal?: AbortSignal | undefined;
    },
  ): Promise<void>;
}

export interface SiteThreadsOptions {
  /** None by 0: then nothing is worth it. */
  count: number;
  /** Fewer pieces are done sooner than a thread begins. */
  worth: number;
  /** The module that a thread runs. */
  module?: URL;
}

/** More would wait for each other's memory. */
const MOST = 4;

export const usualThreads = (): SiteThreadsOptions => ({
  count: Math.min(MOST, availableParallelism()),
  worth: 400,
});

/** Pieces that go to a thread together, so that it is not told of each. */
const BATCH = 16;
/** Batches that are with a thread at a time: one under way, one to go on with. */
const AHEAD = 2;
/** A thread keeps nothing from one report to the next; without a limit it would tidy up after hundreds of megabytes only. */
const limits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 64 };

const WORKER = workerBeside(import.meta.url, "site-worker");

export function createSiteThreads({
  count,
  worth,
  module = WORKER,
}: SiteThreadsOptions): SiteThreads {
  let threads: Thread[] = [];
  let users = 0;
  let lastTask = 0;
  const rest = async (): Promise<void> => {
    const ending = threads;
    threads = [];
    await Promise.all(ending.map((thread) => thread.end()));
  };
  return {
    isWorth: (pieces) => count > 0 && pieces >= worth,
    async during(work) {
      users += 1;
      try {
        return await work();
      } finally {
        users -= 1;
        if (users === 0) await rest();
      }
    },
    async spread(kind, { facts, count: pieces, piece, take, signal }) {
      threads = threads.filter((thread) => !thread.isGone());
      while (threads.length < count) threads.push(startThread(module));
      const helping = [...threads];
      const task = ++lastTask;
      const starts = Array.from({ length: Math.ceil(pieces / BATCH) }, (_, n) => n * BATCH);
      // Each thread has its facts before its first batch: messages come in order.
      for (const thread of helping) thread.tell({ say: "begin", task, kind, facts } as ToThread);
      try {
        await inParallel(starts, helping.length * AHEAD, async (start) => {
          signal?.throwIfAborted();
          const batch = Array.from({ length: Math.min(BATCH, pieces - start) }, (_, n) =>
            piece(start + n),
          );
          const done = await idlest(helping).do(task, batch);
          for (const [index, one] of done.entries()) await take(start + index, one);
        });
      } finally {
        for (const thread of helping) thread.tell({ say: "end", task });
      }
    },
  };
}

const idlest = (threads: readonly Thread[]): Thread =>
  threads.reduce((least, one) => (one.waiting() < least.waiting() ? one : least));

interface Thread {
  /** Batches that are with it. */
  waiting(): number;
  isGone(): boolean;
  tell(said: ToThread): void;
  do<K extends WorkKind>(
    task: number,
    pieces: (SiteWork[K]["piece"] | null)[],
  ): Promise<(SiteWork[K]["done"] | null)[]>;
  end(): Promise<void>;
}

function startThread(module: URL): Thread {
  const cache = getCompileCacheDir();
  const worker = new Worker(module, {
    resourceLimits: limits,
    // What was compiled once need not be compiled by each thread.
    ...(cache !== undefined && { env: { ...process.env, NODE_COMPILE_CACHE: cache } }),
  });
  const jobs = new Map<number, PromiseWithResolvers<never>>();
  let lastJob = 0;
  let gone: Error | null = null;
  const leave = (error: Error): void => {
    gone ??= error;
    for (const { reject } of jobs.values()) reject(gone);
    jobs.clear();
  };
  worker.on("error", leave);
  worker.on("exit", (code) => leave(new Error(`a thread of the site ended with ${code}`)));
  worker.on("message", (answer: FromThread) => {
    const job = jobs.get(answer.job);
    jobs.delete(answer.job);
    if ("done" in answer) job?.resolve(answer.done as never);
    else job?.reject(errorOf(answer.failed));
  });
  return {
    waiting: () => jobs.size,
    isGone: () => gone !== null,
    tell: (said) => worker.postMessage(said),
    do(task, pieces) {
      if (gone) return Promise.reject(gone);
      const job = ++lastJob;
      const waiting = Promise.withResolvers<never>();
      jobs.set(job, waiting);
      worker.postMessage({ say: "do", task, job, pieces } satisfies ToThread);
      return waiting.promise;
    },
    async end() {
      await worker.terminate();
    },
  };
}

function errorOf(failed: Failed): Error {
  if (failed.kind === "theme") return new ThemeError(failed.problems);
  if (failed.kind === "moved") return new TextMoved(failed.path);
  const error = new Error(failed.message);
  error.stack = failed.stack;
  return failed.code === undefined ? error : Object.assign(error, { code: failed.code });
}
