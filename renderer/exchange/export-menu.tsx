/** Gives the report away as a file: which edition, in which format, with which pictures; or prints it. */
import { Modal } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import { useCommands } from "../app/commands.tsx";
import { DialogButton } from "../app/dialog-button.tsx";
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
      <DialogButton
        variant="subtle"
        color="gray"
        size="lg"
        label={t("open")}
        keys={KEYS}
        open={open}
      >
        <IconFileExport size={19} stroke={1.6} />
      </DialogButton>
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
