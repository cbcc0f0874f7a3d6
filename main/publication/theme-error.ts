/** A theme that pages cannot be made with, and how Liquid's errors become its problems. */
import { LiquidError } from "liquidjs";
import { placeAt, problemIn, type ThemeProblem } from "../../core/publication/theme-problem.ts";
import { PublicationError } from "./publication-error.ts";
import type { ThemeFileSource } from "./theme-files.ts";

/** A template as its problems are told. */
export type TemplateSource = Pick<ThemeFileSource, "file" | "text">;

/** Refuses a publication before anything is written. */
export class ThemeError extends PublicationError {
  readonly problems: ThemeProblem[];
  constructor(problems: ThemeProblem[]) {
    super({ code: "THEME_BROKEN", problems });
    this.problems = problems;
  }
}

const kinds: readonly [RegExp, ThemeProblem["code"]][] = [
  [/^undefined filter: (.+)$/s, "unknown-filter"],
  [/^tag "(.+)" not found$/s, "unknown-tag"],
  [/Failed to lookup "(.+?)" in /s, "missing-template"],
  [/^undefined variable: (.+)$/s, "unknown-variable"],
];

/** Everything that went wrong, with its place in the templates. Throws what is not Liquid's. */
export function liquidProblems(
  error: unknown,
  templates: ReadonlyMap<string, TemplateSource>,
  page = "",
): ThemeProblem[] {
  if (!LiquidError.is(error)) throw error;
  const inner = (error as LiquidError & { errors?: LiquidError[] }).errors;
  if (inner) return inner.flatMap((one) => liquidProblems(one, templates, page));
  return [toProblem(error, templates, page)];
}

function toProblem(
  error: LiquidError,
  templates: ReadonlyMap<string, TemplateSource>,
  page: string,
): ThemeProblem {
  const { token } = error;
  // A variable's token knows its template's text only, not its name.
  const source =
    templates.get(token.file ?? "") ??
    [...templates.values()].find(({ text }) => text() === token.input);
  const [line = null, column = null] = token.getPosition();
  // Liquid appends the place, which is told apart.
  const said = error.message.replace(/(?:, file:[^,]+)?, line:\d+, col:\d+$/s, "");
  const place = { line, column, page };
  const file = source?.file ?? "";
  for (const [pattern, code] of kinds) {
    const name = pattern.exec(said)?.[1];
    if (name === undefined) continue;
    const among = code === "unknown-variable" ? nameAmong(name) : null;
    return problemIn(file, among?.code ?? code, { ...place, detail: among?.name ?? name });
  }
  const code = error.name === "RenderError" ? "failed" : "liquid-syntax";
  return problemIn(file, code, { ...place, detail: said });
}

/** A word or file that is missing is told as such. */
function nameAmong(variable: string): { code: ThemeProblem["code"]; name: string } | null {
  const [, list, name] = /^(words|otherWords|files)\.(.+)$/s.exec(variable) ?? [];
  if (list === undefined || name === undefined) return null;
  return { code: list === "files" ? "missing-asset" : "missing-word", name };
}

/** A template that another one names is not there: Liquid does not say where it was named. */
export function missingTemplate(
  error: unknown,
  { file, text }: TemplateSource,
): ThemeProblem | null {
  const name = error instanceof Error && /Failed to lookup "(.+?)" in /s.exec(error.message)?.[1];
  if (!name) return null;
  const at = text().search(new RegExp(`["']${name.replace(/[^\w]/g, "\\$&")}["']`));
  // Named in a template that this one names; that one is told of by itself.
  if (at < 0) return null;
  return problemIn(file, "missing-template", { ...placeAt(text(), at), detail: name });
}
