/** A newsletter of reports chosen on the desk. */
import { strFromU8 } from "fflate";
import type { NewsletterMade } from "../../core/api/report.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { asSigned } from "../../core/report/signed.ts";
import type { OpenLibrary } from "../open-library.ts";
import { titleOf } from "./export-for-readers.ts";
import { makeNewsletter } from "./newsletter.ts";

/**
 * Reports that are gone or in the bin are passed over; null when nothing is left to tell of.
 * @throws NewsletterTooLong
 */
export async function newsletterOf(
  ids: readonly ReportId[],
  lang: Lang,
  library: Pick<OpenLibrary, "reports" | "media" | "store">,
): Promise<NewsletterMade | null> {
  const told: Report[] = [];
  const without: number[] = [];
  for (const id of ids) {
    const report = await library.reports.projection(id);
    if (!report || report.binnedAt !== null) continue;
    if (titleOf(asSigned(report), lang) === "") without.push(report.number);
    else told.push(report);
  }
  if (told.length === 0) return null;
  const { html, text, unsigned, pictures } = await makeNewsletter(told, lang, library);
  return {
    ...{ html: strFromU8(html), text: strFromU8(text), sizeBytes: html.byteLength },
    ...{ unsigned, without, pictures },
  };
}
