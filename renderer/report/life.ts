/** What was done to a report, on the desk and on the site, as the window asks for it. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ReportSummary } from "../../core/api/report.ts";
import { type Client, client } from "../app/client.ts";
import { keys } from "../app/query.ts";

export type Life = Awaited<ReturnType<Client["report"]["life"]>>;

/** @param wanted false while nobody looks */
export const useLife = (report: ReportSummary, wanted: boolean): UseQueryResult<Life> =>
  useQuery({
    queryKey: [...keys.report, report.number, "life"],
    queryFn: () => client.report.life({ id: report.id }),
    enabled: wanted,
  });
