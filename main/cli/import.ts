/** `diglot import`: files into the library, one by one; a file that fails leaves nothing behind. */
import { resolve } from "node:path";
import type { ChangeDecision } from "../../core/exchange/docx/changes.ts";
import type { Lang } from "../../core/report/lang.ts";
import { importFile, type ImportOutcome } from "../exchange/import-file.ts";
import { ImportRefusal } from "../exchange/import-refusal.ts";
import { getReport } from "./find-report.ts";
import { withLibrary } from "./library-at.ts";
import { CliError, WrongUse } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface ImportOptions {
  library: string;
  lang: Lang;
  translationOf?: string;
  /** `YYYY-MM-DD` */
  releaseDate?: string;
  /** What becomes of tracked changes. */
  changes?: ChangeDecision;
}

/** 1 when any file failed; the others are in. */
export function importFiles(
  files: string[],
  { library: dir, lang, translationOf, releaseDate, changes }: ImportOptions,
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  if (translationOf !== undefined && files.length > 1) throw new WrongUse("ONE_TRANSLATION_FILE");
  return withLibrary(dir, terminal, async (library) => {
    const source = translationOf === undefined ? null : getReport(library, translationOf);
    let failed = 0;
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted();
      terminal.progress(
        terminal.words("progress.importing", { done: index + 1, total: files.length, file }),
      );
      try {
        const request = {
          file: resolve(file),
          lang,
          ...(source && { translationOf: source.id }),
          ...(releaseDate !== undefined && { releaseDate }),
          ...(changes !== undefined && { changes }),
        };
        tell(file, lang, { outcome: await importFile(request, library), terminal });
      } catch (error) {
        failed += 1;
        terminal.error(
          error instanceof ImportRefusal
            ? new CliError(error.code, { file, report: translationOf ?? "", ...error.changes })
            : error,
        );
      }
    }
    return failed > 0 ? 1 : 0;
  });
}

function tell(
  file: string,
  lang: Lang,
  { outcome, terminal }: { outcome: ImportOutcome; terminal: Terminal },
): void {
  const { report, column, left } = outcome;
  const { words } = terminal;
  const lines = [
    words("said.imported", { file, number: report.number, headline: report[lang].headline }),
    ...(column
      ? [words(column.named ? "said.columnNamed" : "said.columnAssumed", { column: column.id })]
      : []),
    ...left.map(({ what, why, text }) =>
      words(why ? `left.picture.${why}` : `left.${what}`, { text: text.split("\n")[0] ?? "" }),
    ),
  ];
  const value = {
    file,
    report: report.id,
    number: report.number,
    lang,
    ...(column && { column: column.id, columnNamed: column.named }),
    left,
  };
  terminal.result(value, lines.join("\n  "));
}
