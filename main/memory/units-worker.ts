/** Reads the units of a TMX file in a thread of its own, no further ahead than they are taken. */
import { parentPort, workerData } from "node:worker_threads";
import { readUnits } from "./read-units.ts";
import { failureOf, type FromReader, type ToReader } from "./units-told.ts";

/** Pieces of 64 KB: about what is stored in one go while the next is read. */
const AHEAD = 40;

const { file, taken } = workerData as ToReader;
const tell = (said: FromReader): void => parentPort?.postMessage(said);

let told = 0;
try {
  for await (const piece of readUnits(file)) {
    tell({ piece });
    told += 1;
    for (let now = Atomics.load(taken, 0); told - now >= AHEAD; now = Atomics.load(taken, 0))
      Atomics.wait(taken, 0, now);
  }
  tell({ over: null });
} catch (error) {
  tell({ over: failureOf(error) });
}
