/** The commands and their options, in the terminal's language. */
import { Command, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { handOutFormats } from "../../core/api/translator.ts";
import { termFileFormats } from "../../core/api/term-files.ts";
import { changeDecisions } from "../../core/exchange/docx/changes.ts";
import { langs } from "../../core/report/lang.ts";
import { stages } from "../../core/report/stage.ts";
import type { TerminalWords } from "../terminal-words.ts";
import { localiseHelp } from "./help.ts";
import type { Job } from "./job.ts";
import { addOutputs } from "./program-outputs.ts";
import { tidyEarly } from "./tidy-early.ts";
import { toCount, toDay, toDir, toPort } from "./option-values.ts";

/**
 * Throws CommanderError instead of ending the process; writes nothing but help and version. A command's own code is
 * loaded when it runs, so that help and wrong use answer at once.
 */
export function createProgram(words: TerminalWords, run: (job: Job) => Promise<void>): Command {
  const program = new Command("diglot").description(words("about"));
  program.version(packageJson.version, "-V, --version", words("option.version"));
  program.helpCommand(`help [${words("argument.command")}]`, words("option.help"));
  localiseHelp(program, words);

  const add = (name: string, about: string, parent = program): Command => {
    const command = parent.command(name).description(about);
    localiseHelp(command, words);
    return command.option("--json", words("option.json"));
  };
  const library = () =>
    new Option(`--library <${words("argument.dir")}>`, words("option.library")).argParser(toDir);

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

  add("list", words("command.list"))
    .addOption(library().makeOptionMandatory())
    .option(`--text <${words("argument.text")}>`, words("option.text"))
    .action((options) =>
      run(async (terminal) => {
        const { list } = await import("./list.ts");
        return list(options, terminal);
      }),
    );

  add("import", words("command.import"))
    .argument(`<${words("argument.file")}...>`, words("argument.files"))
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option("--lang <zh|en>", words("option.lang")).choices(langs).makeOptionMandatory(),
    )
    .option(`--translation-of <${words("argument.report")}>`, words("option.translationOf"))
    .addOption(
      new Option(`--release-date <${words("argument.date")}>`, words("option.releaseDate"))
        .argParser(toDay)
        .conflicts("translationOf"),
    )
    .addOption(
      new Option("--changes <accept|reject|keep>", words("option.changes")).choices(
        changeDecisions,
      ),
    )
    .action((files, options) =>
      run(async (terminal, signal) => {
        const { importFiles } = await import("./import.ts");
        return importFiles(files, options, { terminal, signal });
      }),
    );

  add("import-site", words("command.importSite"))
    .argument(`<${words("argument.dir")}>`, words("argument.oldSite"))
    .addOption(library().makeOptionMandatory())
    .option(`--mapping <${words("argument.file")}>`, words("option.mapping"))
    .option(`--column-map <${words("argument.columnPair")}...>`, words("option.columnMap"))
    .option("--as-published", words("option.asPublished"))
    .option("--plan", words("option.planOnly"))
    .action((dir, options) =>
      run(async (terminal, signal) => {
        const { importSite } = await import("./import-site.ts");
        return importSite(dir, options, { terminal, signal });
      }),
    );

  add("advance", words("command.advance"))
    .argument(`<${words("argument.report")}>`, words("argument.reportNamed"))
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option("--lang <zh|en>", words("option.edition")).choices(langs).makeOptionMandatory(),
    )
    .addOption(
      new Option(`--to <${words("argument.stage")}>`, words("option.to"))
        .choices(stages)
        .makeOptionMandatory(),
    )
    .action((report, options) =>
      run(async (terminal) => {
        const { advance } = await import("./advance.ts");
        return advance(report, options, terminal);
      }),
    );

  add("build", words("command.build"))
    .addOption(library().makeOptionMandatory())
    .requiredOption(`--out <${words("argument.dir")}>`, words("option.out"))
    .option("--drafts", words("option.drafts"))
    .action((options) =>
      run(async (terminal, signal) => {
        tidyEarly();
        const { build } = await import("./build.ts");
        return build(options, terminal, signal);
      }),
    );

  addOutputs({ add, library, words, run, toCount });

  add("publish", words("command.publish"))
    .addOption(library().makeOptionMandatory())
    .requiredOption(`--target <${words("argument.name")}>`, words("option.target"))
    .option("--plan", words("option.plan"))
    .option("--resume", words("option.resume"))
    .option("--due", words("option.due"))
    .option("--overwrite-foreign", words("option.overwriteForeign"))
    .option("--take-over", words("option.takeOver"))
    .action((options) =>
      run(async (terminal, signal) => {
        tidyEarly();
        const { publish } = await import("./publish.ts");
        return publish(options, terminal, signal);
      }),
    );

  add("approve", words("command.approve"))
    .addOption(library().makeOptionMandatory())
    .requiredOption(`--target <${words("argument.name")}>`, words("option.stagingTarget"))
    .requiredOption(`--by <${words("argument.person")}>`, words("option.approver"))
    .action((options) =>
      run(async (terminal) => {
        const { approve } = await import("./approve.ts");
        return approve(options, terminal);
      }),
    );

  const site = add("site", words("command.site"));
  add("check", words("command.siteCheck"), site)
    .addOption(library().conflicts("dir"))
    .option(`--target <${words("argument.name")}>`, words("option.checkTarget"))
    .addOption(
      new Option(`--dir <${words("argument.dir")}>`, words("option.checkDir")).conflicts("target"),
    )
    .action((options) =>
      run(async (terminal, signal) => {
        const { checkASite } = await import("./site.ts");
        return checkASite(options, { terminal, signal });
      }),
    );

  add("rollback", words("command.rollback"))
    .argument(`<${words("argument.number")}>`, words("argument.publication"), toCount)
    .addOption(library().makeOptionMandatory())
    .requiredOption(`--target <${words("argument.name")}>`, words("option.target"))
    .option("--plan", words("option.planOnly"))
    .option("--overwrite-foreign", words("option.overwriteForeign"))
    .option("--take-over", words("option.takeOver"))
    .action((number, options) =>
      run(async (terminal, signal) => {
        const { rollback } = await import("./rollback.ts");
        return rollback(number, options, { terminal, signal });
      }),
    );

  const publications = add("publications", words("command.publications"));
  add("prune", words("command.prunePublications"), publications)
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option(`--keep <${words("argument.number")}>`, words("option.keep"))
        .argParser(toCount)
        .makeOptionMandatory(),
    )
    .action((options) =>
      run(async (terminal) => {
        const { prunePublications } = await import("./rollback.ts");
        return prunePublications(options, terminal);
      }),
    );

  const theme = program.command("theme").description(words("command.theme"));
  theme.helpCommand(false);
  localiseHelp(theme, words);
  add("export", words("command.themeExport"), theme)
    .argument(`[${words("argument.file")}...]`, words("argument.themeFiles"))
    .addOption(library().makeOptionMandatory())
    .option("--all", words("option.themeAll"))
    .option("--force", words("option.themeForce"))
    .action((files, options) =>
      run(async (terminal) => {
        const { exportTheme } = await import("./theme.ts");
        return exportTheme(files, options, terminal);
      }),
    );
  add("check", words("command.themeCheck"), theme)
    .addOption(library().makeOptionMandatory())
    .action((options) =>
      run(async (terminal, signal) => {
        const { checkThemeOf } = await import("./theme.ts");
        return checkThemeOf(options, terminal, signal);
      }),
    );

  add("segment", words("command.segment"))
    .argument(`<${words("argument.file")}>`, words("argument.textFile"))
    .addOption(
      new Option("--lang <zh|en>", words("option.lang")).choices(langs).makeOptionMandatory(),
    )
    .action((file, options) =>
      run(async (terminal) => {
        const { segment } = await import("./segment.ts");
        return segment(file, options.lang, terminal);
      }),
    );

  add("pretranslate", words("command.pretranslate"))
    .argument(`<${words("argument.report")}>`, words("argument.reportNamed"))
    .addOption(library().makeOptionMandatory())
    .option(`--threshold <${words("argument.percent")}>`, words("option.threshold"))
    .option("--adapt-numbers", words("option.adaptNumbers"))
    .option("--over-drafts", words("option.overDrafts"))
    .option(`--engine <${words("argument.name")}>`, words("option.engine"))
    .action((report, options) =>
      run(async (terminal, signal) => {
        const { pretranslate } = await import("./pretranslate.ts");
        return pretranslate(report, options, { terminal, signal });
      }),
    );

  const memory = program.command("memory").description(words("command.memory"));
  memory.helpCommand(false);
  localiseHelp(memory, words);
  add("match", words("command.memoryMatch"), memory)
    .argument(`<${words("argument.text")}>`, words("argument.sourceText"))
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option("--lang <zh|en>", words("option.textLang")).choices(langs).makeOptionMandatory(),
    )
    .action((text, options) =>
      run(async (terminal) => {
        const { matchText } = await import("./memory.ts");
        return matchText(text, options, terminal);
      }),
    );
  add("import", words("command.memoryImport"), memory)
    .argument(`<${words("argument.file")}>`, words("argument.tmxFile"))
    .addOption(library().makeOptionMandatory())
    .option(`--name <${words("argument.name")}>`, words("option.memoryName"))
    .action((file, options) =>
      run(async (terminal, signal) => {
        const { importMemory } = await import("./memory.ts");
        return importMemory(file, options, { terminal, signal });
      }),
    );
  add("export", words("command.memoryExport"), memory)
    .argument(`<${words("argument.file")}>`, words("argument.tmxFile"))
    .addOption(library().makeOptionMandatory())
    .action((file, options) =>
      run(async (terminal, signal) => {
        const { exportMemory } = await import("./memory.ts");
        return exportMemory(file, options, { terminal, signal });
      }),
    );
  add("stats", words("command.memoryStats"), memory)
    .addOption(library().makeOptionMandatory())
    .action((options) =>
      run(async (terminal) => {
        const { memoryStats } = await import("./memory.ts");
        return memoryStats(options, terminal);
      }),
    );

  const term = program.command("term").description(words("command.term"));
  term.helpCommand(false);
  localiseHelp(term, words);
  add("import", words("command.termImport"), term)
    .argument(`<${words("argument.file")}>`, words("argument.termFile"))
    .addOption(library().makeOptionMandatory())
    .option("--preview", words("option.termPreview"))
    .action((file, options) =>
      run(async (terminal) => {
        const { importTermFile } = await import("./term.ts");
        return importTermFile(file, options, terminal);
      }),
    );
  add("export", words("command.termExport"), term)
    .argument(`<${words("argument.file")}>`, words("argument.termFileOut"))
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option("--format <csv|xlsx|tbx|tbx-dct>", words("option.termFormat")).choices(
        termFileFormats,
      ),
    )
    .action((file, options) =>
      run(async (terminal) => {
        const { exportTermFile } = await import("./term.ts");
        return exportTermFile(file, options, terminal);
      }),
    );

  const xliff = program.command("xliff").description(words("command.xliff"));
  xliff.helpCommand(false);
  localiseHelp(xliff, words);
  add("validate", words("command.xliffValidate"), xliff)
    .argument(`<${words("argument.file")}...>`, words("argument.xliffFiles"))
    .action((files) =>
      run(async (terminal) => {
        const { validateFiles } = await import("./xliff.ts");
        return validateFiles(files, terminal);
      }),
    );
  add("export", words("command.xliffExport"), xliff)
    .argument(`<${words("argument.report")}>`, words("argument.reportNamed"))
    .addOption(library().makeOptionMandatory())
    .addOption(
      new Option("--format <xliff|docx>", words("option.handOutFormat"))
        .choices(handOutFormats)
        .default("xliff"),
    )
    .option("--only-open", words("option.onlyOpen"))
    .requiredOption(`--out <${words("argument.file")}>`, words("option.exportOut"))
    .action((report, options) =>
      run(async (terminal) => {
        const { exportForTranslator } = await import("./xliff.ts");
        return exportForTranslator(report, options, terminal);
      }),
    );
  add("import", words("command.xliffImport"), xliff)
    .argument(`<${words("argument.file")}>`, words("argument.translatorFile"))
    .addOption(library().makeOptionMandatory())
    .option("--merge", words("option.merge"))
    .option("--plan", words("option.incomingPlan"))
    .option("--confirm", words("option.confirmReviewed"))
    .action((file, options) =>
      run(async (terminal) => {
        const { importFromTranslator } = await import("./xliff.ts");
        return importFromTranslator(file, options, terminal);
      }),
    );

  return program;
}
