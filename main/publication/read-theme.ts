/** Reads the site's theme from its files, and says everything that is wrong with them. */
import { Liquid } from "liquidjs";
import type { ThemeProblem } from "../../core/publication/theme-problem.ts";
import { sha256 } from "./hash.ts";
import { quickenTemplates } from "./quick-templates.ts";
import { bareName, renderWith, templatesOf, type Theme } from "./theme.ts";
import { linkAssets } from "./theme-assets.ts";
import { liquidProblems, missingTemplate, ThemeError } from "./theme-error.ts";
import { readThemeFiles, type ThemeFiles, type ThemeFolders } from "./theme-files.ts";
import { readWords } from "./theme-words.ts";

/** A theme with what a check of it needs. */
export interface ReadTheme {
  theme: Theme;
  files: ThemeFiles;
  engine: Liquid;
}

/**
 * Reads `templates`, `assets` and `words` of the default theme, and the library's over them: a template or asset takes
 * the place of the one with its name, a word that of the same word. Throws ThemeError with everything that is wrong.
 */
export async function readTheme(folders: ThemeFolders): Promise<ReadTheme> {
  const { files, problems } = await readThemeFiles(folders);
  const words = readWords(files.words, problems);
  const assets = linkAssets(files.assets, problems);
  const engine = new Liquid(templatesOf(files));
  problems.push(...parseAll(engine, files));
  if (problems.length > 0) throw new ThemeError(problems);
  quickenTemplates(engine, [...files.templates.keys()].map(bareName));
  const fingerprint = sha256(
    JSON.stringify([
      [...files.templates, ...files.words].map(([name, { bytes }]) => [name, sha256(bytes)]),
      [...assets].map(([name, { path }]) => [name, path]),
    ]),
  );
  const byName = Object.fromEntries([...assets].map(([name, file]) => [keyOf(name), file]));
  const theme: Theme = {
    fingerprint,
    words,
    files: byName,
    render: renderWith(engine, files),
    plain: {
      words,
      files: Object.fromEntries(Object.entries(byName).map(([name, { path }]) => [name, { path }])),
      templates: [...files.templates].map(([name, { file, text }]) => [name, file, text()]),
    },
  };
  return { theme, files, engine };
}

/** Every template is read, so that a fault in one is told of before a page needs it. */
function parseAll(engine: Liquid, { templates }: ThemeFiles): ThemeProblem[] {
  const problems: ThemeProblem[] = [];
  const whole: string[] = [];
  for (const name of templates.keys())
    try {
      engine.parseFileSync(bareName(name));
      whole.push(name);
    } catch (error) {
      problems.push(...liquidProblems(error, templates));
    }
  if (problems.length > 0) return problems;
  for (const name of whole)
    try {
      engine.analyzeSync(engine.parseFileSync(bareName(name)));
    } catch (error) {
      const source = templates.get(name);
      const problem = source && missingTemplate(error, source);
      if (problem) problems.push(problem);
    }
  return problems;
}

/** `site.css` is `site_css` in templates, `fonts/song.woff2` is `fonts_song_woff2`. */
const keyOf = (name: string): string => name.replace(/[^a-z0-9]/gi, "_");
