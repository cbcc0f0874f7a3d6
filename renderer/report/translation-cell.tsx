/** How far a report's translation is: a bar, a count, and what the source's changes made out of date. */
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Cell } from "./cell.tsx";
import type { ReportSummary } from "../../core/api/report.ts";
import { otherLang } from "../../core/report/lang.ts";
import styles from "./translation-cell.module.css";

export function TranslationCell({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation("report");
  const { progress } = report;
  const translation = report[otherLang(report.sourceLang)];
  if (progress.blocks === 0) return <Cell>{t("none")}</Cell>;
  const done = progress.blocksDone === progress.blocks;
  const untouched = progress.blocksDone === 0 && translation.words === 0;
  return (
    <Cell className={styles.cell}>
      {untouched ? (
        <span className={styles.faint}>{t("translation.untouched")}</span>
      ) : (
        <span className={done ? styles.done : undefined}>
          {done && <IconCheck size={15} stroke={2} aria-hidden="true" />}
          {done
            ? t("translation.done")
            : t("translation.count", { done: progress.blocksDone, blocks: progress.blocks })}
        </span>
      )}
      {!done && (
        <span className={styles.bar} aria-hidden="true">
          <span style={{ width: `${(100 * progress.blocksDone) / progress.blocks}%` }} />
        </span>
      )}
      {progress.outdated > 0 && (
        <span className={styles.outdated}>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
          {t("translation.outdated", { count: progress.outdated })}
        </span>
      )}
    </Cell>
  );
}
