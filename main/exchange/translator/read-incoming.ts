/** Reads a file that came back from a translator, in whichever of the two forms it went out. */
import { type IncomingRefusal, incomingRefusals } from "../../../core/api/translator.ts";
import type { IncomingFile } from "../../../core/exchange/translator/incoming.ts";
import type { XliffFinding } from "../../../core/exchange/xliff/finding.ts";
import { readIncoming as readXliffTexts } from "../../../core/exchange/xliff/read-xliff.ts";
import { type EventField, fieldText } from "../../../core/event/event-field.ts";
import type { ReportId } from "../../../core/report/ids.ts";
import { otherLang } from "../../../core/report/lang.ts";
import type { Report } from "../../../core/report/report.ts";
import type { OpenLibrary } from "../../open-library.ts";
import { ImportRefusal } from "../import-refusal.ts";
import { isZip } from "../read-docx.ts";
import { readReviewDocx } from "./read-review-docx.ts";
import { readXliff } from "./read-xliff.ts";

export class IncomingRefused extends Error {
  readonly code: IncomingRefusal;
  readonly findings: readonly XliffFinding[];
  /** With `other-report`: its number, where the library has it. */
  readonly number: number | null;
  constructor(
    code: IncomingRefusal,
    {
      findings = [],
      number = null,
    }: { findings?: readonly XliffFinding[]; number?: number | null } = {},
  ) {
    super(code);
    this.code = code;
    this.findings = findings;
    this.number = number;
  }
}

/**
 * @param wanted the report that it should be of; null for whichever it is of
 * @throws IncomingRefused
 */
export async function readIncoming(
  bytes: Uint8Array,
  { reports }: Pick<OpenLibrary, "reports">,
  wanted: ReportId | null,
): Promise<{ file: IncomingFile; report: Report }> {
  const named = isZip(bytes) ? await readDocx(bytes) : readXlf(bytes);
  const known = reports.find(named.report);
  if (wanted !== null && named.report !== wanted)
    throw new IncomingRefused("other-report", { number: known?.number ?? null });
  const report = await reports.projection(named.report);
  if (!report) throw new IncomingRefused("not-found");
  if (named.lang !== otherLang(report.sourceLang)) throw new IncomingRefused("other-languages");
  return { file: named.read(report), report };
}

interface Named {
  report: ReportId;
  lang: IncomingFile["lang"];
  read(report: Report): IncomingFile;
}

async function readDocx(bytes: Uint8Array): Promise<Named> {
  try {
    const read = await readReviewDocx(bytes);
    if (!read) throw new IncomingRefused("not-ours");
    return read;
  } catch (error) {
    const code = error instanceof ImportRefusal ? error.code : null;
    const known = incomingRefusals.find((one) => one === code);
    if (known) throw new IncomingRefused(known);
    throw error;
  }
}

function readXlf(bytes: Uint8Array): Named {
  const { document, findings } = readXliff(bytes);
  const general = findings.filter(({ unit }) => unit === null);
  if (!document || general.length > 0) throw new IncomingRefused("invalid", { findings: general });
  const read = (report: Report | null) =>
    readXliffTexts(document.root, {
      findings,
      factText: (_, lang, field) =>
        report ? fieldText(report.head.event, field as EventField, lang) : "",
      isKnownNote: (_, id) =>
        report?.threads.some(({ comments }) => comments.some((one) => one.id === id)) ?? false,
    });
  const first = read(null);
  if (first === "NO_SUCH_PAIR") throw new IncomingRefused("other-languages");
  if (first === "NOT_OURS") throw new IncomingRefused("not-ours");
  return {
    ...first,
    read(report) {
      const file = read(report);
      return typeof file === "string" ? first : file;
    },
  };
}
