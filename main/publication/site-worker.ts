/** A thread that helps with the site. */
import { parentPort } from "node:worker_threads";
import { createSiteHands } from "./site-hands.ts";
import type { ToThread } from "./site-work.ts";

const answer = createSiteHands();
parentPort?.on("message", (said: ToThread) => {
  const answered = answer(said);
  if (answered) parentPort?.postMessage(answered);
});
