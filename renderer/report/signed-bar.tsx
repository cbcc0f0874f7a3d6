/** Says of a signed-off edition that can be typed in where its changes go, and offers the next signature. */
import { Button, Group, Text } from "@mantine/core";
import { IconArrowLeft, IconRosetteDiscountCheck } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { Stage } from "../../core/report/stage.ts";
import styles from "./signed-bar.module.css";
import { useReportActions } from "./use-report-actions.ts";

export function SignedBar({ report, lang }: { report: ReportSummary; lang: Lang }): JSX.Element {
  const { t } = useTranslation("report");
  const [busy, setBusy] = useState<Stage | null>(null);
  const { advance } = useReportActions();
  const { changedSinceSigned } = report[lang];
  const move = async (to: Stage): Promise<void> => {
    setBusy(to);
    await advance(report, lang, to);
    setBusy(null);
  };
  return (
    <Group className={styles.bar} gap="sm" role="note">
      <IconRosetteDiscountCheck size={18} stroke={1.6} aria-hidden="true" />
      <Text size="sm">
        {t(changedSinceSigned ? "signed.changed" : "signed.text", {
          edition: t(`edition.${lang}`),
        })}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        ml="auto"
        leftSection={<IconArrowLeft size={15} />}
        loading={busy === "draft"}
        onClick={() => void move("draft")}
      >
        {t("move.toDraft.do")}
      </Button>
      {changedSinceSigned && (
        <Button
          size="compact-sm"
          loading={busy === "approved"}
          onClick={() => void move("approved")}
        >
          {t("move.again.do")}
        </Button>
      )}
    </Group>
  );
}
