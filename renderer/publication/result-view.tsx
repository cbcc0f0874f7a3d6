/** What a publication came to, told as it is. */
import { Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconPlayerStop } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerEntry } from "../../core/publication/plan.ts";
import { useFailureWords } from "./failure-words.ts";
import styles from "./publish.module.css";
import { WhereToLook } from "./site-address.tsx";

const icons = {
  done: IconCheck,
  failed: IconAlertTriangle,
  cancelled: IconPlayerStop,
  running: IconPlayerStop,
};

export function ResultView({ entry }: { entry: LedgerEntry }): JSX.Element {
  const { t } = useTranslation("publication");
  const failure = useFailureWords();
  const Icon = icons[entry.outcome];
  const counts = {
    written: entry.added.length + entry.changed.length,
    removed: entry.removed.length,
    unchanged: entry.unchanged,
  };
  return (
    <div
      className={styles.result}
      data-outcome={entry.outcome}
      role={entry.outcome === "failed" ? "alert" : undefined}
      aria-live="polite"
    >
      <Text fw={600} className={styles.outcome}>
        <Icon size={18} stroke={1.8} aria-hidden />
        {entry.backTo !== null && entry.outcome === "done"
          ? t("result.wentBack", { target: entry.target, number: entry.backTo })
          : t(`result.${entry.outcome}`, { target: entry.target })}
      </Text>
      {entry.failure && <Text size="sm">{failure(entry.failure)}</Text>}
      <Text size="sm">{t("result.counts", counts)}</Text>
      {entry.outcome === "done" && <WhereToLook target={entry.target} />}
      {entry.outcome !== "done" && <Text size="sm">{t("result.whole")}</Text>}
    </div>
  );
}
