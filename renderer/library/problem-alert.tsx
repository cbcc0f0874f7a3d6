/** Why a library could not be opened or made, and what to do. */
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LibraryProblem } from "../../core/library/library-problem.ts";
import { type ErrorWords, libraryProblemWords, useErrorWords } from "../app/error-text.ts";
import styles from "./welcome.module.css";

function WordsAlert({ words }: { words: ErrorWords }): JSX.Element {
  return (
    <Alert
      color="cinnabar"
      variant="light"
      icon={<IconAlertTriangle size={20} />}
      title={words.title}
      className={styles.alert}
    >
      {words.advice}
    </Alert>
  );
}

/** The library that was to be opened when the program started could not be. */
export function ProblemAlert({ problem }: { problem: LibraryProblem }): JSX.Element {
  const { t } = useTranslation("error");
  return <WordsAlert words={libraryProblemWords(problem, t)} />;
}

export function RefusalAlert({ error }: { error: unknown }): JSX.Element {
  return <WordsAlert words={useErrorWords()(error)} />;
}
