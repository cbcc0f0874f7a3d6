/** The translation memory of a library: learns what is confirmed, finds what was translated before. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { LibraryEvent, Notice } from "../../core/api/library.ts";
import type { Matches, MatchRequest, MemoryStats, UnitChange } from "../../core/api/memory.ts";
import type { Memory, Penalties, Unit } from "../../core/memory/unit.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { sentencesOf } from "../../core/segment/sentences.ts";
import { diskFailure } from "../library/disk-error.ts";
import type { ReportService } from "../report/report-service.ts";
import { exportTmx } from "./export-tmx.ts";
import { dropUnfinished, importTmx, type TmxImport, type TmxImported } from "./import-tmx.ts";
import { createLearner } from "./learn.ts";
import { createMemoryDesk, type MemoryDesk } from "./memory-desk.ts";
import { openMemoryDatabase } from "./memory-database.ts";
import { createMemorySearch } from "./memory-search.ts";
import { createTurns } from "./turns.ts";
import { createUnitWriter } from "./unit-writer.ts";
import type { WordingQuery } from "./wording-search.ts";

export interface MemoryService extends Omit<MemoryDesk, "change" | "restore" | "setMemory"> {
  /** In the name of who is at this device. Returns how many units were changed. */
  change(change: UnitChange): Promise<number>;
  restore(units: readonly Unit[]): Promise<number>;
  setMemory(memory: Parameters<MemoryDesk["setMemory"]>[0]): Promise<void>;
  /** Where a file lies that was sent to be imported; files that nobody asked for go at the next opening. */
  incomingDir: string;
  matches(request: MatchRequest): Matches;
  containing(query: WordingQuery): Unit[];
  stats(): MemoryStats;
  /** Throws TmxError, XmlEncodingError, an AbortError; a memory that is not in use takes nothing. */
  importTmx(request: TmxImport): Promise<TmxImported>;
  /** How many units the file holds. */
  exportTmx(file: string, signal?: AbortSignal): Promise<number>;
  /** For library events: a report changed. */
  notice(event: LibraryEvent): void;
  /** Learns from every report that changed since it was last learnt; resolves when all is known. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

export interface MemoryServiceOptions {
  libraryDir: string;
  reports: Pick<ReportService, "list" | "read">;
  /** What makes a match worth less. */
  rules(): Penalties;
  /** The id of the person at this device. */
  me(): string;
  tell(notice: Notice): void;
  emit(event: LibraryEvent): void;
}

/** The least score that is shown. */
const THRESHOLD = 60;
const SENTENCE_THRESHOLD = 75;
const SHOWN = 5;
const PAGE = 200;
const LEARNT_TO = "learnt-to";

export async function createMemoryService(options: MemoryServiceOptions): Promise<MemoryService> {
  const opened = await openMemoryDatabase(options.libraryDir);
  if (!opened.db) {
    options.tell({ code: "memory-newer", file: "memory.db", movedTo: "" });
    return noMemory;
  }
  if (opened.movedTo)
    options.tell({ code: "memory-rebuilt", file: "memory.db", movedTo: opened.movedTo });
  const incomingDir = join(options.libraryDir, "cache", "incoming");
  await rm(incomingDir, { recursive: true, force: true });
  return serve(opened.db, { ...options, incomingDir });
}

/** `memory.db` was written by a newer Diglot. */
export class MemoryNotInUse extends Error {}

/** What is there when the memory cannot be used: nothing is found, nothing is lost. */
const noMemory: MemoryService = {
  incomingDir: "",
  matches: () => ({ matches: [], sentences: [] }),
  containing: () => [],
  stats: () => ({ memories: [], units: 0, words: 0 }),
  importTmx: () => Promise.reject(new MemoryNotInUse()),
  exportTmx: () => Promise.reject(new MemoryNotInUse()),
  notice: () => undefined,
  catchUp: async () => undefined,
  units: () => ({ units: [], next: null }),
  change: async () => 0,
  restore: async () => 0,
  history: () => [],
  versions: () => [],
  setMemory: async () => undefined,
  removeMemory: async () => undefined,
  counts: async () => ({ units: 0, bad: 0, months: {}, people: {}, origins: {}, kinds: {} }),
  close: async () => undefined,
};

function serve(
  db: DatabaseSync,
  options: MemoryServiceOptions & { incomingDir: string },
): MemoryService {
  const { reports, rules, me, emit, incomingDir } = options;
  const writer = createUnitWriter(db);
  const learn = createLearner(db, writer);
  const allMemories = db.prepare("SELECT id, name, read_only, penalty FROM memories ORDER BY id");
  const memories = (): Memory[] =>
    allMemories.all().map((row) => ({
      id: Number(row["id"]),
      name: String(row["name"]),
      readOnly: row["read_only"] === 1,
      penalty: Number(row["penalty"]),
    }));
  const { codes } = writer;
  const search = createMemorySearch({ ...writer, db, memories, rules });
  const turn = createTurns();
  const needs = { db, writer, turn };
  const desk = createMemoryDesk({ db, writer, search, memories, turn });
  /** Who looks at the memory is told. */
  const told = <T>(result: T): T => {
    emit({ kind: "memory" });
    return result;
  };
  const getState = db.prepare("SELECT value FROM state WHERE key = ?");
  const setState = db.prepare("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)");

  const waiting = new Set<ReportId>();
  let learning: Promise<void> | null = null;
  let isClosed = false;
  /** One report after another, with room for other work between two. */
  const learnWaiting = async (): Promise<void> => {
    for (const id of waiting) {
      await new Promise(setImmediate);
      if (isClosed) return;
      waiting.delete(id);
      const report = reports.read(id);
      if (!report || report.binnedAt) continue;
      const learnt = await turn(() => (isClosed ? 0 : learn(report)));
      if (learnt > 0) emit({ kind: "memory" });
    }
  };
  const learnSoon = (): Promise<void> => {
    learning ??= learnWaiting().finally(() => {
      learning = null;
    });
    return learning;
  };

  const idsSince = (since: string): ReportId[] => {
    const ids: ReportId[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const { rows } = reports.list({
        ...{ text: "", binned: false, sort: "updated", descending: true, offset, limit: PAGE },
      });
      const changed = rows.filter(({ updatedAt }) => updatedAt >= since);
      ids.push(...changed.map(({ id }) => id));
      if (changed.length < PAGE) return ids;
    }
  };

  return {
    ...desk,
    incomingDir,
    change: (change) => turn(() => told(desk.change(change, me()))),
    restore: (units) => turn(() => told(desk.restore(units, me()))),
    setMemory: (memory) => turn(() => told(desk.setMemory(memory))),
    removeMemory: async (id, signal) => told(await desk.removeMemory(id, signal)),
    matches({ lang, text, previous, next, except, column }) {
      const query = { lang, text, previous, next, except, column };
      const matches = search.matches({ ...query, limit: SHOWN, threshold: THRESHOLD });
      const sentences = sentencesOf(text, lang);
      if (sentences.length < 2 || (matches[0]?.score ?? 0) >= 100)
        return { matches, sentences: [] };
      const best = (sentence: string) =>
        search.matches({
          ...{ lang, text: sentence, except, column, limit: 1, threshold: SENTENCE_THRESHOLD },
        })[0] ?? null;
      return { matches, sentences: sentences.map((one) => ({ text: one, match: best(one) })) };
    },
    containing: (query) => search.containing(query),
    stats() {
      const count = db.prepare("SELECT memory, count(*) AS units FROM units GROUP BY memory").all();
      const unitsOf = (id: number): number =>
        Number(count.find((row) => row["memory"] === id)?.["units"] ?? 0);
      const all = memories().map((memory) => ({ ...memory, units: unitsOf(memory.id) }));
      return {
        memories: all,
        units: all.reduce((sum, { units }) => sum + units, 0),
        words: Number(db.prepare("SELECT count(*) AS n FROM words").get()?.["n"] ?? 0),
      };
    },
    async importTmx(request) {
      const imported = await importTmx(needs, request);
      emit({ kind: "memory" });
      return imported;
    },
    exportTmx: (file, signal) => exportTmx({ db, codes }, file, signal),
    notice(event) {
      if (event.kind !== "report") return;
      waiting.add(event.id);
      learnSoon().catch((error: unknown) => console.error(error));
    },
    async catchUp() {
      await dropUnfinished(needs);
      const since = String(getState.get(LEARNT_TO)?.["value"] ?? "");
      const now = new Date().toISOString();
      for (const id of idsSince(since)) waiting.add(id);
      await learnSoon();
      if (!isClosed) setState.run(LEARNT_TO, now);
    },
    async close() {
      isClosed = true;
      await learning?.catch(() => undefined);
      await writer.signatures.close();
      try {
        writer.saveCounts();
      } catch (error) {
        // Without them the next opening finds the same, a little slower.
        if (diskFailure(error) === "io") throw error;
      } finally {
        db.close();
      }
    },
  };
}
