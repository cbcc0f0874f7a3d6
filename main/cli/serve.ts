/** `diglot serve`: the web door without a window, until it is asked to end. */
import { once } from "node:events";
import { LibraryProblemError } from "../library/disk-error.ts";
import { openWebDoor, type WebDoor } from "../web.ts";
import { CliError } from "./refusal.ts";
import { tellNotices } from "./library-at.ts";
import type { Terminal } from "./terminal.ts";

export interface ServeOptions {
  /** None opens the welcome screen. */
  library?: string;
  sample?: boolean;
  port?: number;
}

export async function serve(
  { library, sample, port }: ServeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const door = await open({
    ...(library !== undefined && { library }),
    ...(sample && { sample }),
    port: port ?? 0,
  });
  try {
    const problem = door.workstation.problem();
    if (problem) throw new LibraryProblemError(problem);
    tellNotices(door.workstation.current(), terminal);
    terminal.result({ url: door.url }, terminal.words("said.serving", { url: door.url }));
    if (!signal.aborted) await once(signal, "abort");
    return 0;
  } finally {
    await door.close();
  }
}

async function open(options: ServeOptions & { port: number }): Promise<WebDoor> {
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
