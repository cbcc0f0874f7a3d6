/** The rows of the desk, fetched a page at a time as they come into view. */
import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import type { ReportSummary } from "../../core/api/report.ts";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { DESK_PAGE, type DeskQuery } from "./desk-query.ts";

const pageOf = (query: DeskQuery, page: number) => ({
  queryKey: [...keys.reports, query, page],
  queryFn: () => client.report.list({ ...query, offset: page * DESK_PAGE, limit: DESK_PAGE }),
});

/** How many reports `query` finds. Suspends until the first page is there. */
export function useReportTotal(query: DeskQuery): number {
  return useSuspenseQuery(pageOf(query, 0)).data.total;
}

/** The report at an index of the list; undefined while its page is on its way. `indexes` are those shown. */
export function useReportRows(
  query: DeskQuery,
  indexes: readonly number[],
): (index: number) => ReportSummary | undefined {
  const pages = [...new Set(indexes.map((index) => Math.floor(index / DESK_PAGE)))];
  const answers = useQueries({ queries: pages.map((page) => pageOf(query, page)) });
  return (index) =>
    answers[pages.indexOf(Math.floor(index / DESK_PAGE))]?.data?.rows[index % DESK_PAGE];
}
