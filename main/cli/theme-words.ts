/** How a terminal tells of a theme's problem: the place as compilers write it, then what to do. */
import type { ThemeProblem } from "../../core/publication/theme-problem.ts";
import type { TerminalWords } from "../terminal-words.ts";

export function themeProblemLine(problem: ThemeProblem, words: TerminalWords): string {
  const { code, file, line, column, detail, page } = problem;
  const place = [file, line, column].filter((part) => part !== null && part !== "").join(":");
  const seen = page === "" ? "" : ` (${words("said.onPage", { page })})`;
  return `${place}: ${words(`publication:theme.problem.${code}`, { detail })}${seen}`;
}
