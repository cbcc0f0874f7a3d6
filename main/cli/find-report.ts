/** The report that somebody named by its running number or its id. */
import type { ReportSummary } from "../../core/api/report.ts";
import { reportIdSchema } from "../../core/report/ids.ts";
import type { OpenLibrary } from "../open-library.ts";
import { CliError } from "./refusal.ts";

/** @throws CliError `REPORT_NOT_FOUND` */
export function getReport({ reports }: OpenLibrary, named: string): ReportSummary {
  const id = reportIdSchema.safeParse(named.toUpperCase());
  const byId = id.success ? reports.find(id.data) : null;
  const found = byId ?? (/^\d{1,15}$/.test(named) ? reports.findByNumber(Number(named)) : null);
  if (!found) throw new CliError("REPORT_NOT_FOUND", { report: named });
  return found;
}
