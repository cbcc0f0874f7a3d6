/** A library as its readable files have it, for looking at it while a window may have it open. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { LIBRARY_VERSION, librarySchema, type Settings } from "../../core/library/settings.ts";
import { type ReportId, reportIdSchema } from "../../core/report/ids.ts";
import { REPORT_VERSION, type Report, reportSchema } from "../../core/report/report.ts";
import { readJson } from "./json-file.ts";
import { checkLibraryFile, libraryFile } from "./library-store.ts";

/** @throws LibraryProblemError `not-a-library`, `newer-version` */
export const checkClosedLibrary = checkLibraryFile;

export interface ClosedLibrary {
  settings: Settings;
  reports: {
    /** Reports outside the bin, oldest number first; files that cannot be read are left out. */
    revisions(): [ReportId, number][];
    projection(id: ReportId): Promise<Report | null>;
  };
}

/** Null when its settings cannot be read. */
export async function readClosedLibrary(dir: string): Promise<ClosedLibrary | null> {
  const record = await readJson(libraryFile(dir), librarySchema, LIBRARY_VERSION);
  if (record.kind !== "ok") return null;
  const projection = async (id: ReportId): Promise<Report | null> => {
    const file = join(dir, "reports", `${id}.json`);
    const outcome = await readJson(file, reportSchema, REPORT_VERSION);
    return outcome.kind === "ok" ? outcome.data : null;
  };
  const found: { id: ReportId; number: number }[] = [];
  for (const name of await readdir(join(dir, "reports")).catch(() => [])) {
    const id = reportIdSchema.safeParse(name.replace(/\.json$/, ""));
    const report = id.success ? await projection(id.data) : null;
    if (report?.binnedAt === null) found.push(report);
  }
  const revisions = found
    .sort((a, b) => a.number - b.number)
    .map(({ id }): [ReportId, number] => [id, 0]);
  return { settings: record.data.settings, reports: { projection, revisions: () => revisions } };
}
