/** `diglot xliff`: checks XLIFF files. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { clauses } from "../../core/exchange/xliff/finding.ts";
import { readXliff } from "../exchange/xliff/read-xliff.ts";
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

export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR") throw new CliError("FILE_NOT_FOUND", { file });
    throw error;
  }
}
