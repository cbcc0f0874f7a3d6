/** `diglot theme`: writes files of the default theme into a library to start from, and checks what was made of them. */
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { LIBRARY_VERSION, librarySchema } from "../../core/library/settings.ts";
import { type ReportId, reportIdSchema } from "../../core/report/ids.ts";
import { REPORT_VERSION, type Report, reportSchema } from "../../core/report/report.ts";
import { readJson } from "../library/json-file.ts";
import { checkLibraryFile, libraryFile } from "../library/library-store.ts";
import { createMediaService } from "../media/media-service.ts";
import { type CheckedSite, checkTheme } from "../publication/theme-check.ts";
import { exampleSite } from "../publication/theme-examples.ts";
import { exportThemeFiles, findThemeFile, listThemeFiles } from "../publication/theme-export.ts";
import { THEME_FOLDER } from "../publication/theme-files.ts";
import { CliError } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";
import { themeProblemLine } from "./theme-words.ts";

const resources = (name: string): string =>
  fileURLToPath(new URL(`../../resources/${name}`, import.meta.url));

export interface ThemeExportOptions {
  library: string;
  all?: boolean;
  force?: boolean;
}

/** The library may be open in a window meanwhile: nothing but its theme is written. */
export async function exportTheme(
  asked: string[],
  { library, all = false, force = false }: ThemeExportOptions,
  terminal: Terminal,
): Promise<number> {
  const dir = resolve(library);
  await checkLibraryFile(dir);
  const folders = { defaultDir: resources("theme"), ownDir: join(dir, THEME_FOLDER) };
  const files = await listThemeFiles(folders.defaultDir, folders.ownDir);
  if (!all && asked.length === 0) {
    const lines = files.map(({ name, own }) =>
      terminal.words(own ? "said.themeFileOwn" : "said.themeFile", { name }),
    );
    terminal.result({ files }, lines.join("\n"));
    return 0;
  }
  const names = asked.map((name) => {
    const found = findThemeFile(name, files);
    if (found === null) throw new CliError("THEME_FILE_UNKNOWN", { name });
    return found;
  });
  const wanted = all ? files.map(({ name }) => name) : names;
  const { written, kept } = await exportThemeFiles(wanted, { ...folders, force });
  const line = (key: string) => (name: string) =>
    terminal.words(key, { file: join(folders.ownDir, name) });
  terminal.result(
    { written, kept },
    [...written.map(line("said.themeWritten")), ...kept.map(line("said.themeKept"))].join("\n"),
  );
  return kept.length > 0 ? 1 : 0;
}

/** Reads the library without opening it, so that it can be checked while a window has it open. */
export async function checkThemeOf(
  { library }: { library: string },
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const dir = resolve(library);
  await checkLibraryFile(dir);
  const { problems, pages } = await checkTheme({
    folders: { defaultDir: resources("theme"), ownDir: join(dir, THEME_FOLDER) },
    sites: [await libraryAt(dir), await exampleSite(resources("sample"))],
    signal,
    onProgress: (done, total) =>
      terminal.progress(terminal.words("progress.rendering", { done, total })),
  });
  for (const problem of problems)
    terminal.result({ problem }, themeProblemLine(problem, terminal.words));
  const count = problems.length;
  terminal.result(
    { pages, problems: count },
    terminal.words(count === 0 ? "said.themeSound" : "said.themeProblems", { pages, count }),
  );
  return count === 0 ? 0 : 1;
}

async function libraryAt(dir: string): Promise<CheckedSite> {
  const record = await readJson(libraryFile(dir), librarySchema, LIBRARY_VERSION);
  if (record.kind !== "ok") throw new CliError("LIBRARY_UNREADABLE", { dir });
  const read = async (id: ReportId): Promise<Report | null> => {
    const file = join(dir, "reports", `${id}.json`);
    const outcome = await readJson(file, reportSchema, REPORT_VERSION);
    return outcome.kind === "ok" ? outcome.data : null;
  };
  const found: { id: ReportId; number: number }[] = [];
  for (const name of await readdir(join(dir, "reports")).catch(() => [])) {
    const id = reportIdSchema.safeParse(name.replace(/\.json$/, ""));
    const report = id.success ? await read(id.data) : null;
    if (report?.binnedAt === null) found.push(report);
  }
  const revisions = found
    .sort((a, b) => a.number - b.number)
    .map(({ id }): [ReportId, number] => [id, 0]);
  return {
    settings: record.data.settings,
    media: createMediaService(dir),
    reports: { projection: read, revisions: () => revisions },
  };
}
