/** What a publication came to, told as it is. */
import { Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconPlayerStop } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerEntry } from "../../core/publication/plan.ts";
import { useLostKeyboard } from "../app/keyboard-lost.ts";
import { useFailureWords } from "./failure-words.ts";
import styles from "./publish.module.css";
import { WhereToLook } from "./site-address.tsx";

const icons = {
  done: IconCheck,
  failed: IconAlertTriangle,
  cancelled: IconPlayerStop,
  running: IconPlayerStop,
};

interface ResultViewProps {
  entry: LedgerEntry;
  /** Makes the plan of what is left. */
  goOn: () => void;
}

export function ResultView({ entry, goOn }: ResultViewProps): JSX.Element {
  const { t } = useTranslation("publication");
  const Icon = icons[entry.outcome];
  const result = useLostKeyboard<HTMLDivElement>();
  const counts = {
    written: entry.added.length + entry.changed.length,
    removed: entry.removed.length,
    unchanged: entry.unchanged,
  };
  return (
    <div
      className={styles.result}
      ref={result}
      tabIndex={-1}
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
      <Failures entry={entry} />
      <Text size="sm">{t("result.counts", counts)}</Text>
      {entry.outcome === "done" && <WhereToLook target={entry.target} />}
      {entry.outcome !== "done" && (
        <>
          <Text size="sm">{t("result.whole")}</Text>
          <Button size="xs" variant="default" mt={6} className={styles.goOn} onClick={goOn}>
            {t("resume")}
          </Button>
        </>
      )}
    </div>
  );
}

/** Every file that went wrong, each with what to do about it. */
export function Failures({
  entry: { failure, furtherFailures = [] },
}: {
  entry: Pick<LedgerEntry, "failure" | "furtherFailures">;
}): JSX.Element | null {
  const { t } = useTranslation("publication");
  const words = useFailureWords();
  if (!failure) return null;
  if (furtherFailures.length === 0) return <Text size="sm">{words(failure)}</Text>;
  const all = [failure, ...furtherFailures];
  return (
    <>
      <Text size="sm">{t("failure.all", { count: all.length })}</Text>
      <ul className={styles.failures}>
        {all.map((one) => (
          <li key={one.path}>{words(one)}</li>
        ))}
      </ul>
    </>
  );
}
