/** Starts the web door the way a user does, as a process of its own, and owns its end. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.ts";

export interface WebDoor {
  /** The address with its one-time token. */
  url: string;
  library: string;
  pid: number;
  /** Asks the process to stop and waits until it has. */
  close(): Promise<void>;
  /** Kills the process as a power cut would and waits until it is gone. */
  kill(): Promise<void>;
}

const stopWithinMs = 10_000;

/** Serves the library on a free port of 127.0.0.1; rejects with what the process printed if it ends first. */
export async function openDoor(library: string): Promise<WebDoor> {
  const child = spawnCli(["serve", "--library", library, "--port", "0", "--json"], {
    DIGLOT_DEVICE_DIR: deviceDir(library),
  });
  try {
    const { url } = await firstJsonLine(child);
    return { url, library, pid: child.pid ?? 0, close: () => stop(child), kill: () => kill(child) };
  } catch (error) {
    await kill(child);
    throw error;
  }
}

/** Makes a new library in `dir`: empty, or filled with the sample's reports. */
export async function makeLibrary(
  dir: string,
  content: "empty" | "sample",
  env: Record<string, string> = { DIGLOT_DEVICE_DIR: deviceDir(dir) },
): Promise<void> {
  const sample = content === "sample" ? ["--sample"] : [];
  const child = spawnCli(["new-library", dir, ...sample], env);
  const errors = collect(child);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`diglot new-library ended with ${code}: ${errors()}`);
}

/** A folder for one test's library; `remove` takes it away again. */
export async function temporaryLibrary(copyOf?: string): Promise<{
  dir: string;
  remove: () => Promise<void>;
}> {
  const parent = await mkdtemp(join(tmpdir(), "diglot-"));
  const dir = join(parent, "library");
  if (copyOf !== undefined) await cp(copyOf, dir, { recursive: true });
  return { dir, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What a device remembers is kept beside the test's library, and goes with it. */
export const deviceDir = (library: string): string => `${library}-device`;

function spawnCli(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(root, "main", "cli.ts"), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function collect(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  child.stdout?.resume();
  return () => text;
}

async function firstJsonLine(child: ChildProcess): Promise<{ url: string }> {
  if (child.stdout === null) throw new Error("The web door has no output to read.");
  const errors = collect(child);
  for await (const line of createInterface(child.stdout)) {
    const parsed: unknown = line.startsWith("{") ? JSON.parse(line) : undefined;
    if (parsed && typeof parsed === "object" && "url" in parsed && typeof parsed.url === "string") {
      child.stdout.resume();
      return { url: parsed.url };
    }
  }
  throw new Error(`diglot serve ended before it served: ${errors()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  const deadline = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  child.kill("SIGTERM");
  await gone;
  clearTimeout(deadline);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
