/** Runs the command `diglot` to its end, or until it serves, as a process of its own with a device of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.ts";

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Each line of stdout as JSON. */
  results: Record<string, unknown>[];
  /** The last line of stderr's `error`, with `--json`. */
  error: Record<string, unknown> | null;
}

export interface Bench {
  /** A folder that goes when the test is over. */
  dir: string;
  run(args: string[], how?: { lang?: string; uid?: number }): Promise<Ran>;
  /** The same while it runs. */
  start(args: string[], how?: { lang?: string; uid?: number }): Started;
  /** Serves until the test is over or `stop` is called. */
  serve(args: string[]): Promise<Serving>;
  /** A new library in `dir`. */
  library(name?: string): Promise<string>;
  remove(): Promise<void>;
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ran>;
}

export interface Serving {
  url: string;
  child: ChildProcess;
  /** Resolves with the first such line of stderr. */
  said(isMeant: (line: string) => boolean): Promise<string>;
  /** Asks it to end; gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export async function openBench(): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), "diglot-cli-"));
  const children = new Set<ChildProcess>();

  const launch = (
    args: string[],
    { lang = "en_US.UTF-8", uid }: { lang?: string; uid?: number } = {},
  ) => {
    const child = spawn(process.execPath, [join(root, "main", "cli.ts"), ...args], {
      cwd: dir,
      env: { ...process.env, LC_ALL: lang, DIGLOT_DEVICE_DIR: join(dir, "device") },
      stdio: ["ignore", "pipe", "pipe"],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    children.add(child);
    child.once("exit", () => children.delete(child));
    return child;
  };

  const start: Bench["start"] = (args, how) => {
    const child = launch(args, how);
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    const ended = once(child, "close").then(([code]: (number | null)[]) => ({
      code: code ?? null,
      stdout: stdout(),
      stderr: stderr(),
      results: objects(stdout()),
      error: errorIn(stderr()),
    }));
    return { child, ended };
  };
  const run: Bench["run"] = (args, how) => start(args, how).ended;

  return {
    dir,
    run,
    start,
    async serve(args) {
      const child = launch(["serve", "--json", ...args]);
      const stderr = collect(child.stderr);
      const lines = createInterface(child.stdout);
      for await (const line of lines) {
        const { url } = JSON.parse(line) as { url: string };
        child.stdout.resume();
        const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
          if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
          const gone = once(child, "exit");
          child.kill(signal);
          const [code] = (await gone) as [number | null];
          return code;
        };
        const said: Serving["said"] = (isMeant) =>
          new Promise((resolve) => {
            const look = () => {
              const line = stderr().split("\n").find(isMeant);
              if (line !== undefined) resolve(line);
            };
            child.stderr.on("data", look);
            look();
          });
        return { url, child, said, stop };
      }
      throw new Error(`diglot serve ended before it served: ${stderr()}`);
    },
    async library(name = "library") {
      const made = await run(["new-library", join(dir, name), "--json"]);
      if (made.code !== 0) throw new Error(made.stderr);
      return join(dir, name);
    },
    async remove() {
      for (const child of children) {
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
      }
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
}

const objects = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function errorIn(text: string): Record<string, unknown> | null {
  const last = objects(text).findLast((object) => "error" in object);
  return (last?.["error"] as Record<string, unknown> | undefined) ?? null;
}
