/** Publishes a desk and says each step on its standard output; ends itself as `kill -9` does at a step, if told to. */
import { writeSync } from "node:fs";
import { PublicationError } from "../../main/publication/publication-error.ts";
import { fill, openDesk } from "./publishing.ts";

const [root = "", count = "0", killAt = ""] = process.argv.slice(2);
const desk = await openDesk({ root });
await fill(desk, Number(count));
try {
  await publish();
} catch (error) {
  if (!(error instanceof PublicationError)) throw error;
  writeSync(1, `${JSON.stringify(error.refusal)}\n`);
}
await desk.close();

async function publish(): Promise<void> {
  const plan = await desk.service.plan({ target: "web" });
  await desk.service.publish({
    target: "web",
    planId: plan.id,
    overwriteForeign: false,
    onProgress: (progress) => {
      if (progress.kind !== "step") return;
      writeSync(1, `${progress.done}\n`);
      if (killAt !== "" && progress.done >= Number(killAt)) process.kill(process.pid, "SIGKILL");
    },
  });
}
