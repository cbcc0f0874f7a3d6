/** `diglot serve`: the web door without a window, until it is asked to end. */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setInterval } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { LibraryProblemError } from "../library/disk-error.ts";
import { openWebDoor, type WebDoor, type WebDoorOptions } from "../web.ts";
import { CliError } from "./refusal.ts";
import type { Workstation } from "../workstation.ts";
import { tellNotices } from "./library-at.ts";
import type { Terminal } from "./terminal.ts";

/** How often it is looked whether the disk took what was kept back. */
const LOOK_MS = 200;

export interface ServeOptions {
  /** None opens the welcome screen. */
  library?: string;
  sample?: boolean;
  port?: number;
}

const windowFile = fileURLToPath(new URL("../../out/renderer/index.html", import.meta.url));

export async function serve(
  { library, sample, port }: ServeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const door = await open({
    ...(library !== undefined && { library }),
    ...(sample && { sample }),
    port: port ?? 0,
    onDrawing: (done, total) =>
      terminal.progress(terminal.words("progress.drawing", { done, total })),
  });
  try {
    const problem = door.workstation.problem();
    if (problem) throw new LibraryProblemError(problem);
    tellNotices(door.workstation.current(), terminal);
    if (!existsSync(windowFile)) terminal.remark(terminal.words("said.noWindow"));
    terminal.result({ url: door.url }, terminal.words("said.serving", { url: door.url }));
    if (!signal.aborted) await once(signal, "abort");
    return await lastWord(door.workstation, terminal);
  } finally {
    await door.close();
  }
}

/**
 * Does not end while something that was typed is kept back by a full disk, unless it is asked a second time: 1 when
 * that was given up.
 */
async function lastWord(workstation: Workstation, { words, notice }: Terminal): Promise<number> {
  const isBehind = () => workstation.current()?.documents.isBehind() === true;
  if (!isBehind()) return 0;
  notice({ code: "NOT_SAVED" }, words("notice.NOT_SAVED"));
  const asked = new AbortController();
  const giveUp = () => asked.abort();
  process.once("SIGINT", giveUp).once("SIGTERM", giveUp);
  try {
    const ticks = setInterval(LOOK_MS, undefined, { signal: asked.signal });
    for await (const _tick of ticks) if (!isBehind()) return 0;
  } catch {
    // Asked again.
  } finally {
    process.off("SIGINT", giveUp).off("SIGTERM", giveUp);
  }
  return 1;
}

async function open(options: WebDoorOptions & { port: number }): Promise<WebDoor> {
  try {
    return await openWebDoor(options);
  } catch (error) {
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall !== "listen") throw error;
    throw new CliError(code === "EADDRINUSE" ? "PORT_TAKEN" : "PORT_REFUSED", {
      port: options.port,
    });
  }
}
