/** Says of an approved edition that can be typed in where its changes go, and offers the way back to a draft. */
import { Button, Group, Text } from "@mantine/core";
import { IconArrowLeft, IconRosetteDiscountCheck } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Lang } from "../../core/report/lang.ts";
import styles from "./signed-bar.module.css";
import { useReportActions } from "./use-report-actions.ts";

export function SignedBar({ report, lang }: { report: ReportSummary; lang: Lang }): JSX.Element {
  const { t } = useTranslation("report");
  const [busy, setBusy] = useState(false);
  const { advance } = useReportActions();
  const toDraft = async (): Promise<void> => {
    setBusy(true);
    await advance(report, lang, "draft");
    setBusy(false);
  };
  return (
    <Group className={styles.bar} gap="sm" role="note">
      <IconRosetteDiscountCheck size={18} stroke={1.6} aria-hidden="true" />
      <Text size="sm">{t("signed.text", { edition: t(`edition.${lang}`) })}</Text>
      <Button
        size="compact-sm"
        variant="default"
        ml="auto"
        leftSection={<IconArrowLeft size={15} />}
        loading={busy}
        onClick={() => void toDraft()}
      >
        {t("move.toDraft.do")}
      </Button>
    </Group>
  );
}
