/** Makes the file that a translator outside is given of a report. */
import type { HandOutQuery } from "../../../core/api/translator.ts";
import { exportFileName } from "../../../core/exchange/export-name.ts";
import { handOutOf } from "../../../core/exchange/translator/hand-out.ts";
import { writeXliff } from "../../../core/exchange/xliff/write-xliff.ts";
import { inLang, otherLang } from "../../../core/report/lang.ts";
import type { OpenLibrary } from "../../open-library.ts";
import { ExportRefusal } from "../export-refusal.ts";
import { exportWords } from "../export-words.ts";
import { toReviewDocx } from "./review-docx.ts";

export interface HandOutFile {
  name: string;
  /** MIME type. */
  type: string;
  bytes: Uint8Array;
  /** Texts in it, and how many of them are only to be read. */
  texts: number;
  locked: number;
}

/** Throws ExportRefusal. The text is as it is now, live edits included. */
export async function makeHandOut(
  { id, format, lockDone }: HandOutQuery,
  { reports, store }: Pick<OpenLibrary, "reports" | "store">,
): Promise<HandOutFile> {
  const report = await reports.projection(id);
  if (!report) throw new ExportRefusal("not-found");
  const { people } = store.record.settings;
  const handOut = handOutOf(report, {
    lockDone,
    nameOf({ by, name }) {
      const person = people.find((one) => one.id === by);
      return person ? inLang(person.name, otherLang(report.sourceLang)) : name || by;
    },
  });
  if (handOut.rows.length === 0) throw new ExportRefusal("empty");
  const end = `${report.sourceLang}-${otherLang(report.sourceLang)}.${format === "xliff" ? "xlf" : "docx"}`;
  const name = exportFileName(report.number, handOut.headline, end);
  const counts = {
    texts: handOut.rows.length,
    locked: handOut.rows.filter(({ isLocked }) => isLocked).length,
  };
  if (format === "xliff") {
    const bytes = new TextEncoder().encode(writeXliff(handOut));
    return { name, type: "application/xliff+xml", bytes, ...counts };
  }
  const words = exportWords(otherLang(report.sourceLang));
  return {
    ...{ name, ...counts },
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    bytes: await toReviewDocx(handOut, words, report.editions[report.sourceLang]),
  };
}
