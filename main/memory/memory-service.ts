/** The translation memory of a library: learns what is confirmed, finds what was translated before. */
import type { DatabaseSync } from "node:sqlite";
import type { LibraryEvent, Notice } from "../../core/api/library.ts";
import type { Matches, MatchRequest, MemoryStats } from "../../core/api/memory.ts";
import type { Memory, Unit } from "../../core/memory/unit.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { sentencesOf } from "../../core/segment/sentences.ts";
import { diskFailure } from "../library/disk-error.ts";
import type { ReportService } from "../report/report-service.ts";
import { exportTmx } from "./export-tmx.ts";
import { dropUnfinished, importTmx, type TmxImport, type TmxImported } from "./import-tmx.ts";
import { createLearner } from "./learn.ts";
import { openMemoryDatabase } from "./memory-database.ts";
import { createMemorySearch, type WordingQuery } from "./memory-search.ts";
import { createUnitWriter } from "./unit-writer.ts";

export interface MemoryService {
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
  return serve(opened.db, options);
}

/** `memory.db` was written by a newer Diglot. */
export class MemoryNotInUse extends Error {}

/** What is there when the memory cannot be used: nothing is found, nothing is lost. */
const noMemory: MemoryService = {
  matches: () => ({ matches: [], sentences: [] }),
  containing: () => [],
  stats: () => ({ memories: [], units: 0, words: 0 }),
  importTmx: () => Promise.reject(new MemoryNotInUse()),
  exportTmx: () => Promise.reject(new MemoryNotInUse()),
  notice: () => undefined,
  catchUp: async () => undefined,
  close: async () => undefined,
};

function serve(db: DatabaseSync, { reports, emit }: MemoryServiceOptions): MemoryService {
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
  const search = createMemorySearch({ db, counts: writer.counts, words: writer.words, memories });
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
      if (report && !report.binnedAt && learn(report) > 0) emit({ kind: "memory" });
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
    matches({ lang, text, previous, next, except }) {
      const query = { lang, text, previous, next, except };
      const matches = search.matches({ ...query, limit: SHOWN, threshold: THRESHOLD });
      const sentences = sentencesOf(text, lang);
      if (sentences.length < 2 || (matches[0]?.score ?? 0) >= 100)
        return { matches, sentences: [] };
      const best = (sentence: string) =>
        search.matches({
          ...{ lang, text: sentence, except, limit: 1, threshold: SENTENCE_THRESHOLD },
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
      const imported = await importTmx(db, writer, request);
      emit({ kind: "memory" });
      return imported;
    },
    exportTmx: (file, signal) => exportTmx(db, file, signal),
    notice(event) {
      if (event.kind !== "report") return;
      waiting.add(event.id);
      learnSoon().catch((error: unknown) => console.error(error));
    },
    async catchUp() {
      await dropUnfinished(db, writer);
      const since = String(getState.get(LEARNT_TO)?.["value"] ?? "");
      const now = new Date().toISOString();
      for (const id of idsSince(since)) waiting.add(id);
      await learnSoon();
      if (!isClosed) setState.run(LEARNT_TO, now);
    },
    async close() {
      isClosed = true;
      await learning?.catch(() => undefined);
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
