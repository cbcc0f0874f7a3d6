/** Gives the report away as a file: which edition, in which format, with which pictures; or prints it. */
import { ActionIcon, Modal, Tooltip } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import { useCommands } from "../app/commands.tsx";
import { KeyCaps } from "../app/key-caps.tsx";
import { ExportForm } from "./export-form.tsx";

const KEYS = "alt+shift+e";

export function ExportMenu({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation("export");
  const [opened, setOpened] = useState(false);
  const open = (): void => setOpened(true);
  const close = (): void => setOpened(false);
  useCommands([{ id: "report-export", group: "report", label: t("open"), keys: KEYS, run: open }]);
  return (
    <>
      <Tooltip
        label={
          <>
            {t("open")} <KeyCaps keys={KEYS} />
          </>
        }
      >
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("open")}
          aria-haspopup="dialog"
          onClick={open}
        >
          <IconFileExport size={19} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={opened}
        onClose={close}
        title={t("title")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <ExportForm report={report} onDone={close} />
      </Modal>
    </>
  );
}
