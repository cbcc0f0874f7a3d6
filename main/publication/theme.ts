/** The site's theme: Liquid templates, files that go on the site as they are, and its words in both languages. */
import { Liquid, type LiquidOptions } from "liquidjs";
import type { SitePage } from "../../core/publication/site.ts";
import type { ThemeProblem } from "../../core/publication/theme-problem.ts";
import type { PageView, ThemeWords } from "../../core/publication/view.ts";
import { sha256 } from "./hash.ts";
import { quickenTemplates } from "./quick-templates.ts";
import { linkAssets, type ThemeFile } from "./theme-assets.ts";
import { liquidProblems, missingTemplate, type TemplateSource, ThemeError } from "./theme-error.ts";
import { readThemeFiles, type ThemeFiles, type ThemeFolders } from "./theme-files.ts";
import { readWords } from "./theme-words.ts";

export interface Theme {
  /** Changes when any template, word or file changes. */
  fingerprint: string;
  words: Record<"zh" | "en", ThemeWords>;
  files: Record<string, ThemeFile>;
  /**
   * `lead` and `body` are HTML already; everything else is escaped by the templates. Throws ThemeError where a
   * template fails at the page.
   */
  render(kind: SitePage["kind"], view: PageView, body: { lead: string; body: string }): string;
  /** What a thread makes the theme of again. */
  plain: ThemePlain;
}

/** All that pages are laid out with, as plain values. */
export interface ThemePlain {
  words: Theme["words"];
  files: Record<string, { path: string }>;
  /** By name: the file as people are told of it, and what stands in it. */
  templates: [name: string, file: string, text: string][];
}

/** What of a theme pages are laid out with. */
export type PageTheme = Pick<Theme, "words" | "render"> & {
  files: Record<string, { path: string }>;
};

/** A theme with what a check of it needs. */
export interface ReadTheme {
  theme: Theme;
  files: ThemeFiles;
  engine: Liquid;
}

/** Ends a template that would go on for ever. */
const RENDER_LIMIT_MS = 20_000;

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

/** The theme again, for laying out pages only. */
export function themeAgain({ words, files, templates }: ThemePlain): PageTheme {
  const sources = new Map(
    templates.map(([name, file, text]) => [name, { file, text: () => text }]),
  );
  const engine = new Liquid(templatesOf({ templates: sources }));
  quickenTemplates(engine, [...sources.keys()].map(bareName));
  return { words, files, render: renderWith(engine, { templates: sources }) };
}

const renderWith =
  (engine: Liquid, { templates }: Templates): Theme["render"] =>
  (kind, view, body) => {
    try {
      return String(engine.renderFileSync(templateOf(kind), { ...view, ...body }));
    } catch (error) {
      throw new ThemeError(liquidProblems(error, templates));
    }
  };

interface Templates {
  templates: ReadonlyMap<string, TemplateSource>;
}

/** A tag's list looks as any other. */
export const templateOf = (kind: SitePage["kind"]): string => (kind === "tag" ? "list" : kind);

/** What an engine is told of the templates and of how they are read. */
export function templatesOf({ templates }: Templates): LiquidOptions {
  return {
    templates: Object.fromEntries([...templates].map(([name, { text }]) => [name, text()])),
    extname: ".liquid",
    outputEscape: "escape",
    strictFilters: true,
    ownPropertyOnly: true,
    cache: true,
    renderLimit: RENDER_LIMIT_MS,
  };
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

/** As templates are called by name. */
export const bareName = (file: string): string => file.replace(/\.liquid$/, "");

/** `site.css` is `site_css` in templates, `fonts/song.woff2` is `fonts_song_woff2`. */
const keyOf = (name: string): string => name.replace(/[^a-z0-9]/gi, "_");
