/** What can be done to a report from the desk and from its own frame; says what was done, with undo. */
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { Stage } from "../../core/report/stage.ts";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { useTell } from "../app/tell.tsx";
import type { Note } from "./correction-field.tsx";

export interface ReportActions {
  create: (sourceLang: Lang, column: string) => void;
  duplicate: (report: ReportSummary) => void;
  bin: (report: ReportSummary) => void;
  restore: (report: ReportSummary) => void;
  /** Resolves when the move is made or refused; a refusal has been told by then. */
  advance: (report: ReportSummary, lang: Lang, to: Stage, corrections?: Note[]) => Promise<void>;
}

export function useReportActions(): ReportActions {
  const { t } = useTranslation("report");
  const queryClient = useQueryClient();
  const tell = useTell();
  const [, navigate] = useLocation();
  const refresh = async (report: ReportSummary): Promise<void> => {
    queryClient.setQueryData([...keys.report, report.number], report);
    await queryClient.invalidateQueries({ queryKey: keys.reports });
  };
  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      tell.error(error);
    }
  };
  const restore = (report: ReportSummary): void =>
    void run(async () => {
      await refresh(await client.report.restore({ id: report.id }));
      tell.done(t("done.restored", { number: report.number }));
    });
  return {
    restore,
    create: (sourceLang, column) =>
      void run(async () => {
        const report = await client.report.create({ sourceLang, column });
        await refresh(report);
        navigate(`/report/${report.number}/write?lang=${sourceLang}`);
      }),
    duplicate: (report) =>
      void run(async () => {
        const copy = await client.report.duplicate({ id: report.id });
        await refresh(copy);
        tell.done(t("done.duplicated", { number: report.number, copy: copy.number }));
      }),
    bin: (report) =>
      void run(async () => {
        await refresh(await client.report.bin({ id: report.id }));
        tell.done(t("done.binned", { number: report.number }), () => restore(report));
      }),
    advance: (report, lang, to, corrections) =>
      run(async () =>
        refresh(await client.report.advance({ id: report.id, lang, to, corrections })),
      ),
  };
}
