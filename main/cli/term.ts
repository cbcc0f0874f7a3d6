/** `diglot term`: files of terms and names into a library's term list and out of it. */
import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { type TermFileFormat, termFileFormatSchema } from "../../core/api/term-files.ts";
import { exportTerms, importTerms, toTermFileRefusal } from "../term/term-files.ts";
import { withLibrary } from "./library-at.ts";
import { CliError, WrongUse } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";
import type { TerminalWords } from "../terminal-words.ts";

/** With `preview` it says only what the file would do. 1 where a line cannot be taken; then nothing is. */
export function importTermFile(
  file: string,
  { library: dir, preview = false }: { library: string; preview?: boolean },
  terminal: Terminal,
): Promise<number> {
  const { words } = terminal;
  return withLibrary(dir, terminal, async ({ terms }) => {
    try {
      const bytes = new Uint8Array(await readFile(resolve(file)));
      const plan = await importTerms(bytes, { terms, take: !preview });
      for (const { line, code, about } of plan.problems)
        terminal.result(
          { problem: code, line, about },
          `${file}:${line}: ${words(`term:problem.${code}`)}${about && ` (${about})`}`,
        );
      const { added, changed, same, others, problemCount, taken } = plan;
      const counts = { added, changed, same, others, problems: problemCount };
      terminal.result(
        { file, taken, ...counts },
        words(taken ? "said.termsImported" : "said.termsPlanned", { ...counts }),
      );
      return problemCount > 0 ? 1 : 0;
    } catch (error) {
      throw asRefusal(error, file, words);
    }
  });
}

/** The format is that of the file's name unless it is given. */
export function exportTermFile(
  file: string,
  { library: dir, format }: { library: string; format?: TermFileFormat },
  terminal: Terminal,
): Promise<number> {
  const named = termFileFormatSchema.safeParse(format ?? extname(file).slice(1).toLowerCase());
  if (!named.success) throw new WrongUse("TERM_FORMAT_UNKNOWN", { file });
  return withLibrary(dir, terminal, async ({ terms }) => {
    const entries = terms.list();
    await writeFileAtomic(resolve(file), Buffer.from(exportTerms(entries, named.data).bytes));
    const count = entries.length;
    terminal.result(
      { file, format: named.data, count },
      terminal.words("said.termsExported", { file, count }),
    );
    return 0;
  });
}

/** The window's words say why a file is not taken. */
function asRefusal(error: unknown, file: string, words: TerminalWords): unknown {
  if ((error as NodeJS.ErrnoException).code === "ENOENT")
    return new CliError("FILE_NOT_FOUND", { file });
  const found = toTermFileRefusal(error);
  if (!found || found.refusal === "disk-full" || found.refusal === "read-only") return error;
  const { refusal, line, about } = found;
  const place = line === null ? "" : ` (${line}: ${about})`;
  const reason = words(`term:refusal.${refusal}`);
  return new CliError("TERM_FILE_REFUSED", { file, refusal, reason, place });
}
