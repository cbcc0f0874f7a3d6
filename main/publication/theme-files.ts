/** The files that a theme is made of: those of the default theme, each replaced by the library's own where there is one. */
import { isUtf8 } from "node:buffer";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { problemIn, type ThemeProblem } from "../../core/publication/theme-problem.ts";
import { sha256 } from "./hash.ts";

/** Folder of a library that holds its own files of the theme. */
export const THEME_FOLDER = "theme";

export const themeParts = ["templates", "assets", "words"] as const;
export type ThemePart = (typeof themeParts)[number];

export interface ThemeFileSource {
  /** As people are told of it: `theme/assets/site.css` is the library's, `assets/site.css` the default theme's. */
  file: string;
  own: boolean;
  bytes: Uint8Array;
  text(): string;
}

/**
 * By part, by name within the part with `/` between folders: `site.css`, `partials/head.liquid`. A library's own words
 * are `theme/zh.json` and `theme/en.json`.
 */
export type ThemeFiles = Record<ThemePart, Map<string, ThemeFileSource>>;

export interface ThemeFolders {
  defaultDir: string;
  /** Need not exist. */
  ownDir: string | null;
}

/** A theme is kept in memory; films and the like belong to reports. */
const MAX_BYTES = 10 * 1024 * 1024;

/** Written by editors and systems beside the files that people write. */
const isLitter = (name: string): boolean =>
  name.startsWith(".") || /(?:~|\.sw[a-z]|\.tmp|\.bak|\.orig)$/i.test(name) || name === "Thumbs.db";

interface Listed {
  name: string;
  path: string;
  stamp: string;
  sizeBytes: number;
}

/** Files below a folder, none where it is not there. What is a link is left out: it could lead out of the library. */
async function list(dir: string, prefix = ""): Promise<Listed[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  });
  const found = await Promise.all(
    entries.map(async (entry): Promise<Listed[]> => {
      if (isLitter(entry.name)) return [];
      const path = join(dir, entry.name);
      const name = prefix + entry.name;
      if (entry.isDirectory()) return list(path, `${name}/`);
      if (!entry.isFile()) return [];
      const stat = await lstat(path).catch(() => null);
      if (!stat) return [];
      const stamp = `${name} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.size}`;
      return [{ name, path, stamp, sizeBytes: stat.size }];
    }),
  );
  return found.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Changes when a file of the theme is written, added or taken away; reads none of them. */
export async function stampOf({ defaultDir, ownDir }: ThemeFolders): Promise<string> {
  const [given, own] = await Promise.all([list(defaultDir), ownDir ? list(ownDir) : []]);
  return sha256(JSON.stringify([given, own].map((files) => files.map(({ stamp }) => stamp))));
}

export const nameOf = (part: ThemePart, name: string, own: boolean): string =>
  `${own ? `${THEME_FOLDER}/` : ""}${part}/${name}`;

/** Reads both folders. What cannot be taken is told of and left out. */
export async function readThemeFiles(
  folders: ThemeFolders,
): Promise<{ files: ThemeFiles; problems: ThemeProblem[] }> {
  const files: ThemeFiles = { templates: new Map(), assets: new Map(), words: new Map() };
  const problems: ThemeProblem[] = [];
  const layers = [
    { dir: folders.defaultDir, own: false },
    ...(folders.ownDir ? [{ dir: folders.ownDir, own: true }] : []),
  ];
  for (const { dir, own } of layers)
    for (const part of themeParts)
      for (const { name, path, sizeBytes } of await list(join(dir, part))) {
        const file = nameOf(part, name, own);
        const refused = own && (refusalOf(part, name) ?? (sizeBytes > MAX_BYTES && "too-large"));
        if (refused) {
          problems.push(problemIn(file, refused, { detail: name }));
          continue;
        }
        const bytes = await readFile(path).catch((error: unknown) => {
          const { code = "" } = error as NodeJS.ErrnoException;
          problems.push(problemIn(file, "unreadable", { detail: code }));
          return null;
        });
        if (bytes && own && isText(part, name) && !isUtf8(bytes)) {
          problems.push(problemIn(file, "not-utf8", { detail: name }));
          continue;
        }
        // A library's words are laid over the default ones, so both files are kept.
        const key = part === "words" && own ? `${THEME_FOLDER}/${name}` : name;
        if (bytes) files[part].set(key, source(file, own, bytes));
      }
  return { files, problems };
}

function source(file: string, own: boolean, bytes: Uint8Array): ThemeFileSource {
  let text: string | null = null;
  return { file, own, bytes, text: () => (text ??= new TextDecoder().decode(bytes)) };
}

/** Editors of Chinese systems save as GB18030 too, which would be published as signs that nobody can read. */
const isText = (part: ThemePart, name: string): boolean =>
  part !== "assets" || /\.(?:css|js|mjs|json|svg|txt|xml|html|webmanifest)$/.test(name);

function refusalOf(part: ThemePart, name: string): ThemeProblem["code"] | null {
  if (part === "assets") return /^[a-z0-9_~-][a-z0-9._~/-]*$/.test(name) ? null : "bad-name";
  if (part === "templates") return name.endsWith(".liquid") ? null : "unused-file";
  return name === "zh.json" || name === "en.json" ? null : "unused-file";
}

/** Files of the library's theme that lie where nobody looks for them; a note to the reader may lie anywhere at the top. */
export async function strayFiles(ownDir: string): Promise<ThemeProblem[]> {
  return (await list(ownDir))
    .filter(({ name }) => !themeParts.some((part) => name.startsWith(`${part}/`)))
    .filter(({ name }) => !/^(?:readme|licen[cs]e)[^/]*$/i.test(name))
    .map(({ name }) => problemIn(`${THEME_FOLDER}/${name}`, "unused-file", { detail: name }));
}
