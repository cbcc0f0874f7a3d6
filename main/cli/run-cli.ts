/** Reads the command line, runs the command, and gives the exit code: 0 done, 1 findings or refused, 2 wrong use. */
import { CommanderError } from "commander";
import type { Job } from "./job.ts";
import { createProgram } from "./program.ts";
import { CliError, isAbort, WrongUse } from "./refusal.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

const WRONG_USE = 2;

export async function runCli(args: string[]): Promise<number> {
  const json = args.includes("--json");
  const terminal = createTerminal(json);
  let exitCode = 0;
  const program = createProgram(terminal.words, async (job) => {
    exitCode = await runJob(job, terminal);
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code !== "commander.help") terminal.error(toWrongUse(error));
    return WRONG_USE;
  }
}

async function runJob(job: Job, terminal: Terminal): Promise<number> {
  const ending = new AbortController();
  const end = () => ending.abort();
  process.on("SIGINT", end).on("SIGTERM", end);
  try {
    return await job(terminal, ending.signal);
  } catch (error) {
    terminal.error(ending.signal.aborted && isAbort(error) ? new CliError("CANCELLED") : error);
    return error instanceof WrongUse ? WRONG_USE : 1;
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
  }
}

/** Commander's refusals, which it words in English, with what was typed in quotation marks. */
const codes: Record<string, string> = {
  "commander.unknownOption": "UNKNOWN_OPTION",
  "commander.unknownCommand": "UNKNOWN_COMMAND",
  "commander.missingArgument": "MISSING_ARGUMENT",
  "commander.optionMissingArgument": "MISSING_VALUE",
  "commander.missingMandatoryOptionValue": "MISSING_OPTION",
  "commander.excessArguments": "TOO_MANY_ARGUMENTS",
  "commander.conflictingOption": "CONFLICTING_OPTIONS",
  "commander.invalidArgument": "INVALID_VALUE",
};

function toWrongUse(error: CommanderError): WrongUse {
  const [what = "", other = ""] = [...error.message.matchAll(/'([^']*)'/g)].map((m) => m[1] ?? "");
  return new WrongUse(codes[error.code] ?? "WRONG_USE", { what, other });
}
