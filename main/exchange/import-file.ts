/** Brings a file into the library: as a new report, or as the translation of one that is there. */
import { blocksOf } from "../../core/edition/blocks.ts";
import type { Thread } from "../../core/comment/thread.ts";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Edition } from "../../core/edition/edition.ts";
import type { ChangeDecision } from "../../core/exchange/docx/changes.ts";
import { toThreads } from "../../core/exchange/comment-threads.ts";
import { findColumn, type Imported, type LeftOut } from "../../core/exchange/imported.ts";
import { findLargeTable } from "../../core/exchange/table-part.ts";
import {
  emptyEdition,
  fromParts,
  markImported,
  pairEditions,
  takeOverPictures,
} from "../../core/exchange/to-edition.ts";
import type { Asset } from "../../core/media/asset.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import { emptyHead, type Report } from "../../core/report/report.ts";
import type { OpenLibrary } from "../open-library.ts";
import { ImportRefusal } from "./import-refusal.ts";
import { readNamedFile } from "./read-file.ts";
import { type FileToRead, readReport } from "./read-report.ts";
import type { Reading } from "./reading.ts";

export interface ImportRequest {
  lang: Lang;
  /** What becomes of tracked changes; a file that has any is refused without. */
  changes?: ChangeDecision;
  /** The report whose translation the file holds; without it the file becomes a report of its own. */
  translationOf?: ReportId;
  /** Of a new report, `YYYY-MM-DD`. */
  releaseDate?: string;
  /** Where a new report is filed, whatever the file says. */
  column?: string;
}

export interface ImportOutcome {
  report: ReportSummary;
  /** The column it was filed under, and whether the file named it; null for a translation. */
  column: { id: string; named: boolean } | null;
  left: LeftOut[];
}

export type ImportInto = Pick<OpenLibrary, "reports" | "media" | "store">;

/** Throws ImportRefusal before anything is changed, or the disk's error with the report either whole or not there. */
export async function importFile(
  { file, ...request }: ImportRequest & { file: string },
  into: ImportInto,
): Promise<ImportOutcome> {
  // A report that takes no translation is told before the file is read.
  const source = sourceOf(request, into);
  return bringIn(await readNamedFile(file), { request, source, into });
}

/** The same for bytes that come without a folder around them. */
export const importBytes = async (
  { name, bytes }: Pick<FileToRead, "name" | "bytes">,
  request: ImportRequest,
  into: ImportInto,
): Promise<ImportOutcome> => {
  const file: FileToRead = { name, bytes, beside: async () => "missing" };
  return bringIn(file, { request, source: sourceOf(request, into), into });
};

interface Bringing {
  request: ImportRequest;
  source: Report | null;
  into: ImportInto;
}

async function bringIn(
  file: FileToRead,
  { request, source, into }: Bringing,
): Promise<ImportOutcome> {
  const { columns } = into.store.record.settings;
  const read = await readReport(file, {
    columns: columns.flatMap(({ name }) => [name.zh, name.en]),
    changes: request.changes ?? null,
  });
  const { imported } = read;
  if (!imported) throw new ImportRefusal("NO_REPORT_IN_FILE");
  if (findLargeTable(imported.body)) throw new ImportRefusal("TABLE_TOO_LARGE");
  const { assets, left } = await takePictures(imported, read, into);
  const edition = fromParts(imported, (name) => assets.get(name) ?? null);
  const all = [...imported.left, ...left];
  const threads = toThreads(imported.comments ?? [], {
    edition,
    lang: request.lang,
    now: new Date().toISOString(),
  });
  if (!source) return addReport(imported, edition, { request, left: all, threads, into });
  const report = await addTranslation(source, request.lang, { edition, threads, into });
  return { report, column: null, left: all };
}

async function takePictures(
  { body }: Imported,
  { picture }: Reading,
  { media }: ImportInto,
): Promise<{ assets: Map<string, Asset>; left: LeftOut[] }> {
  const assets = new Map<string, Asset>();
  const left: LeftOut[] = [];
  const figures = body.flatMap((part) =>
    part.kind === "gallery" ? part.figures : part.kind === "figure" ? [part] : [],
  );
  const names = new Set(figures.flatMap(({ asset }) => asset ?? []));
  for (const name of names) {
    const bytes = await picture(name);
    const taken = typeof bytes === "string" ? null : await media.add(bytes);
    if (taken?.kind === "asset") {
      assets.set(name, taken.asset);
      if (taken.cleaning === "redrawn") left.push({ what: "redrawn", text: shortened(name) });
    } else
      left.push({
        what: "picture",
        text: shortened(name),
        why: taken?.refusal ?? problemIn(bytes),
      });
  }
  return { assets, left };
}

const problemIn = (bytes: Awaited<ReturnType<Reading["picture"]>>) =>
  typeof bytes === "string" ? bytes : "not-an-image";

/** A picture written into the page is its own name. */
const shortened = (name: string): string => (name.length > 200 ? `${name.slice(0, 60)}…` : name);

const sourceOf = ({ translationOf, lang }: ImportRequest, into: ImportInto): Report | null =>
  translationOf === undefined ? null : readSource(translationOf, lang, into);

function readSource(id: ReportId, lang: Lang, { reports }: ImportInto): Report {
  const report = reports.read(id);
  if (!report) throw new Error(`no such report: ${id}`);
  if (report.binnedAt !== null) throw new ImportRefusal("REPORT_IN_BIN");
  if (report.sourceLang === lang) throw new ImportRefusal("TRANSLATION_IN_SOURCE_LANG");
  if (blocksOf(report.editions[lang]).some((block) => block.text.trim() !== ""))
    throw new ImportRefusal("TRANSLATION_NOT_EMPTY");
  return report;
}

async function addTranslation(
  { id, sourceLang, editions }: Report,
  lang: Lang,
  { edition, threads, into }: { edition: Edition; threads: Thread[]; into: ImportInto },
): Promise<ReportSummary> {
  pairEditions(editions[sourceLang], edition);
  takeOverPictures(editions[sourceLang], edition);
  markImported(edition);
  const filled = await into.reports.fillEdition(id, lang, edition, threads);
  if (!filled) throw new Error(`report vanished: ${id}`);
  return filled;
}

interface Adding {
  request: ImportRequest;
  left: LeftOut[];
  threads: Thread[];
  into: ImportInto;
}

async function addReport(
  imported: Imported,
  edition: Edition,
  { request, left, threads, into }: Adding,
): Promise<ImportOutcome> {
  const { lang, releaseDate = null } = request;
  const { columns } = into.store.record.settings;
  const chosen = columns.find((column) => column.id === request.column);
  const named = chosen ? null : findColumn(imported.breadcrumb, columns);
  if (imported.breadcrumb && !named)
    left.unshift({ what: "breadcrumb", text: imported.breadcrumb.join(" / ") });
  const id = (chosen ?? named ?? columns[0])?.id ?? "";
  const translation = emptyEdition();
  pairEditions(edition, translation);
  const report = await into.reports.add({
    sourceLang: lang,
    head: { ...emptyHead(id), releaseDate },
    stages: { zh: "draft", en: "draft" },
    threads,
    editions: lang === "zh" ? { zh: edition, en: translation } : { zh: translation, en: edition },
  });
  return { report, column: { id, named: named !== null }, left };
}
