/** Gives the report away as a file: which edition, in which format, with which pictures; or prints it. */
import { IconFileExport } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import { HeadDialog } from "../app/head-dialog.tsx";
import { ExportForm } from "./export-form.tsx";

export function ExportMenu({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation("export");
  return (
    <HeadDialog
      id="report-export"
      keys="alt+shift+e"
      label={t("open")}
      icon={<IconFileExport size={19} stroke={1.6} />}
      title={t("title")}
      closeLabel={t("close")}
    >
      {(close) => <ExportForm report={report} onDone={close} />}
    </HeadDialog>
  );
}
