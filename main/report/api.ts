/** API of the desk. */
import { ORPCError } from "@orpc/server";
import type { ReportSummary } from "../../core/api/report.ts";
import { libraryApi } from "../api-context.ts";

/** The value, or `REPORT_NOT_FOUND`. */
function found<T>(value: T | null): T {
  if (value === null) throw new ORPCError("REPORT_NOT_FOUND", { defined: true, status: 404 });
  return value;
}

export const reportApi = {
  list: libraryApi.report.list.handler(({ context, input }) => context.library.reports.list(input)),
  get: libraryApi.report.get.handler(({ context, input }) =>
    found(context.library.reports.find(input.id)),
  ),
  find: libraryApi.report.find.handler(({ context, input }) =>
    found(context.library.reports.findByNumber(input.number)),
  ),
  read: libraryApi.report.read.handler(({ context, input }) => {
    const { head, log, editions } = found(context.library.reports.read(input.id));
    return { head, log, editions };
  }),
  series: libraryApi.report.series.handler(({ context }) => context.library.reports.series()),
  create: libraryApi.report.create.handler(({ context, input }) =>
    context.library.reports.create(input.sourceLang, input.column),
  ),
  duplicate: libraryApi.report.duplicate.handler(async ({ context, input }) =>
    found(await context.library.reports.duplicate(input.id)),
  ),
  bin: libraryApi.report.bin.handler(async ({ context, input }) =>
    found(await context.library.reports.setBinned(input.id, true)),
  ),
  restore: libraryApi.report.restore.handler(async ({ context, input }) =>
    found(await context.library.reports.setBinned(input.id, false)),
  ),
  advance: libraryApi.report.advance.handler(async ({ context, input }): Promise<ReportSummary> => {
    const moved = found(await context.library.reports.advance(input.id, input.lang, input.to));
    if ("refused" in moved)
      throw new ORPCError("STAGE_MOVE_REFUSED", {
        defined: true,
        status: 409,
        data: { from: moved.refused, to: input.to },
      });
    return moved;
  }),
};
