/** A thread that helps with the site. */
import { parentPort } from "node:worker_threads";
import { createSiteHands } from "./site-hands.ts";
import type { FromThread, ToThread } from "./site-work.ts";

const answer = createSiteHands();
parentPort?.on("message", (said: ToThread) => {
  const answered = answer(said);
  if (answered) parentPort?.postMessage(answered, buffersIn(answered));
});

/** Pages are handed over, not copied. */
function buffersIn(answer: FromThread): ArrayBuffer[] {
  const done = "done" in answer ? answer.done : [];
  return done.flatMap((one) => (one && "bytes" in one && one.bytes ? one.bytes.buffer : []));
}
