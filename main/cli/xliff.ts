/** `diglot xliff`: checks XLIFF files, gives reports to translators and takes their translations back. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { HandOutFormat } from "../../core/api/translator.ts";
import { contentRefusals } from "../../core/exchange/import-refusals.ts";
import { isTakeable, planIncoming } from "../../core/exchange/translator/incoming.ts";
import { clauses } from "../../core/exchange/xliff/finding.ts";
import { ExportRefusal } from "../exchange/export-refusal.ts";
import { makeHandOut } from "../exchange/translator/make-hand-out.ts";
import { IncomingRefused, readIncoming } from "../exchange/translator/read-incoming.ts";
import { readXliff } from "../exchange/translator/read-xliff.ts";
import { takeIn } from "../exchange/translator/take-in.ts";
import type { OpenLibrary } from "../open-library.ts";
import { placeOf } from "./export.ts";
import { getReport } from "./find-report.ts";
import { withLibrary } from "./library-at.ts";
import { CliError } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

/** Prints a line for each finding; 1 when there is any. */
export async function validateFiles(files: string[], terminal: Terminal): Promise<number> {
  const { words } = terminal;
  let exitCode = 0;
  for (const file of files) {
    const { findings } = readXliff(await bytesOf(file));
    for (const { rule, line, about } of findings) {
      const key = `rule.${rule}`;
      const message = words(`xliff:${key}`, { about });
      const said = { file, line, rule, clause: clauses[rule], message };
      terminal.result({ ...said, about }, words("said.xliffFinding", said));
    }
    if (findings.length > 0) exitCode = 1;
    else terminal.result({ file, valid: true }, words("said.xliffValid", { file }));
  }
  return exitCode;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR") throw new CliError("FILE_NOT_FOUND", { file });
    throw error;
  }
}

export interface HandOutOptions {
  library: string;
  format: HandOutFormat;
  onlyOpen?: boolean;
  out: string;
}

/** Writes a report's file for a translator. */
export function exportForTranslator(
  named: string,
  { library: dir, format, onlyOpen = false, out }: HandOutOptions,
  terminal: Terminal,
): Promise<number> {
  return withLibrary(dir, terminal, async (library) => {
    const { id, number } = getReport(library, named);
    try {
      const file = await makeHandOut({ id, format, lockDone: onlyOpen }, library);
      const path = await placeOf(resolve(out), file.name);
      await writeFileAtomic(path, Buffer.from(file.bytes));
      const { texts, locked } = file;
      const said = { report: id, number, file: path, texts, locked };
      terminal.result(
        said,
        terminal.words("said.handedOut", { number, file: path, texts: texts - locked }),
      );
      return 0;
    } catch (error) {
      if (error instanceof ExportRefusal)
        throw new CliError(`EXPORT_${error.code}`, { report: named });
      throw error;
    }
  });
}

export interface TakeInOptions {
  library: string;
  merge?: boolean;
  plan?: boolean;
  confirm?: boolean;
}

/** Shows what would change, then changes it; 1 where something stays out. */
export function importFromTranslator(
  file: string,
  { library: dir, merge = false, plan: onlyPlan = false, confirm = false }: TakeInOptions,
  terminal: Terminal,
): Promise<number> {
  const { words } = terminal;
  return withLibrary(dir, terminal, async (library) => {
    const { file: incoming, report } = await readOrRefuse(await bytesOf(file), library, file);
    const plan = planIncoming(incoming, report);
    for (const { status, kind, before, after, incoming: text } of plan.rows) {
      if (status === "same") continue;
      const said = { status, block: text.id, kind, before, after, problems: text.problems };
      const [state, name] = [words(`incoming.${status}`), words(`export.kind.${kind}`)];
      const change = before === "" ? after : `${before}\n  → ${after}`;
      terminal.result(said, `${state} · ${name}\n  ${change}`);
    }
    const { isOtherRevision, rows } = plan;
    const stays = rows.filter((row) => !isTakeable(row) && row.status !== "same").length;
    const { number } = report;
    if (isOtherRevision && !merge && !onlyPlan)
      throw new CliError("TRANSLATOR_OTHER_REVISION", { number });
    if (onlyPlan) return stays > 0 || isOtherRevision ? 1 : 0;
    if (report.stages[plan.lang] === "approved")
      throw new CliError("TRANSLATOR_APPROVED", { number });
    const taken = await takeIn({ plan, report, confirm, by: "", from: basename(file) }, library);
    const said = { number, ...taken, stays: stays + taken.changed };
    terminal.result({ report: report.id, ...said }, words("said.takenIn", said));
    return said.stays > 0 ? 1 : 0;
  });
}

async function readOrRefuse(
  bytes: Uint8Array,
  library: OpenLibrary,
  file: string,
): ReturnType<typeof readIncoming> {
  try {
    return await readIncoming(bytes, library, null);
  } catch (error) {
    if (!(error instanceof IncomingRefused)) throw error;
    const [first] = error.findings;
    const isContent = contentRefusals.some((code) => code === error.code);
    throw new CliError(isContent ? error.code : `TRANSLATOR_${error.code}`, {
      file,
      line: first?.line ?? 0,
      rule: first?.rule ?? "",
    });
  }
}
