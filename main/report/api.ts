/** API of the desk. */
import { ORPCError } from "@orpc/server";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Lang } from "../../core/report/lang.ts";
import { isSigned } from "../../core/report/signed.ts";
import { libraryApi } from "../api-context.ts";
import { NewsletterTooLong } from "../exchange/newsletter.ts";
import { newsletterOf } from "../exchange/newsletter-of.ts";

/** The value, or `REPORT_NOT_FOUND`. */
function found<T>(value: T | null): T {
  if (value === null) throw new ORPCError("REPORT_NOT_FOUND", { defined: true, status: 404 });
  return value;
}

/** The report, or `REPORT_ON_SITE`. */
function binned(outcome: ReportSummary | "onSite"): ReportSummary {
  if (outcome === "onSite") throw new ORPCError("REPORT_ON_SITE", { defined: true, status: 409 });
  return outcome;
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
  life: libraryApi.report.life.handler(async ({ context: { library }, input }) => {
    const report = found(library.reports.read(input.id));
    const { log, siteLog, signed } = report;
    const edition = async (lang: Lang) => ({
      isSigned: isSigned(report, lang),
      corrections: signed[lang]?.corrections ?? [],
      targets: await library.publication.targetsWith(input.id, lang),
    });
    return { log, siteLog, zh: await edition("zh"), en: await edition("en") };
  }),
  withdraw: libraryApi.report.withdraw.handler(async ({ context, input: { id, ...asked } }) =>
    found(await context.library.reports.withdraw(id, asked)),
  ),
  putBack: libraryApi.report.putBack.handler(async ({ context, input }) =>
    found(await context.library.reports.putBack(input.id, input.langs)),
  ),
  newsletter: libraryApi.report.newsletter.handler(async ({ context: { library }, input }) => {
    try {
      return await newsletterOf(input.ids, input.lang, library);
    } catch (error) {
      if (!(error instanceof NewsletterTooLong)) throw error;
      throw new ORPCError("NEWSLETTER_TOO_LONG", { defined: true, status: 422 });
    }
  }),
  series: libraryApi.report.series.handler(({ context }) => context.library.reports.series()),
  create: libraryApi.report.create.handler(({ context, input }) =>
    context.library.reports.create(input.sourceLang, input.column),
  ),
  duplicate: libraryApi.report.duplicate.handler(async ({ context, input }) =>
    found(await context.library.reports.duplicate(input.id)),
  ),
  bin: libraryApi.report.bin.handler(async ({ context, input }) =>
    binned(found(await context.library.reports.setBinned(input.id, true))),
  ),
  restore: libraryApi.report.restore.handler(async ({ context, input }) =>
    binned(found(await context.library.reports.setBinned(input.id, false))),
  ),
  advance: libraryApi.report.advance.handler(async ({ context, input }): Promise<ReportSummary> => {
    const { id, lang, to, corrections } = input;
    const moved = found(await context.library.reports.advance(id, lang, to, corrections));
    if ("refused" in moved)
      throw new ORPCError("STAGE_MOVE_REFUSED", {
        defined: true,
        status: 409,
        data: { from: moved.refused, to: input.to },
      });
    return moved;
  }),
};
