/** What is still open in a report, told to whoever is about to pass it on. */
import { Text } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";

/** Nothing while nothing is open. What is missing after the signature has to be signed again. */
export function StillOpen({ report }: { report: ReportSummary }): JSX.Element | null {
  const { t } = useTranslation("report");
  const { releaseDate, page, figuresMissing, toCheck, commentsOpen } = report;
  const open = [
    ...(releaseDate === null && page === null ? [t("stillOpen.noDate")] : []),
    ...(figuresMissing > 0 ? [t("photoGaps", { count: figuresMissing })] : []),
    ...(toCheck > 0 ? [t("toCheck", { count: toCheck })] : []),
    ...(commentsOpen > 0 ? [t("commentsOpen", { count: commentsOpen })] : []),
  ];
  if (open.length === 0) return null;
  return (
    <Text size="xs" mt={6} c="var(--amber)">
      {t("stillOpen.text", { open: open.join(t("stillOpen.joint")) })}
    </Text>
  );
}
