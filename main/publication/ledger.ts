/** The record of publications: one file each, written when it starts and again when it ends. */
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  LEDGER_VERSION,
  type LedgerEntry,
  ledgerEntrySchema,
  type LedgerSummary,
  toLedgerSummary,
} from "../../core/publication/plan.ts";
import { moveAside, readJson, writeJson } from "../library/json-file.ts";

/** What is known of a publication when it starts. */
export type Starting = Pick<
  LedgerEntry,
  "target" | "by" | "added" | "changed" | "removed" | "unchanged" | "editions" | "backTo" | "site"
>;

export interface Ledger {
  /** Newest first. */
  list(): Promise<LedgerSummary[]>;
  /** The whole entry; null when there is none, or its file cannot be read any more. */
  read(number: number): Promise<LedgerEntry | null>;
  /** What each target's site was made of last; a publication that was cut off may have brought some of its own. */
  standing(): Promise<ReadonlyMap<string, LedgerEntry["editions"]>>;
  start(entry: Starting): Promise<LedgerEntry>;
  /** Enters who approved a publication that is closed. */
  approve(number: number, approval: NonNullable<LedgerEntry["approval"]>): Promise<void>;
  /** Closes an entry. When its file cannot be written, the entry that comes back says so. */
  finish(entry: LedgerEntry): Promise<LedgerEntry>;
}

/** Path of an entry inside the library. */
const pathOf = (number: number): string => `publications/${number}.json`;

/** Entries still "running" belong to a process that is gone: they are closed as failed before anything else happens. */
export function createLedger(libraryDir: string, now: () => Date): Ledger {
  const dir = join(libraryDir, "publications");
  const known = new Map<number, LedgerSummary>();
  let last = 0;
  let standing: ReadonlyMap<string, LedgerEntry["editions"]> | null = null;
  let reading: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    reading ??= readAll().catch((error: unknown) => {
      reading = null;
      throw error;
    });
    return reading;
  };

  async function readAll(): Promise<void> {
    const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
    for (const name of names) {
      // The number of a damaged entry that was moved aside is not given again.
      last = Math.max(last, Number(/^(\d+)\.json/.exec(name)?.[1] ?? 0));
      if (!/^\d+\.json$/.test(name)) continue;
      const read = await readJson(join(dir, name), ledgerEntrySchema, LEDGER_VERSION);
      if (read.kind === "corrupt") await moveAside(join(dir, name));
      if (read.kind !== "ok") continue;
      if (read.data.outcome === "running") await closeInterrupted(read.data);
      else known.set(read.data.number, toLedgerSummary(read.data));
    }
  }

  async function closeInterrupted(entry: LedgerEntry): Promise<void> {
    const failure = { code: "interrupted", path: "" };
    const closed: LedgerEntry = { ...entry, outcome: "failed", failure };
    await writeJson(join(libraryDir, pathOf(entry.number)), closed);
    known.set(entry.number, toLedgerSummary(closed));
  }

  const ledger: Ledger = {
    async list() {
      await ready();
      return [...known.values()].sort((a, b) => b.number - a.number);
    },
    async read(number) {
      await ready();
      if (!known.has(number)) return null;
      const path = join(libraryDir, pathOf(number));
      const read = await readJson(path, ledgerEntrySchema, LEDGER_VERSION).catch(() => null);
      return read?.kind === "ok" ? read.data : null;
    },
    async standing() {
      await ready();
      if (standing) return standing;
      const sites = new Map<string, LedgerEntry["editions"]>();
      const whole = new Set<string>();
      for (const { number, target, outcome } of await ledger.list()) {
        if (whole.has(target)) continue;
        const editions = (await ledger.read(number))?.editions ?? [];
        sites.set(target, [...(sites.get(target) ?? []), ...editions]);
        if (outcome === "done") whole.add(target);
      }
      standing = sites;
      return sites;
    },
    async start(starting) {
      await ready();
      await mkdir(dir, { recursive: true });
      const started: LedgerEntry = {
        version: LEDGER_VERSION,
        number: last + 1,
        startedAt: now().toISOString(),
        finishedAt: null,
        outcome: "running",
        failure: null,
        approval: null,
        ...starting,
      };
      await writeJson(join(libraryDir, pathOf(started.number)), started);
      last = started.number;
      standing = null;
      known.set(started.number, toLedgerSummary(started));
      return started;
    },
    async approve(number, approval) {
      const path = join(libraryDir, pathOf(number));
      const read = await readJson(path, ledgerEntrySchema, LEDGER_VERSION);
      if (read.kind !== "ok") throw new Error(`no such publication: ${number}`);
      const approved = { ...read.data, approval };
      await writeJson(path, approved);
      known.set(number, toLedgerSummary(approved));
    },
    async finish(entry) {
      standing = null;
      let closed = entry;
      try {
        await writeJson(join(libraryDir, pathOf(entry.number)), entry);
      } catch {
        const failure = { code: "record", path: pathOf(entry.number) };
        closed = { ...entry, failure: entry.failure ?? failure };
      }
      known.set(closed.number, toLedgerSummary(closed));
      return closed;
    },
  };
  return ledger;
}
