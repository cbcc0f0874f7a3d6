/** Files of terms: read by what they are, whatever they are called; planned, taken whole or not at all; written. */
import {
  MAX_TERM_FILE_BYTES,
  type TermFileFormat,
  type TermFilePlan,
  type TermFileRefusal,
} from "../../core/api/term-files.ts";
import { type Entry, wordingIn } from "../../core/term/entry.ts";
import { readCsv, writeCsv } from "../../core/term/exchange/csv.ts";
import { planImport, type ReadTerms } from "../../core/term/exchange/incoming.ts";
import { readTbx, TbxError } from "../../core/term/exchange/read-tbx.ts";
import { fromTable, toTable } from "../../core/term/exchange/table.ts";
import { writeTbx } from "../../core/term/exchange/write-tbx.ts";
import { decodeText } from "../exchange/decode-text.ts";
import { ImportRefusal } from "../exchange/import-refusal.ts";
import { diskFailure } from "../library/disk-error.ts";
import { encodingOf } from "../memory/xml-text.ts";
import { TermRefusal, type TermService } from "./term-service.ts";
import { readXlsx, writeXlsx } from "./xlsx.ts";

const SHOWN = 200;

/** Throws ImportRefusal, TbxError. */
export async function readTermFile(bytes: Uint8Array): Promise<ReadTerms> {
  if (bytes.byteLength > MAX_TERM_FILE_BYTES) throw new ImportRefusal("FILE_TOO_LARGE");
  if (bytes.byteLength === 0) throw new ImportRefusal("FILE_EMPTY");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromTable(await readXlsx(bytes));
  // The workbooks of before 2007.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new ImportRefusal("UNKNOWN_FORMAT");
  if (looksLikeXml(bytes)) return readTbx(decodeXml(bytes));
  const { rows, problems } = readCsv(decodeText(bytes));
  const read = fromTable(rows);
  return { ...read, problems: [...read.problems, ...problems].toSorted((a, b) => a.line - b.line) };
}

/** By its first sign, behind a byte order mark. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const encoding = encodingOf(bytes);
  const head = new TextDecoder(encoding.startsWith("utf-16") ? encoding : "latin1");
  return /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s*<[?!A-Za-z]/.test(head.decode(bytes.subarray(0, 200)));
}

function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefusal("UNKNOWN_ENCODING");
  }
}

/** With `take` the file goes into the wordbook, unless a line of it cannot be taken. */
export async function importTerms(
  bytes: Uint8Array,
  { terms, take }: { terms: TermService; take: boolean },
): Promise<TermFilePlan> {
  if (!terms.isInUse) throw new TermRefusal("TERMS_NEWER");
  const read = await readTermFile(bytes);
  const plan = planImport(terms.list(), read);
  if (read.incoming.length === 0 && plan.problems.length === 0 && read.others === 0)
    throw new ImportRefusal("FILE_EMPTY");
  const real = [...plan.added, ...plan.changed];
  const isTaken = take && plan.problems.length === 0;
  const change =
    isTaken && real.length > 0
      ? terms.save(real.map(({ before, after }) => ({ entry: after, was: before?.at ?? null })))
      : null;
  return {
    ...{ added: plan.added.length, changed: plan.changed.length, same: plan.same },
    ...{ others: read.others, problemCount: plan.problems.length, taken: isTaken, change },
    problems: plan.problems.slice(0, SHOWN),
    samples: real.slice(0, SHOWN).map(({ line, before, after }) => ({
      ...{ line, zh: after.zh, en: summaryOf(after) },
      before: before && summaryOf(before),
    })),
  };
}

const summaryOf = (
  entry: Pick<Entry, "zh" | "en" | "acronym" | "aliases" | "kind" | "id">,
): string => entry.en.map(({ text }) => text).join(" | ") || wordingIn(entry, "en");

/** Null for an error of another kind. */
export function toTermFileRefusal(error: unknown): TermFileRefusal | null {
  if (error instanceof TbxError)
    return { refusal: error.code, line: error.line, about: error.about.slice(0, 200) };
  if (error instanceof ImportRefusal)
    return { refusal: error.code as TermFileRefusal["refusal"], line: null, about: "" };
  if (error instanceof TermRefusal) return { refusal: error.code, line: null, about: error.zh };
  const failure = diskFailure(error);
  return failure === "io" ? null : { refusal: failure, line: null, about: "" };
}

export interface TermFile {
  bytes: Uint8Array;
  type: string;
  ext: string;
}

export function exportTerms(entries: readonly Entry[], format: TermFileFormat): TermFile {
  const inOrder = entries.toSorted((a, b) => (a.zh < b.zh ? -1 : a.zh > b.zh ? 1 : 0));
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  if (format === "csv")
    return { bytes: text(writeCsv(toTable(inOrder))), type: "text/csv; charset=utf-8", ext: "csv" };
  if (format === "xlsx")
    return {
      bytes: writeXlsx(toTable(inOrder), "Terms"),
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      ext: "xlsx",
    };
  const style = format === "tbx" ? "dca" : "dct";
  return { bytes: text(writeTbx(inOrder, style)), type: "application/x-tbx+xml", ext: "tbx" };
}
