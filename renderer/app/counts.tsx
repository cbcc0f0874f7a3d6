/** Figures of a plan or a result, each above its name. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import styles from "./counts.module.css";

export interface Count {
  label: string;
  /** A number, or a figure in words. */
  value: number | string;
  tone?: "good" | "due" | "bad" | undefined;
  /** Stands apart, at the end of the line, with all that follow. */
  isAside?: boolean;
}

export function Counts({ counts }: { counts: readonly Count[] }): JSX.Element {
  const { i18n } = useTranslation();
  return (
    <dl className={styles.counts}>
      {counts.map(({ label, value, tone, isAside }) => (
        <div
          key={label}
          data-tone={tone}
          data-none={value === 0 || undefined}
          data-aside={isAside || undefined}
        >
          <dt>{label}</dt>
          <dd>{typeof value === "number" ? value.toLocaleString(i18n.language) : value}</dd>
        </div>
      ))}
    </dl>
  );
}
