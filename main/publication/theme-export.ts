/** Copies files of the default theme into a library, to start from. */
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { makeFolders } from "./make-folders.ts";
import { failureCode, WriteFailure } from "./publication-error.ts";
import { readThemeFiles, THEME_FOLDER, themeParts } from "./theme-files.ts";

export interface ThemeFileState {
  /** `templates/report.liquid` */
  name: string;
  /** Whether the library has its own. */
  own: boolean;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The files of the default theme, and which of them the library has its own of. */
export async function listThemeFiles(
  defaultDir: string,
  ownDir: string,
): Promise<ThemeFileState[]> {
  const { files } = await readThemeFiles({ defaultDir, ownDir: null });
  const names = themeParts.flatMap((part) =>
    [...files[part].keys()].map((one) => `${part}/${one}`),
  );
  return Promise.all(names.map(async (name) => ({ name, own: await isThere(join(ownDir, name)) })));
}

/** As people call a file: `templates/report.liquid`, `theme/templates/report.liquid` or `report.liquid`. */
export function findThemeFile(asked: string, files: readonly ThemeFileState[]): string | null {
  const bare = asked.replaceAll("\\", "/").replace(/^(?:\.\/)?(?:theme\/)?/, "");
  const named = files.filter(({ name }) => name === bare || name.endsWith(`/${bare}`));
  return named.length === 1 ? (named[0]?.name ?? null) : null;
}

/** Writes the named files; one that is there already stays, and is told of, unless `force`. Throws WriteFailure at the first that cannot be written. */
export async function exportThemeFiles(
  names: readonly string[],
  { defaultDir, ownDir, force }: { defaultDir: string; ownDir: string; force: boolean },
): Promise<{ written: string[]; kept: string[] }> {
  const { files } = await readThemeFiles({ defaultDir, ownDir: null });
  const written: string[] = [];
  const kept: string[] = [];
  for (const part of themeParts)
    for (const [name, { bytes }] of files[part]) {
      const path = `${part}/${name}`;
      if (!names.includes(path)) continue;
      const own = join(ownDir, path);
      if (!force && (await isThere(own))) {
        kept.push(path);
        continue;
      }
      try {
        await makeFolders(dirname(own));
        // Whole or not at all: an empty template would make empty pages.
        await writeFileAtomic(own, Buffer.from(bytes));
      } catch (error) {
        throw new WriteFailure(failureCode(error), `${THEME_FOLDER}/${path}`, error);
      }
      written.push(path);
    }
  return { written, kept };
}
