/** What is wrong in the site's theme: file, line, column, and what to do. */
import { ORPCError } from "@orpc/client";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { type ThemeProblem, themeProblemSchema } from "../../core/publication/theme-problem.ts";
import styles from "./theme-problems.module.css";

const brokenSchema = z.object({ problems: z.array(themeProblemSchema) });

/** Problems told of by a refused plan or publication, none for other refusals. */
export function themeProblemsOf(error: unknown): ThemeProblem[] {
  if (!(error instanceof ORPCError) || error.code !== "THEME_BROKEN") return [];
  return brokenSchema.parse(error.data).problems;
}

export function ThemeProblems({ problems }: { problems: ThemeProblem[] }): JSX.Element | null {
  const { t } = useTranslation("publication");
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const { code, file, line, column, detail } = problem;
        const place =
          line === null
            ? t("theme.file", { file })
            : t("theme.place", { file, line, column: column ?? 1 });
        return (
          <li key={JSON.stringify(problem)}>
            <code>{place}</code>
            <span>{t(`theme.problem.${code}`, { detail })}</span>
          </li>
        );
      })}
    </ul>
  );
}
