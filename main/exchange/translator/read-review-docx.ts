/** Reads a table that came back from Word. */
import { readReviewTable } from "../../../core/exchange/docx/review-table.ts";
import { DocumentError } from "../../../core/exchange/docx/xml.ts";
import { readReview } from "../../../core/exchange/translator/read-review.ts";
import type { IncomingFile } from "../../../core/exchange/translator/incoming.ts";
import type { Report } from "../../../core/report/report.ts";
import { ImportRefusal } from "../import-refusal.ts";
import { readDocxParts } from "../read-docx.ts";

/** Null for a document that was not made here. Throws ImportRefusal. */
export async function readReviewDocx(
  bytes: Uint8Array,
): Promise<
  (Pick<IncomingFile, "report" | "lang"> & { read(report: Report): IncomingFile }) | null
> {
  const parts = await readDocxParts(bytes);
  try {
    const table = readReviewTable(parts);
    if (!table) return null;
    const { report, lang } = table;
    return { report, lang, read: (now) => readReview(table, now) };
  } catch (error) {
    if (error instanceof DocumentError) throw new ImportRefusal(error.code);
    throw error;
  }
}
