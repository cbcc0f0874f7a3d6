/** The assets of a theme with their paths on the site; style sheets refer to one another and to pictures by name. */
import { extname, posix } from "node:path";
import { CssSyntaxError, parse } from "postcss";
import { placeAt, problemIn, type ThemeProblem } from "../../core/publication/theme-problem.ts";
import { compactCss } from "./compact-css.ts";
import { sha256 } from "./hash.ts";
import type { ThemeFileSource } from "./theme-files.ts";

export interface ThemeFile {
  /** Path on the site; carries a hash of the content, so browsers may keep it for ever. */
  path: string;
  bytes: Uint8Array;
}

/** `url(x)`, `url("x")`, and the file of `@import "x"`. */
const reference = /(url\(\s*(["']?)|@import\s+(["']))([^"')\s]+)(?:\2|\3)/g;
const isOurs = (target: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(target);

/**
 * Names in style sheets become the names on the site, which carry a hash. Adds to `problems` what is no CSS and what
 * refers to a file that is not there.
 */
export function linkAssets(
  sources: ReadonlyMap<string, ThemeFileSource>,
  problems: ThemeProblem[],
): Map<string, ThemeFile> {
  const linked = new Map<string, ThemeFile>();
  const underWay = new Set<string>();

  const link = (name: string, source: ThemeFileSource): ThemeFile => {
    const known = linked.get(name);
    if (known) return known;
    underWay.add(name);
    const bytes = name.endsWith(".css") ? sheet(name, source) : source.bytes;
    underWay.delete(name);
    const file = { path: assetPath(name, bytes), bytes };
    linked.set(name, file);
    return file;
  };

  const sheet = (name: string, { file, text }: ThemeFileSource): Uint8Array => {
    const css = withBlankComments(text());
    const problem = syntaxProblem(file, text());
    if (problem) problems.push(problem);
    const out = css.replace(reference, (whole, start: string, ...found: string[]) => {
      const [, , target = ""] = found;
      if (!isOurs(target)) return whole;
      const bare = target.replace(/[?#].*$/, "");
      const after = target.slice(bare.length);
      const wanted = posix.join(posix.dirname(name), bare);
      const source = sources.get(wanted);
      // Sheets that import each other in a circle have no hash to be named by.
      if (!source || underWay.has(wanted)) {
        const offset = Number(found.at(-2)) + start.length;
        const place = placeAt(css, offset);
        problems.push(problemIn(file, "missing-asset", { ...place, detail: target }));
        return whole;
      }
      const { path } = link(wanted, source);
      const from = posix.dirname(`assets/${name}`);
      return start + posix.relative(from, path) + after + whole.slice(start.length + target.length);
    });
    return Buffer.from(problem ? out : compactCss(out));
  };

  for (const [name, source] of sources) link(name, source);
  return new Map([...linked].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a comment names need not be there; everything else stays at its place. */
const withBlankComments = (css: string): string =>
  css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));

function syntaxProblem(file: string, css: string): ThemeProblem | null {
  try {
    parse(css);
    return null;
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const { line = null, column = null, reason } = error;
    return problemIn(file, "css-syntax", { line, column, detail: reason });
  }
}

function assetPath(name: string, bytes: Uint8Array): string {
  const ext = extname(name);
  return `assets/${name.slice(0, name.length - ext.length)}.${sha256(bytes).slice(0, 12)}${ext}`;
}
