/** `npm test`: every check and every test, and one line that says how it went. */
import { parseArgs } from "node:util";
import { type Step, steps } from "./support/steps.ts";
import { add, lastLine, nothing, stepTally, type Tally } from "./support/tally.ts";

const names = steps.map((step) => step.name).join(", ");

function chosenSteps(): Step[] {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  if (values.only === undefined) return steps;
  const wanted = values.only.split(",");
  const unknown = wanted.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`There is no step "${unknown}".`);
  return steps.filter((step) => wanted.includes(step.name));
}

async function runStep({ name, run }: Step): Promise<Tally> {
  console.log(`\n── ${name}`);
  const startMs = performance.now();
  const tally = await run().catch((error: unknown) => {
    console.error(error);
    return stepTally(false);
  });
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  console.log(`── ${name}: ${lastLine(tally)} (${seconds} s)`);
  return tally;
}

let chosen: Step[] = [];
try {
  chosen = chosenSteps();
} catch (error) {
  console.error(`${String(error)}\nUsage: npm test -- [--only=STEP,STEP]   steps: ${names}`);
  process.exit(2);
}
let sum = nothing;
const failed: string[] = [];
for (const step of chosen) {
  const tally = await runStep(step);
  if (tally.failed > 0) failed.push(step.name);
  sum = add(sum, tally);
}
for (const failure of sum.failures) console.log(`\n✗ ${failure}`);
console.log(failed.length === 0 ? "" : `\nFailed: ${failed.join(", ")}`);
console.log(lastLine(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
