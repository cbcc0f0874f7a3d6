/** `diglot export`: one report as a file. */
import { mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { PictureSizing, SavedFormat } from "../../core/api/export.ts";
import type { Lang } from "../../core/report/lang.ts";
import { type ExportedFile, exportReport } from "../exchange/export-report.ts";
import { ExportRefusal } from "../exchange/export-refusal.ts";
import { getReport } from "./find-report.ts";
import { withLibrary } from "./library-at.ts";
import { CliError } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface ExportOptions {
  library: string;
  format: SavedFormat;
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
      const path = await write(file, format, resolve(out));
      if (file.missing > 0) terminal.remark(words("said.picturesMissing", { count: file.missing }));
      const value = {
        report: id,
        number,
        format,
        lang: query.lang,
        file: path,
        sizeBytes: file.bytes.byteLength,
        missing: file.missing,
        ...(file.changes && { changes: file.changes }),
      };
      const lines = [
        words("said.exported", { number, file: path }),
        ...(file.changes && Object.values(file.changes).some((count) => count > 0)
          ? [words("said.changed", { ...file.changes })]
          : []),
      ];
      terminal.result(value, lines.join("\n"));
      return 0;
    } catch (error) {
      if (error instanceof ExportRefusal)
        throw new CliError(`EXPORT_${error.code}`, { report: named });
      throw error;
    }
  });
}

/** An article for WeChat becomes a folder of its files, unless a name that ends in `.zip` asks for one file. */
async function write(file: ExportedFile, format: SavedFormat, out: string): Promise<string> {
  if (format === "wechat" && file.files && !/\.zip$/i.test(out)) {
    const dir = await placeOf(out, file.name.replace(/\.zip$/, ""));
    for (const [name, bytes] of Object.entries(file.files)) {
      const path = join(dir, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFileAtomic(path, Buffer.from(bytes));
    }
    return dir;
  }
  const path = await placeOf(out, file.name);
  await writeFileAtomic(path, Buffer.from(file.bytes));
  return path;
}

/** A folder takes the file under its own name. */
export const placeOf = async (out: string, name: string): Promise<string> =>
  (await stat(out).catch(() => null))?.isDirectory() ? join(out, name) : out;
