/** `diglot newsletter`: a letter of chosen reports, or of the newest ones, as HTML and as plain text beside it. */
import { resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Lang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { ExportRefusal } from "../exchange/export-refusal.ts";
import { makeNewsletter, newestReports, NewsletterTooLong } from "../exchange/newsletter.ts";
import type { OpenLibrary } from "../open-library.ts";
import { getReport } from "./find-report.ts";
import { withLibrary } from "./library-at.ts";
import { CliError, WrongUse } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface NewsletterOptions {
  library: string;
  lang: Lang;
  column?: string;
  newest?: number;
  out: string;
}

export function newsletter(
  named: readonly string[],
  options: NewsletterOptions,
  terminal: Terminal,
): Promise<number> {
  const { library: dir, lang, column, newest, out } = options;
  if (named.length > 0 === (newest !== undefined || column !== undefined))
    throw new WrongUse("NEWSLETTER_OF_WHAT");
  return withLibrary(dir, terminal, async (library) => {
    const { words } = terminal;
    const reports = await chosen(named, options, library);
    if (reports.length === 0) throw new CliError("NEWSLETTER_NOTHING");
    try {
      const { html, text, unsigned } = await makeNewsletter(reports, lang, library);
      const file = resolve(out);
      const textFile = `${file.replace(/\.html?$/i, "")}.txt`;
      await writeFileAtomic(file, Buffer.from(html));
      await writeFileAtomic(textFile, Buffer.from(text));
      if (unsigned > 0) terminal.remark(words("said.newsletterUnsigned", { count: unsigned }));
      const numbers = reports.map(({ number }) => number);
      const value = {
        reports: numbers,
        lang,
        file,
        textFile,
        sizeBytes: html.byteLength,
        unsigned,
      };
      terminal.result(value, words("said.newsletter", { reports: numbers.length, file, textFile }));
      return 0;
    } catch (error) {
      if (error instanceof NewsletterTooLong)
        throw new CliError("NEWSLETTER_TOO_LONG", { count: reports.length });
      if (error instanceof ExportRefusal) throw new CliError("NEWSLETTER_NO_HEADLINE");
      throw error;
    }
  });

  async function chosen(
    names: readonly string[],
    asked: NewsletterOptions,
    library: OpenLibrary,
  ): Promise<Report[]> {
    if (names.length === 0) {
      const known = library.store.record.settings.columns.some(({ id }) => id === column);
      if (column !== undefined && !known) throw new CliError("NO_SUCH_COLUMN", { column });
      return newestReports({ lang: asked.lang, column, count: newest ?? 10 }, library);
    }
    const all: Report[] = [];
    for (const name of names) {
      const { id } = getReport(library, name);
      const report = await library.reports.projection(id);
      if (!report) throw new CliError("REPORT_NOT_FOUND", { report: name });
      all.push(report);
    }
    return all;
  }
}
