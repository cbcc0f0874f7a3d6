/** What a publication came to, told as it is. */
import { Alert, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconPlayerStop } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerEntry } from "../../core/publication/plan.ts";
import { useFailureWords } from "./failure-words.ts";

const looks = {
  done: { color: "green", Icon: IconCheck },
  failed: { color: "cinnabar", Icon: IconAlertTriangle },
  cancelled: { color: "gray", Icon: IconPlayerStop },
  running: { color: "gray", Icon: IconPlayerStop },
} as const;

export function ResultView({ entry }: { entry: LedgerEntry }): JSX.Element {
  const { t } = useTranslation("publication");
  const failure = useFailureWords();
  const { color, Icon } = looks[entry.outcome];
  const counts = {
    written: entry.added.length + entry.changed.length,
    removed: entry.removed.length,
    unchanged: entry.unchanged,
  };
  return (
    <Alert
      color={color}
      variant="light"
      icon={<Icon size={20} />}
      title={t(`result.${entry.outcome}`, { target: entry.target })}
      role={entry.outcome === "failed" ? "alert" : "status"}
    >
      {entry.failure && <Text size="sm">{failure(entry.failure)}</Text>}
      <Text size="sm">{t("result.counts", counts)}</Text>
      {entry.outcome !== "done" && <Text size="sm">{t("result.whole")}</Text>}
    </Alert>
  );
}
