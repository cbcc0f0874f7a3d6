/** The commands and their options, in the terminal's language. */
import { Command, InvalidArgumentError, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import type { TerminalWords } from "../terminal-words.ts";
import { localiseHelp } from "./help.ts";
import type { Job } from "./job.ts";

/**
 * Throws CommanderError instead of ending the process; writes nothing but help and version. A command's own code is
 * loaded when it runs, so that help and wrong use answer at once.
 */
export function createProgram(words: TerminalWords, run: (job: Job) => Promise<void>): Command {
  const program = new Command("diglot").description(words("about"));
  program.version(packageJson.version, "-V, --version", words("option.version"));
  program.helpCommand(`help [${words("argument.command")}]`, words("option.help"));
  localiseHelp(program, words);

  const add = (name: string, about: string): Command => {
    const command = program.command(name).description(about);
    localiseHelp(command, words);
    return command.option("--json", words("option.json"));
  };
  const library = () => new Option(`--library <${words("argument.dir")}>`, words("option.library"));

  add("serve", words("command.serve"))
    .addOption(library())
    .addOption(new Option("--sample", words("option.sample")).conflicts("library"))
    .addOption(
      new Option(`--port <${words("argument.port")}>`, words("option.port")).argParser(toPort),
    )
    .action((options) =>
      run(async (terminal, signal) => {
        const { serve } = await import("./serve.ts");
        return serve(options, terminal, signal);
      }),
    );

  add("new-library", words("command.newLibrary"))
    .argument(`<${words("argument.dir")}>`, words("argument.newDir"))
    .option(`--name-zh <${words("argument.name")}>`, words("option.nameZh"))
    .option(`--name-en <${words("argument.name")}>`, words("option.nameEn"))
    .option("--sample", words("option.sampleContent"))
    .action((dir, options) =>
      run(async (terminal) => {
        const { newLibrary } = await import("./new-library.ts");
        return newLibrary({ ...options, dir }, terminal);
      }),
    );

  return program;
}

function toPort(typed: string): number {
  const port = Number(typed);
  if (!/^\d{1,5}$/.test(typed) || port > 65_535) throw new InvalidArgumentError("");
  return port;
}
