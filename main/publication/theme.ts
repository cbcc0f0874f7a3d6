/** The site's theme: Liquid templates, files that go on the site as they are, and its words in both languages. */
import { Liquid, type LiquidOptions } from "liquidjs";
import type { SitePage } from "../../core/publication/site.ts";
import type { PageView, ThemeWords } from "../../core/publication/view.ts";
import { quickenTemplates } from "./quick-templates.ts";
import type { ThemeFile } from "./theme-assets.ts";
import { liquidProblems, type TemplateSource, ThemeError } from "./theme-error.ts";

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

/** Ends a template that would go on for ever. */
const RENDER_LIMIT_MS = 20_000;

/** The theme again, for laying out pages only. */
export function themeAgain({ words, files, templates }: ThemePlain): PageTheme {
  const sources = new Map(
    templates.map(([name, file, text]) => [name, { file, text: () => text }]),
  );
  const engine = new Liquid(templatesOf({ templates: sources }));
  quickenTemplates(engine, [...sources.keys()].map(bareName));
  return { words, files, render: renderWith(engine, { templates: sources }) };
}

export const renderWith =
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

/** As templates are called by name. */
export const bareName = (file: string): string => file.replace(/\.liquid$/, "");
