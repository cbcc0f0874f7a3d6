/** Says of a signed-off edition that can be typed in where its changes go, and offers the next signature. */
import { Button, Group, Text } from "@mantine/core";
import { IconArrowLeft, IconRosetteDiscountCheck } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Lang } from "../../core/report/lang.ts";
import { useRunCommand } from "../app/commands.tsx";
import { stageCommand } from "./stage-control.tsx";
import styles from "./signed-bar.module.css";
import { useReportActions } from "./use-report-actions.ts";

export function SignedBar({ report, lang }: { report: ReportSummary; lang: Lang }): JSX.Element {
  const { t } = useTranslation("report");
  const [busy, setBusy] = useState(false);
  const run = useRunCommand();
  const { advance } = useReportActions();
  const { changedSinceSigned, withdrawn } = report[lang];
  const said = withdrawn
    ? "signed.withdrawn"
    : changedSinceSigned
      ? "signed.changed"
      : "signed.text";
  const sendBack = async (): Promise<void> => {
    setBusy(true);
    await advance(report, lang, "draft");
    setBusy(false);
  };
  return (
    <Group className={styles.bar} gap="sm" role="note">
      <IconRosetteDiscountCheck size={18} stroke={1.6} aria-hidden="true" />
      <Text size="sm">{t(said, { edition: t(`edition.${lang}`) })}</Text>
      <Button
        size="compact-sm"
        variant="default"
        ml="auto"
        leftSection={<IconArrowLeft size={15} />}
        loading={busy}
        onClick={() => void sendBack()}
      >
        {t("move.toDraft.do")}
      </Button>
      {changedSinceSigned && (
        // Where the note to readers is written that comes with it.
        <Button size="compact-sm" onClick={() => run(stageCommand(lang))}>
          {t("move.again.do")}
        </Button>
      )}
    </Group>
  );
}
