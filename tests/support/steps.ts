/** The steps of `npm test`, in order; each gives what it counted. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findElectron } from "../../main/find-runtime.ts";
import { buildBundle } from "../../main/window-bundle.ts";
import { ensureServers } from "../servers/ensure.ts";
import { root } from "./root.ts";
import { runTool } from "./run-command.ts";
import {
  add,
  fromPlaywright,
  fromVitest,
  nothing,
  stepTally,
  type Tally,
  withExitCode,
} from "./tally.ts";

export interface Step {
  name: string;
  run: () => Promise<Tally>;
}

const projects = ["core", "main", "preload", "renderer", "tests"];

export const steps: Step[] = [
  { name: "types", run: checkTypes },
  { name: "lint", run: () => tool("oxlint/bin/oxlint", []) },
  { name: "format", run: () => tool("@biomejs/biome/bin/biome", ["format"]) },
  { name: "walls", run: () => vitest(["tests/walls"]) },
  { name: "unused", run: () => tool("knip/bin/knip.js", []) },
  { name: "unit", run: unit },
  { name: "build", run: async () => stepTally(await buildBundle(root, "window")) },
  { name: "e2e", run: playwright },
];

async function tool(entry: string, args: string[]): Promise<Tally> {
  return stepTally((await runTool(entry, args)) === 0);
}

async function checkTypes(): Promise<Tally> {
  const codes = [];
  for (const project of projects) {
    codes.push(await runTool("typescript/bin/tsc", ["-p", project, "--pretty", "false"]));
  }
  return stepTally(codes.every((code) => code === 0));
}

/** With the servers that targets are tested against, where they can be had. */
async function unit(): Promise<Tally> {
  const missing = await ensureServers();
  for (const line of missing) console.log(`Skipped: ${line}.`);
  const tally = await vitest(["--exclude", "tests/walls/**"]);
  return add(tally, { ...nothing, skipped: missing.length });
}

async function vitest(args: string[]): Promise<Tally> {
  return counted("vitest", fromVitest, (report) =>
    runTool("vitest/vitest.mjs", [
      "run",
      ...args,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ]),
  );
}

async function playwright(): Promise<Tally> {
  const tally = await counted("playwright", fromPlaywright, (report) =>
    runTool("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }),
  );
  if ((await findElectron(root)) !== undefined) return tally;
  console.log(
    "Skipped: the specs against the desktop. The Electron runtime is not installed " +
      "(node_modules/electron/dist is absent and ELECTRON_OVERRIDE_DIST_PATH is not set).",
  );
  return add(tally, { ...nothing, skipped: 1 });
}

async function counted(
  name: string,
  read: (report: unknown) => Tally,
  run: (reportFile: string) => Promise<number>,
): Promise<Tally> {
  const dir = await mkdtemp(join(tmpdir(), `diglot-${name}-`));
  const reportFile = join(dir, "report.json");
  try {
    const code = await run(reportFile);
    const report = await readFile(reportFile, "utf8").catch(() => undefined);
    if (report === undefined) return stepTally(false);
    return withExitCode(read(JSON.parse(report)), code);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
