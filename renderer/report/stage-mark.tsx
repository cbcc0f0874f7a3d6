/** A stage as a shape and a word: open ring, half-filled ring, seal, a seal that is struck out; and whether the text went on after it. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Lang } from "../../core/report/lang.ts";
import { shownStage, type Stage } from "../../core/report/stage.ts";
import styles from "./stage-mark.module.css";

const shapes: Record<Stage | "withdrawn", JSX.Element> = {
  draft: <circle cx="8" cy="8" r="5.5" fill="none" strokeDasharray="2.6 1.8" />,
  review: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  approved: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="2.5" fill="currentColor" stroke="none" />
      <path d="m4.9 8.2 2.2 2.2 4-4.6" fill="none" stroke="var(--sheet)" strokeWidth="1.7" />
    </>
  ),
  withdrawn: (
    <>
      <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="2" fill="none" />
      <path d="M3.5 12.5 12.5 3.5" fill="none" />
    </>
  ),
};

export function StageMark({ edition }: { edition: ReportSummary[Lang] }): JSX.Element {
  const { t } = useTranslation("report");
  const shown = shownStage(edition);
  return (
    <span className={styles.mark} data-stage={shown}>
      <svg
        viewBox="0 0 16 16"
        width="15"
        height="15"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        {shapes[shown === "changed" ? "approved" : shown]}
      </svg>
      {t(`stage.${shown}`)}
    </span>
  );
}
