/** `npm run suites [-- NAME]`: counts what passes of each suite beside the project; exit 1 when a case fails. */
import { join } from "node:path";
import { root } from "../support/root.ts";
import type { Suite } from "./suite.ts";

/** A new suite is a file here and a line in this list. */
const suites: Record<string, () => Promise<{ suite: Suite }>> = {
  pages: () => import("./pages.ts"),
  sentences: () => import("./sentences.ts"),
  tmx: () => import("./tmx.ts"),
  xliff: () => import("./xliff.ts"),
};

async function main(names: string[]): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(suites, name));
  if (unknown !== undefined) {
    console.error(`npm run suites [-- NAME…]\nNAME: ${Object.keys(suites).join(", ")}`);
    return 2;
  }
  let exitCode = 0;
  for (const [name, load] of Object.entries(suites)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const { suite } = await load();
    const results = await suite(join(root, "..", "shared"));
    if (results === null) console.log(`${name}: skipped, its data is not beside the project`);
    for (const result of results ?? []) {
      console.log(`${result.name}: ${result.passed} of ${result.total}`);
      for (const failed of result.failed) console.log(`  failed: ${failed}`);
      if (result.failed.length > 0) exitCode = 1;
    }
  }
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
