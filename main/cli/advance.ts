/** `diglot advance`: moves one edition of a report to another stage, by the same rules as the desk. */
import type { Lang } from "../../core/report/lang.ts";
import { nextStages, type Stage } from "../../core/report/stage.ts";
import { getReport } from "./find-report.ts";
import { withLibrary } from "./library-at.ts";
import { CliError } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface AdvanceOptions {
  library: string;
  lang: Lang;
  to: Stage;
}

export function advance(
  named: string,
  { library: dir, lang, to }: AdvanceOptions,
  terminal: Terminal,
): Promise<number> {
  return withLibrary(dir, terminal, async (library) => {
    const { id, number, [lang]: edition } = getReport(library, named);
    const { words } = terminal;
    const stageWord = (stage: Stage) => words(`report:stage.${stage}`);
    const moved = await library.reports.advance(id, lang, to);
    if (!moved) throw new CliError("REPORT_NOT_FOUND", { report: named });
    if ("refused" in moved) {
      const from = moved.refused;
      const allowed = nextStages(from).map(stageWord).join(words("said.or"));
      throw new CliError("STAGE_MOVE_REFUSED", {
        from,
        to,
        fromWord: stageWord(from),
        toWord: stageWord(to),
        allowed,
      });
    }
    const value = { report: id, number, lang, from: edition.stage, to: moved[lang].stage };
    terminal.result(
      value,
      words("said.advanced", {
        number,
        from: stageWord(value.from),
        to: stageWord(value.to),
        edition: words(`report:edition.${lang}`),
      }),
    );
    return 0;
  });
}
