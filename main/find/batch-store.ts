/** What was replaced, in `library.db`, so that it can be taken back after a restart too. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type Batch, batchSchema } from "../../core/api/find.ts";
import { type ReplacedBlock, replacedBlockSchema } from "../../core/find/replace-in-edition.ts";
import { type ReportId, reportIdSchema } from "../../core/report/ids.ts";
import { type Lang, langSchema } from "../../core/report/lang.ts";

const KEPT = 20;

export interface ReplacedEdition {
  report: ReportId;
  lang: Lang;
  blocks: ReplacedBlock[];
}

export interface BatchStore {
  /** Newest first. */
  list(): Batch[];
  find(id: number): Batch | null;
  /** Begins a batch, and lets go of the oldest ones. */
  begin(batch: Omit<Batch, "id">): Batch;
  put(batch: Batch): void;
  add(batch: number, edition: ReplacedEdition): void;
  editionsOf(batch: number): ReplacedEdition[];
}

const editionSchema = z.object({
  report: reportIdSchema,
  lang: langSchema,
  blocks: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(replacedBlockSchema)),
});

export function createBatchStore(db: DatabaseSync): BatchStore {
  const parse = (row: Record<string, unknown>): Batch =>
    batchSchema.parse({ ...JSON.parse(String(row["summary"])), id: row["id"] });
  const put = (batch: Batch): void =>
    void db
      .prepare("UPDATE replacements SET summary = ? WHERE id = ?")
      .run(JSON.stringify(batch), batch.id);
  return {
    list: () => db.prepare("SELECT * FROM replacements ORDER BY id DESC").all().map(parse),
    find(id) {
      const row = db.prepare("SELECT * FROM replacements WHERE id = ?").get(id);
      return row ? parse(row) : null;
    },
    begin(batch) {
      const { id } = db
        .prepare("INSERT INTO replacements (summary) VALUES (?) RETURNING id")
        .get(JSON.stringify(batch)) as { id: number };
      db.prepare("DELETE FROM replacements WHERE id <= ?").run(id - KEPT);
      db.prepare("DELETE FROM replaced WHERE batch <= ?").run(id - KEPT);
      return { ...batch, id };
    },
    put,
    add: (batch, { report, lang, blocks }) =>
      void db
        .prepare("INSERT INTO replaced (batch, report, lang, blocks) VALUES (?, ?, ?, ?)")
        .run(batch, report, lang, JSON.stringify(blocks)),
    editionsOf: (batch) =>
      db
        .prepare("SELECT report, lang, blocks FROM replaced WHERE batch = ? ORDER BY rowid")
        .all(batch)
        .map((row) => editionSchema.parse(row)),
  };
}
