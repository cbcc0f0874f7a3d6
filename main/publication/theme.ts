/** The site's theme: Liquid templates, files that go on the site as they are, and its words in both languages. */
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Liquid } from "liquidjs";
import { z } from "zod";
import type { SitePage } from "../../core/publication/site.ts";
import type { PageView, ThemeWords } from "../../core/publication/view.ts";
import { sha256 } from "./hash.ts";

export interface ThemeFile {
  /** Path on the site; carries a hash of the content, so browsers may keep it for ever. */
  path: string;
  bytes: Uint8Array;
}

export interface Theme {
  /** Changes when any template, word or file changes. */
  fingerprint: string;
  words: Record<"zh" | "en", ThemeWords>;
  files: Record<string, ThemeFile>;
  /** `lead` and `body` are HTML already; everything else is escaped by the templates. */
  render(kind: SitePage["kind"], view: PageView, body: { lead: string; body: string }): string;
}

const wordsSchema = z.record(z.string(), z.string());

/** Reads `templates/*.liquid`, `assets/*` and `words/{zh,en}.json` of a theme's folder. */
export async function loadTheme(themeDir: string): Promise<Theme> {
  const templatesDir = join(themeDir, "templates");
  const templates = await readAll(templatesDir);
  const assets = await readAll(join(themeDir, "assets"));
  const words = await readAll(join(themeDir, "words"));
  const engine = new Liquid({
    root: templatesDir,
    extname: ".liquid",
    outputEscape: "escape",
    strictFilters: true,
    ownPropertyOnly: true,
    cache: true,
  });
  const fingerprint = sha256(
    JSON.stringify(
      [...templates, ...assets, ...words].map(([name, bytes]) => [name, sha256(bytes)]),
    ),
  );
  return {
    fingerprint,
    words: { zh: parseWords(words, "zh.json"), en: parseWords(words, "en.json") },
    files: Object.fromEntries(assets.map(([name, bytes]) => [keyOf(name), themeFile(name, bytes)])),
    render: (kind, view, { lead, body }) =>
      String(engine.renderFileSync(kind, { ...view, lead, body })),
  };
}

async function readAll(dir: string): Promise<[string, Uint8Array][]> {
  const names = (await readdir(dir)).sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, Uint8Array]> => [name, await readFile(join(dir, name))],
    ),
  );
}

const parseWords = (files: [string, Uint8Array][], name: string): ThemeWords => {
  const found = files.find(([file]) => file === name);
  return wordsSchema.parse(JSON.parse(found ? new TextDecoder().decode(found[1]) : "{}"));
};

/** `site.css` is `site_css` in templates. */
const keyOf = (name: string): string => name.replace(/[^a-z0-9]/gi, "_");

function themeFile(name: string, bytes: Uint8Array): ThemeFile {
  const ext = extname(name);
  return {
    path: `assets/${name.slice(0, -ext.length)}.${sha256(bytes).slice(0, 12)}${ext}`,
    bytes,
  };
}
