/** Reads a long text in a thread of its own, so that everybody else goes on working; a short one at once. */
import { Worker } from "node:worker_threads";
import { workerBeside } from "../worker-beside.ts";
import { ImportRefusal } from "./import-refusal.ts";
import { type ParseJob, parseNow, type ParseResult } from "./parse-job.ts";

/** Shorter texts are read sooner than a thread begins. */
const LONG = 100_000;
/** Nothing that was written by people takes so long, or so much. */
const MAX_MS = 120_000;
const MAX_MEGABYTES = 2048;

const WORKER = workerBeside(import.meta.url, "parse-worker");

/** Throws UNSAFE_FILE for what takes too long to read, UNPACKS_TOO_LARGE for what takes too much memory. */
export async function parseApart(job: ParseJob): Promise<ParseResult> {
  return lengthOf(job) < LONG ? parseNow(job) : parseInWorker(job);
}

const lengthOf = (job: ParseJob): number =>
  job.kind === "docx"
    ? [...job.parts.values()].reduce((sum, part) => sum + part.length, 0)
    : job.text.length;

function parseInWorker(job: ParseJob): Promise<ParseResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new ImportRefusal("UNSAFE_FILE"));
    }, MAX_MS);
    worker.once("message", (result: ParseResult) => resolve(result));
    worker.once("error", (error: Error & { code?: string }) =>
      reject(
        error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new ImportRefusal("UNPACKS_TOO_LARGE") : error,
      ),
    );
    worker.once("exit", () => {
      clearTimeout(timer);
      // Of no effect once there is a result.
      reject(new ImportRefusal("DAMAGED_FILE"));
    });
  });
}
