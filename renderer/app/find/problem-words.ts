/** What is wrong with a pattern, in words. */
import type { TFunction } from "i18next";
import type { PatternProblem } from "../../../core/find/pattern-problem.ts";

export function problemWords(problem: PatternProblem | "slow", t: TFunction<"find">): string {
  if (problem === "slow") return t("problem.slow");
  const what = t(`problem.${problem.code}`);
  return problem.at === null ? what : t("problem.place", { what, at: problem.at + 1 });
}
