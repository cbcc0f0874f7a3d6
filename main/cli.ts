/** The command `diglot`: the workstation without a window, for terminals and scripts. */
import "./production.ts";
import { runCli } from "./cli/run-cli.ts";

process.exitCode = await runCli(process.argv.slice(2));
