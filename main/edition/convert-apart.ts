/** Makes the document of a new edition; a long one in a thread of its own, so that everybody else goes on working. */
import { Worker } from "node:worker_threads";
import { workerBeside } from "../worker-beside.ts";
import type { Edition, NodeJson } from "../../core/edition/edition.ts";
import { type Converted, convertNow } from "./lexical-yjs.ts";

/** Nodes of an edition that is converted in less time than a thread takes to begin. */
const FEW = 300;

const WORKER = workerBeside(import.meta.url, "convert-worker");

/** @throws what `convertNow` does: for a tree that holds something that the editor does not know */
export async function convertApart(edition: Edition): Promise<Converted> {
  return countUpTo(edition.root, FEW) < FEW ? convertNow(edition) : convertInWorker(edition);
}

function countUpTo(node: NodeJson, most: number): number {
  let count = 1;
  for (const child of node.children ?? []) {
    if (count >= most) break;
    count += countUpTo(child, most - count);
  }
  return count;
}

function convertInWorker(edition: Edition): Promise<Converted> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: edition });
    worker.once("message", (converted: Converted) => resolve(converted));
    worker.once("error", reject);
    // Of no effect once there is a result.
    worker.once("exit", (code) => reject(new Error(`conversion ended with ${code}`)));
  });
}
