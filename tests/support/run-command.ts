/** Runs one command to its end. */
import { spawn } from "node:child_process";
import { root } from "./root.ts";

export interface Command {
  file: string;
  args: string[];
  env?: Record<string, string>;
  /** Gives up and kills the command after this long; never by default. */
  timeoutMs?: number;
  /** Hides the command's output. */
  quiet?: boolean;
}

/** Runs the command in the project's folder, its output on this terminal; gives its exit code, 1 when it was killed or absent. */
export function runCommand({ file, args, env, timeoutMs, quiet }: Command): Promise<number> {
  const child = spawn(file, args, {
    cwd: root,
    stdio: ["ignore", quiet ? "ignore" : "inherit", quiet ? "ignore" : "inherit"],
    env: { ...process.env, ...env },
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  const stop = (): boolean => child.kill("SIGTERM");
  process.once("SIGTERM", stop);
  return new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  }).finally(() => process.off("SIGTERM", stop));
}

/** Runs a tool of node_modules under this same Node; `entry` is its script below node_modules. */
export function runTool(
  entry: string,
  args: string[],
  env?: Record<string, string>,
): Promise<number> {
  const command = { file: process.execPath, args: [`node_modules/${entry}`, ...args] };
  return runCommand(env === undefined ? command : { ...command, env });
}
