/** What a command is to whoever runs it. */
import type { Terminal } from "./terminal.ts";

/** A command's work; gives the exit code. `signal` aborts on Ctrl+C and on a request to end. */
export type Job = (terminal: Terminal, signal: AbortSignal) => Promise<number>;
