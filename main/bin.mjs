#!/usr/bin/env node
/** The command `diglot`: hands over to cli.ts under a Node that runs TypeScript and has node:sqlite. */
import { spawnSync } from "node:child_process";
import nodeModule from "node:module";

const [major, minor] = process.versions.node.split(".").map(Number);
const isOld = major < 22 || (major === 22 && minor < 18);

if (isOld && process.env.DIGLOT_NODE_TRIED === undefined) {
  process.exitCode = runUnderPackagedNode();
} else if (isOld) {
  console.error(`Diglot needs Node 22.18 or newer; this is ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  // Half of a short command's time would go into compiling what was compiled the last time.
  nodeModule.enableCompileCache?.();
  await import("./cli.ts");
}

/** Runs this same command under the Node that the npm package `node` brought; gives its exit code. */
function runUnderPackagedNode() {
  const require = nodeModule.createRequire(import.meta.url);
  const newer = require.resolve(`node/bin/node${process.platform === "win32" ? ".exe" : ""}`);
  const env = { ...process.env, DIGLOT_NODE_TRIED: "1" };
  const result = spawnSync(newer, process.argv.slice(1), { stdio: "inherit", env });
  if (result.error) throw result.error;
  return result.status ?? 1;
}
