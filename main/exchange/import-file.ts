/** Brings a text file into the library: as a new report, or as the translation of one that is there. */
import { dirname, extname, isAbsolute, resolve } from "node:path";
import { blocksOf } from "../../core/edition/blocks.ts";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Edition } from "../../core/edition/edition.ts";
import {
  findColumn,
  type Imported,
  isNameOf,
  type LeftOut,
  type PictureProblem,
} from "../../core/exchange/imported.ts";
import { parseMarkdown } from "../../core/exchange/markdown.ts";
import { parsePlainText } from "../../core/exchange/plain-text.ts";
import {
  emptyEdition,
  fromParts,
  markImported,
  pairEditions,
  takeOverPictures,
} from "../../core/exchange/to-edition.ts";
import type { Column } from "../../core/library/settings.ts";
import { type Asset, MAX_IMAGE_BYTES } from "../../core/media/asset.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import { emptyHead, type Report } from "../../core/report/report.ts";
import type { OpenLibrary } from "../open-library.ts";
import { decodeText } from "./decode-text.ts";
import { ImportRefusal } from "./import-refusal.ts";
import { readPicture, readTextBytes } from "./read-file.ts";

export interface ImportRequest {
  file: string;
  lang: Lang;
  /** The report whose translation the file holds; without it the file becomes a report of its own. */
  translationOf?: ReportId;
  /** Of a new report, `YYYY-MM-DD`. */
  releaseDate?: string;
}

export interface ImportOutcome {
  report: ReportSummary;
  /** The column it was filed under, and whether the file named it; null for a translation. */
  column: { id: string; named: boolean } | null;
  left: LeftOut[];
}

export type ImportInto = Pick<OpenLibrary, "reports" | "media" | "store">;

/** Throws ImportRefusal before anything is changed, or the disk's error with the report either whole or not there. */
export async function importFile(request: ImportRequest, into: ImportInto): Promise<ImportOutcome> {
  const source = request.translationOf && readSource(request.translationOf, request.lang, into);
  const { columns } = into.store.record.settings;
  const imported = parseFile(request.file, decodeText(await readTextBytes(request.file)), columns);
  const { assets, left } = await takePictures(request.file, imported, into);
  const edition = fromParts(imported, (name) => assets.get(name) ?? null);
  const all = [...imported.left, ...left];
  return source
    ? {
        report: await addTranslation(source, request.lang, { edition, into }),
        column: null,
        left: all,
      }
    : addReport(imported, edition, { request, left: all, into });
}

function parseFile(file: string, text: string, columns: Column[]): Imported {
  const isColumn = (name: string) => columns.some((column) => isNameOf(column, name));
  if (/^\s*(?:<!doctype|<html|<\?xml|\{\\rtf)/i.test(text))
    throw new ImportRefusal("UNKNOWN_FORMAT");
  const isMarkdown = /^\.(?:md|markdown)$/i.test(extname(file));
  const imported = (isMarkdown ? parseMarkdown : parsePlainText)(text, isColumn);
  if (!imported) throw new ImportRefusal("NO_REPORT_IN_FILE");
  return imported;
}

async function takePictures(
  file: string,
  { body }: Imported,
  { media }: ImportInto,
): Promise<{ assets: Map<string, Asset>; left: LeftOut[] }> {
  const assets = new Map<string, Asset>();
  const left: LeftOut[] = [];
  const names = new Set(body.flatMap((part) => (part.kind === "figure" ? (part.asset ?? []) : [])));
  for (const name of names) {
    const taken = await takePicture(file, name, media);
    if (typeof taken === "string") left.push({ what: "picture", text: name, why: taken });
    else assets.set(name, taken);
  }
  return { assets, left };
}

async function takePicture(
  file: string,
  name: string,
  media: ImportInto["media"],
): Promise<Asset | PictureProblem> {
  // One letter and a colon is a Windows drive, any longer name before a colon an address.
  if (name === "" || isAbsolute(name) || /^[a-z][a-z\d+.-]*:|^\/\//i.test(name)) return "elsewhere";
  const bytes = await readPicture(resolve(dirname(file), decoded(name)), MAX_IMAGE_BYTES);
  if (bytes === null) return "missing";
  if (bytes === "too-large") return "too-many-bytes";
  const taken = await media.add(bytes);
  return taken.kind === "asset" ? taken.asset : taken.refusal;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

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
  { edition, into }: { edition: Edition; into: ImportInto },
): Promise<ReportSummary> {
  pairEditions(editions[sourceLang], edition);
  takeOverPictures(editions[sourceLang], edition);
  markImported(edition);
  const filled = await into.reports.fillEdition(id, lang, edition);
  if (!filled) throw new Error(`report vanished: ${id}`);
  return filled;
}

async function addReport(
  imported: Imported,
  edition: Edition,
  { request, left, into }: { request: ImportRequest; left: LeftOut[]; into: ImportInto },
): Promise<ImportOutcome> {
  const { lang, releaseDate = null } = request;
  const { columns } = into.store.record.settings;
  const named = findColumn(imported.breadcrumb, columns);
  if (imported.breadcrumb && !named)
    left.unshift({ what: "breadcrumb", text: imported.breadcrumb.join(" / ") });
  const id = named?.id ?? columns[0]?.id ?? "";
  const translation = emptyEdition();
  pairEditions(edition, translation);
  const report = await into.reports.add({
    sourceLang: lang,
    head: { ...emptyHead(id), releaseDate },
    stages: { zh: "draft", en: "draft" },
    editions: lang === "zh" ? { zh: edition, en: translation } : { zh: translation, en: edition },
  });
  return { report, column: { id, named: named !== null }, left };
}
