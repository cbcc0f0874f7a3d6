/** Does one piece of reading in a thread of its own, and ends. */
import { parentPort, workerData } from "node:worker_threads";
import { type ParseJob, parseNow } from "./parse-job.ts";

parentPort?.postMessage(parseNow(workerData as ParseJob));
