/** The commands that give reports away: as files in a format, and told of in a newsletter. */
import { type Command, Option } from "commander";
import { pictureSizings, savedFormats } from "../../core/api/export.ts";
import { langs } from "../../core/report/lang.ts";
import type { TerminalWords } from "../terminal-words.ts";
import type { Job } from "./job.ts";

interface Making {
  add: (name: string, about: string) => Command;
  library: () => Option;
  words: TerminalWords;
  run: (job: Job) => Promise<void>;
  toCount: (typed: string) => number;
}

export function addOutputs({ add, library, words, run, toCount }: Making): void {
  add("export", words("command.export"))
    .argument(`<${words("argument.report")}>`, words("argument.reportNamed"))
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option("--format <docx|html|md|txt|pair-docx|wechat>", words("option.format"))
        .choices(savedFormats)
        .makeOptionMandatory(),
    )
    .addOption(new Option("--lang <zh|en>", words("option.exportLang")).choices(langs))
    .addOption(
      new Option("--pictures <web|original|none>", words("option.pictures"))
        .choices(pictureSizings)
        .default("web"),
    )
    .option("--comments", words("option.comments"))
    .requiredOption(`--out <${words("argument.file")}>`, words("option.exportOut"))
    .action((report, options) =>
      run(async (terminal, signal) => {
        const { exportOne } = await import("./export.ts");
        return exportOne(report, options, { terminal, signal });
      }),
    );

  add("newsletter", words("command.newsletter"))
    .argument(`[${words("argument.report")}...]`, words("argument.reportsNamed"))
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option("--lang <zh|en>", words("option.edition")).choices(langs).makeOptionMandatory(),
    )
    .option(`--column <${words("argument.name")}>`, words("option.newsletterColumn"))
    .addOption(
      new Option(`--newest <${words("argument.number")}>`, words("option.newest")).argParser(
        toCount,
      ),
    )
    .requiredOption(`--out <${words("argument.file")}>`, words("option.newsletterOut"))
    .action((reports, options) =>
      run(async (terminal) => {
        const { newsletter } = await import("./newsletter.ts");
        return newsletter(reports, options, terminal);
      }),
    );
}
