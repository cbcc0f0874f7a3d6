/** Reports that are marked on the desk, in the order in which they were; they stay so while rooms are changed. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { ReportSummary } from "../../core/api/report.ts";
import { useKept } from "./kept.ts";

export interface MarkedReports {
  reports: readonly ReportSummary[];
  set: (reports: readonly ReportSummary[]) => void;
  /** Marks the report, or takes the mark off. */
  toggle: (report: ReportSummary) => void;
}

const none: readonly ReportSummary[] = [];
const markedKey = ["marked-reports"];

export function useMarkedReports(): MarkedReports {
  const queryClient = useQueryClient();
  const reports = useKept(markedKey, none);
  const set = (next: readonly ReportSummary[]): void => {
    queryClient.setQueryData<readonly ReportSummary[]>(markedKey, next);
  };
  // Always the same function: the rows of the desk are drawn again only for what is their own.
  const toggle = useCallback(
    (report: ReportSummary): void => {
      queryClient.setQueryData<readonly ReportSummary[]>(markedKey, (now = none) =>
        now.some(({ id }) => id === report.id)
          ? now.filter(({ id }) => id !== report.id)
          : [...now, report],
      );
    },
    [queryClient],
  );
  return { reports, set, toggle };
}
