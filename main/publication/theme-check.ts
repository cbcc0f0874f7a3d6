/** Tries a theme on pages: everything that it names and does not find, and every link that leads nowhere. */
import { Liquid } from "liquidjs";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import type { Settings } from "../../core/library/settings.ts";
import type { SitePage } from "../../core/publication/site.ts";
import { placeAt, problemIn, type ThemeProblem } from "../../core/publication/theme-problem.ts";
import type { MediaService } from "../media/media-service.ts";
import { createPreviewer, PREVIEW_SITE } from "./previewer.ts";
import { createSiteReader, type ReportSource } from "./site-reader.ts";
import { sitePaths } from "./site-renderer.ts";
import { type ReadTheme, readTheme } from "./read-theme.ts";
import { bareName, templateOf, templatesOf, type Theme } from "./theme.ts";
import { liquidProblems, ThemeError } from "./theme-error.ts";
import {
  strayFiles,
  THEME_FOLDER,
  type ThemeFiles,
  type ThemeFileSource,
  type ThemeFolders,
} from "./theme-files.ts";

/** Reports that pages are made of for the check. */
export interface CheckedSite {
  settings: Settings;
  reports: ReportSource;
  media: Pick<MediaService, "rendition" | "path" | "names">;
}

export interface ThemeChecking {
  folders: ThemeFolders;
  sites: readonly CheckedSite[];
  signal?: AbortSignal | undefined;
  onProgress?: (done: number, total: number) => void;
}

export interface ThemeCheck {
  problems: ThemeProblem[];
  /** How many pages were made. */
  pages: number;
}

/** A template that fails at one page of a kind fails at the first hundreds, or on reports that nobody will see soon. */
const PAGES_OF_A_KIND = 200;

/** Makes pages of every kind in both languages; each problem is told once, with the first page that shows it. */
export async function checkTheme({
  folders,
  sites,
  signal,
  onProgress,
}: ThemeChecking): Promise<ThemeCheck> {
  const found = folders.ownDir ? await strayFiles(folders.ownDir) : [];
  let read: ReadTheme;
  try {
    read = await readTheme(folders);
  } catch (error) {
    if (!(error instanceof ThemeError)) throw error;
    return { problems: once([...found, ...error.problems]), pages: 0 };
  }
  found.push(...unknownNames(read));
  let pages = 0;
  for (const site of sites) {
    const { theme, problems } = strictTheme(read);
    const looking = { ...site, settings: () => site.settings };
    const content = await createSiteReader({ ...looking, drafts: true }).read({ signal });
    const paths = new Set(sitePaths(content, theme));
    const previewer = createPreviewer({ ...looking, theme: () => Promise.resolve(theme) });
    const chosen = firstOfEachKind(content.pages);
    for (const [index, page] of chosen.entries()) {
      signal?.throwIfAborted();
      const before = problems.length;
      const answer = await previewer.file(page.path);
      for (const problem of problems.slice(before)) problem.page = page.path;
      const html = new TextDecoder().decode(answer?.bytes);
      const made = parse(html);
      if (!isWhole(made)) {
        const file = read.files.templates.get(`${templateOf(page.kind)}.liquid`)?.file ?? "";
        found.push(problemIn(file, "not-a-page", { page: page.path }));
      }
      found.push(...brokenLinks(made, { page, paths, files: read.files }));
      pages += 1;
      onProgress?.(index + 1, chosen.length);
    }
    found.push(...problems);
  }
  return { problems: once(found), pages };
}

function firstOfEachKind(pages: readonly SitePage[]): SitePage[] {
  const seen = new Map<string, number>();
  return pages.filter(({ kind, lang }) => {
    const count = (seen.get(`${kind} ${lang}`) ?? 0) + 1;
    seen.set(`${kind} ${lang}`, count);
    return count <= PAGES_OF_A_KIND;
  });
}

/** A theme that tells of every variable it does not know, and goes on. */
function strictTheme({ theme, files }: ReadTheme): { theme: Theme; problems: ThemeProblem[] } {
  const problems: ThemeProblem[] = [];
  const engine = new Liquid({
    ...templatesOf(files),
    strictVariables: true,
    lenientIf: true,
    catchAllErrors: true,
  });
  const render: Theme["render"] = (kind, view, body) => {
    try {
      return String(engine.renderFileSync(templateOf(kind), { ...view, ...body }));
    } catch (error) {
      problems.push(...liquidProblems(error, files.templates));
      return theme.render(kind, view, body);
    }
  };
  return { theme: { ...theme, render }, problems };
}

/** Words and files that a template names anywhere, in branches that no page takes too. */
function unknownNames({ theme, files, engine }: ReadTheme): ThemeProblem[] {
  const problems: ThemeProblem[] = [];
  const { zh, en } = theme.words;
  const isThere: Record<string, (name: string) => boolean> = {
    words: (name) => name in zh && name in en,
    otherWords: (name) => name in zh && name in en,
    files: (name) => name in theme.files,
  };
  for (const [name, { file }] of files.templates) {
    const { globals } = engine.analyzeSync(engine.parseFileSync(bareName(name)), {
      partials: false,
    });
    for (const [list, knows] of Object.entries(isThere))
      for (const { segments, location } of globals[list] ?? []) {
        const named = segments[1];
        if (typeof named !== "string" || knows(named)) continue;
        const { row: line, col: column } = location;
        const code = list === "files" ? "missing-asset" : "missing-word";
        problems.push(problemIn(file, code, { line, column, detail: named }));
      }
  }
  for (const lang of ["zh", "en"] as const)
    for (const name of Object.keys(theme.words[lang]))
      if (!(name in theme.words[lang === "zh" ? "en" : "zh"])) {
        const own = files.words.get(`${THEME_FOLDER}/${lang}.json`);
        const source = own?.text().includes(JSON.stringify(name)) ? own : null;
        const place = source
          ? placeAt(source.text(), source.text().indexOf(JSON.stringify(name)))
          : {};
        const file = source?.file ?? `words/${lang}.json`;
        problems.push(problemIn(file, "missing-word", { ...place, detail: name }));
      }
  return problems;
}

/** Says what it is, has a title, and shows something. */
function isWhole(made: Tree.Document): boolean {
  const html = made.childNodes.find((node) => node.nodeName === "html");
  const partOf = (name: string, node: Tree.Node | undefined): Tree.Node | undefined =>
    node && "childNodes" in node ? node.childNodes.find((one) => one.nodeName === name) : undefined;
  return (
    made.childNodes.some((node) => node.nodeName === "#documentType") &&
    hasText(partOf("title", partOf("head", html))) &&
    hasText(partOf("body", html))
  );
}

const hasText = (node: Tree.Node | undefined): boolean =>
  node !== undefined &&
  (("value" in node && node.value.trim() !== "") ||
    ("childNodes" in node && node.childNodes.some(hasText)));

interface Linking {
  page: SitePage;
  paths: ReadonlySet<string>;
  files: ThemeFiles;
}

function brokenLinks(made: Tree.Document, { page, paths, files }: Linking): ThemeProblem[] {
  const here = `http://site.invalid${PREVIEW_SITE}${page.path}`;
  return referencesIn(made).flatMap((reference) => {
    const url = URL.parse(reference, here);
    if (!url || url.host !== "site.invalid" || url.pathname.startsWith("/api/")) return [];
    const inside = url.pathname.startsWith(PREVIEW_SITE)
      ? url.pathname.slice(PREVIEW_SITE.length)
      : url.pathname.slice(1);
    const path = decodeURI(inside);
    if (
      paths.has(path) ||
      paths.has(`${path}${path === "" || path.endsWith("/") ? "" : "/"}index.html`)
    )
      return [];
    const shown = reference.startsWith(PREVIEW_SITE)
      ? reference.slice(PREVIEW_SITE.length)
      : reference;
    const { file, ...place } = placeOf(reference, templateOf(page.kind), files.templates);
    return [problemIn(file, "broken-link", { ...place, detail: shown, page: page.path })];
  });
}

/** Where a template says the reference as it stands; else the page's template, which has it from a value. */
function placeOf(
  reference: string,
  template: string,
  templates: ReadonlyMap<string, ThemeFileSource>,
): { file: string; line?: number; column?: number } {
  for (const { file, text } of templates.values()) {
    const at = text().indexOf(`"${reference}"`);
    if (at >= 0) return { file, ...placeAt(text(), at + 1) };
  }
  return { file: templates.get(`${template}.liquid`)?.file ?? "" };
}

const referring = new Set(["href", "src", "poster"]);

function referencesIn(node: Tree.Node): string[] {
  const own =
    "attrs" in node
      ? node.attrs.flatMap(({ name, value }) => {
          if (name === "srcset")
            return value.split(",").map((one) => one.trim().split(/\s/)[0] ?? "");
          return referring.has(name) && !value.startsWith("#") ? [value] : [];
        })
      : [];
  const children = "childNodes" in node ? node.childNodes : [];
  return [...own, ...children.flatMap(referencesIn)];
}

function once(problems: readonly ThemeProblem[]): ThemeProblem[] {
  const told = new Map<string, ThemeProblem>();
  for (const problem of problems) {
    const { code, file, line, column, detail } = problem;
    const key = JSON.stringify([code, file, line, column, detail]);
    if (!told.has(key)) told.set(key, problem);
  }
  const at = ({ file, line, column }: ThemeProblem) =>
    `${file} ${String(line ?? 0).padStart(6, "0")} ${String(column ?? 0).padStart(6, "0")}`;
  return [...told.values()].sort((a, b) => (at(a) < at(b) ? -1 : 1));
}
