/** `diglot export`: one report as a file. */
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { ExportFormat, PictureSizing } from "../../core/api/export.ts";
import type { Lang } from "../../core/report/lang.ts";
import { exportReport } from "../exchange/export-report.ts";
import { ExportRefusal } from "../exchange/export-refusal.ts";
import { getReport } from "./find-report.ts";
import { withLibrary } from "./library-at.ts";
import { CliError } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface ExportOptions {
  library: string;
  format: Exclude<ExportFormat, "print">;
  lang?: Lang;
  pictures: PictureSizing;
  comments?: boolean;
  out: string;
}

export function exportOne(
  named: string,
  { library: dir, format, lang, pictures, comments = false, out }: ExportOptions,
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  return withLibrary(dir, terminal, async (library) => {
    const { id, number, sourceLang } = getReport(library, named);
    const { words } = terminal;
    try {
      const query = { id, format, lang: lang ?? sourceLang, pictures, comments };
      const onProgress = (done: number, total: number) =>
        terminal.progress(words("progress.pictures", { done, total }));
      const file = await exportReport(query, library, { signal, onProgress });
      const path = await placeOf(resolve(out), file.name);
      await writeFileAtomic(path, Buffer.from(file.bytes));
      if (file.missing > 0) terminal.remark(words("said.picturesMissing", { count: file.missing }));
      const value = {
        report: id,
        number,
        format,
        lang: query.lang,
        file: path,
        sizeBytes: file.bytes.byteLength,
        missing: file.missing,
      };
      terminal.result(value, words("said.exported", { number, file: path }));
      return 0;
    } catch (error) {
      if (error instanceof ExportRefusal)
        throw new CliError(`EXPORT_${error.code}`, { report: named });
      throw error;
    }
  });
}

/** A folder takes the file under its own name. */
export const placeOf = async (out: string, name: string): Promise<string> =>
  (await stat(out).catch(() => null))?.isDirectory() ? join(out, name) : out;
