/** The record of publications: one file each, written when it starts and again when it ends. */
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  LEDGER_VERSION,
  type LedgerEntry,
  ledgerEntrySchema,
} from "../../core/publication/plan.ts";
import { moveAside, readJson, writeJson } from "../library/json-file.ts";

export interface Ledger {
  /** Newest first. */
  list(): Promise<LedgerEntry[]>;
  start(
    entry: Omit<
      LedgerEntry,
      "version" | "number" | "startedAt" | "finishedAt" | "outcome" | "failure"
    >,
  ): Promise<LedgerEntry>;
  finish(entry: LedgerEntry): Promise<void>;
}

/** Entries still "running" belong to a process that is gone: they are closed as failed before anything else happens. */
export function createLedger(libraryDir: string, now: () => Date): Ledger {
  const dir = join(libraryDir, "publications");
  const fileOf = (number: number) => join(dir, `${number}.json`);
  let mended: Promise<void> | null = null;
  const mend = () => (mended ??= closeInterrupted());
  let last = 0;

  async function readEntries(): Promise<LedgerEntry[]> {
    const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
    const entries: LedgerEntry[] = [];
    for (const name of names) {
      const number = Number(/^(\d+)\.json/.exec(name)?.[1] ?? 0);
      last = Math.max(last, number);
      if (!/^\d+\.json$/.test(name)) continue;
      const read = await readJson(join(dir, name), ledgerEntrySchema, LEDGER_VERSION);
      if (read.kind === "ok") entries.push(read.data);
      else if (read.kind === "corrupt") await moveAside(join(dir, name));
    }
    return entries.sort((a, b) => b.number - a.number);
  }

  async function closeInterrupted(): Promise<void> {
    for (const entry of await readEntries())
      if (entry.outcome === "running")
        await writeJson(fileOf(entry.number), {
          ...entry,
          outcome: "failed",
          finishedAt: null,
          failure: { code: "interrupted", path: "" },
        });
  }

  return {
    async list() {
      await mend();
      return readEntries();
    },
    async start(entry) {
      await mend();
      await mkdir(dir, { recursive: true });
      await readEntries();
      last += 1;
      const started: LedgerEntry = {
        version: LEDGER_VERSION,
        number: last,
        startedAt: now().toISOString(),
        finishedAt: null,
        outcome: "running",
        failure: null,
        ...entry,
      };
      await writeJson(fileOf(last), started);
      return started;
    },
    finish: (entry) => writeJson(fileOf(entry.number), entry),
  };
}
