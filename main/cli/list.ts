/** `diglot list`: the library's reports, the last changed first. */
import { type ReportSummary, reportQuerySchema } from "../../core/api/report.ts";
import { inLang } from "../../core/report/lang.ts";
import type { OpenLibrary } from "../open-library.ts";
import { withLibrary } from "./library-at.ts";
import type { Terminal } from "./terminal.ts";

const PAGE = 500;

export function list(
  { library: dir, text }: { library: string; text?: string },
  terminal: Terminal,
): Promise<number> {
  return withLibrary(dir, terminal, async (library) => {
    for (const report of reportsOf(library, text ?? "")) tell(report, terminal);
    return 0;
  });
}

function* reportsOf({ reports }: OpenLibrary, text: string): Generator<ReportSummary> {
  for (let offset = 0; ; offset += PAGE) {
    const query = reportQuerySchema.parse({ text, offset, limit: PAGE });
    const { total, rows } = reports.list(query);
    yield* rows;
    if (offset + PAGE >= total) return;
  }
}

function tell({ id, hit: _hit, ...summary }: ReportSummary, { words, result }: Terminal): void {
  const { number, sourceLang, zh, en, column, releaseDate, series, page } = summary;
  const headline = inLang({ zh: zh.headline, en: en.headline }, sourceLang);
  const stage = (edition: typeof zh) => words(`report:stage.${edition.stage}`);
  const cells = [
    String(number).padStart(5),
    words("said.stages", { zh: stage(zh), en: stage(en) }),
    releaseDate ?? "—",
    page ? `/${page.address}/` : [column, series?.id, series?.session].filter(Boolean).join("/"),
    headline || words("said.noHeadline"),
  ];
  result({ report: id, ...summary }, cells.join("  "));
}
