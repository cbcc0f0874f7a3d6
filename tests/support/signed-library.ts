/** A small library of reports that are signed off in both languages, without pictures, so that publishing it is quick. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../../core/library/settings.ts";
import { makeReport, signedCopies } from "./made-report.ts";

/** Changes the settings of a library that is closed. */
export async function changeSettings(library: string, change: Partial<Settings>): Promise<void> {
  const file = join(library, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  Object.assign(record.settings, change);
  await writeFile(file, JSON.stringify(record));
}

/** Adds reports of these numbers to a library that is closed; each has a day, and so a folder, of its own. */
export async function addSigned(library: string, numbers: readonly number[]): Promise<void> {
  await mkdir(join(library, "reports"), { recursive: true });
  for (const number of numbers) {
    const releaseDate = `2026-03-${String(number).padStart(2, "0")}`;
    const report = makeReport({ number, head: { releaseDate } });
    const stored = JSON.stringify({ ...report, signed: signedCopies(report) });
    await writeFile(join(library, "reports", `${report.id}.json`), stored);
  }
}
