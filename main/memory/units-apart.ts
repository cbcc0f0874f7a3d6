/** Reads the units of a long TMX file in a thread of its own, so that the one that stores them does nothing else. */
import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { workerBeside } from "../worker-beside.ts";
import { type ReadPiece, readUnits } from "./read-units.ts";
import { errorOf, type FromReader, type ToReader } from "./units-told.ts";

/** Shorter files are read sooner than a thread begins. */
const LONG = 1_000_000;
/** One unit can be large, but nothing is kept from one to the next. */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

const WORKER = workerBeside(import.meta.url, "units-worker");

/** @throws TmxError, XmlEncodingError, and an error when the thread ends before the file does */
export function readUnitsApart(
  { file, size }: { file: string; size: number },
  module: URL = WORKER,
): AsyncGenerator<ReadPiece, void, void> {
  return size < LONG ? readUnits(file) : readInWorker(file, module);
}

async function* readInWorker(file: string, module: URL): AsyncGenerator<ReadPiece, void, void> {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: ToReader = { file, taken };
  // What the program was told at its start may forbid a thread to run a file.
  const worker = new Worker(module, { workerData, resourceLimits: limits, execArgv: [] });
  // Whatever comes after the reading was given up is nobody's.
  worker.on("error", () => undefined);
  try {
    for await (const [said] of on(worker, "message", { close: ["exit"] })) {
      const told = said as FromReader;
      if (!("piece" in told)) {
        if (told.over) throw errorOf(told.over);
        return;
      }
      yield told.piece;
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
    }
    throw new Error("the thread that read the file ended before it");
  } finally {
    await worker.terminate();
  }
}
