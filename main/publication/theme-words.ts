/** The words of a theme, the library's over the default ones. */
import { z } from "zod";
import { placeAt, problemIn, type ThemeProblem } from "../../core/publication/theme-problem.ts";
import type { ThemeWords } from "../../core/publication/view.ts";
import { THEME_FOLDER, type ThemeFileSource } from "./theme-files.ts";

const wordsSchema = z.record(z.string(), z.string());

/** Adds what is wrong to `problems`. */
export function readWords(
  files: ReadonlyMap<string, ThemeFileSource>,
  problems: ThemeProblem[],
): Record<"zh" | "en", ThemeWords> {
  const of = (lang: "zh" | "en"): ThemeWords => ({
    ...parse(files.get(`${lang}.json`), problems),
    ...parse(files.get(`${THEME_FOLDER}/${lang}.json`), problems),
  });
  return { zh: of("zh"), en: of("en") };
}

function parse(source: ThemeFileSource | undefined, problems: ThemeProblem[]): ThemeWords {
  if (!source) return {};
  const { file } = source;
  const text = source.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    // V8 says where, except that the text ends too early.
    const offset = Number(/at position (\d+)/.exec(said)?.[1] ?? text.length);
    const detail = said.replace(/ in JSON.*$/s, "");
    problems.push(problemIn(file, "json-syntax", { ...placeAt(text, offset), detail }));
    return {};
  }
  const words = wordsSchema.safeParse(json);
  if (words.success) return words.data;
  const name = String(words.error.issues[0]?.path[0] ?? "");
  const at = text.indexOf(JSON.stringify(name));
  const place = at < 0 ? {} : placeAt(text, at);
  problems.push(problemIn(file, "words-shape", { ...place, detail: name }));
  return {};
}
