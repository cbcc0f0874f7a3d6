/** `diglot theme`: writes files of the default theme into a library to start from, and checks what was made of them. */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkClosedLibrary, readClosedLibrary } from "../library/closed-library.ts";
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
  await checkClosedLibrary(dir);
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
  await checkClosedLibrary(dir);
  const { problems, pages } = await checkTheme({
    folders: { defaultDir: resources("theme"), ownDir: join(dir, THEME_FOLDER) },
    sites: [await siteOf(dir), await exampleSite(resources("sample"))],
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

async function siteOf(dir: string): Promise<CheckedSite> {
  const closed = await readClosedLibrary(dir);
  if (!closed) throw new CliError("LIBRARY_UNREADABLE", { dir });
  return { ...closed, media: createMediaService(dir) };
}
