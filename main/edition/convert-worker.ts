/** Makes the document of one edition in a thread of its own, and ends. */
import { parentPort, workerData } from "node:worker_threads";
import type { Edition } from "../../core/edition/edition.ts";
import { convertNow } from "./lexical-yjs.ts";

parentPort?.postMessage(convertNow(workerData as Edition));
