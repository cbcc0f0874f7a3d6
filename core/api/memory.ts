/** The translation memory: what was translated before. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { matchSchema, memorySchema, unitKindSchema, unitSchema } from "../memory/unit.ts";
import { originSchema } from "../edition/confirmation.ts";
import { blockIdSchema, reportIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";
import { commonErrors } from "./errors.ts";

export const matchRequestSchema = z.object({
  /** Language of the source text. */
  lang: langSchema,
  text: z.string().max(20_000),
  /** The source texts before and behind it, "" at the ends; what stands between the same neighbours comes first. */
  previous: z.string().optional(),
  next: z.string().optional(),
  /** Of the report that is translated: what was used elsewhere may count less. */
  column: z.string().optional(),
  /** The block that is being translated: what only it has taught is not offered. */
  except: z.object({ report: reportIdSchema, block: blockIdSchema }).optional(),
});
export type MatchRequest = z.infer<typeof matchRequestSchema>;

export const matchesSchema = z.object({
  /** The best first. */
  matches: z.array(matchSchema),
  /** Of a text of several sentences that is not known as a whole: the best match of each. */
  sentences: z.array(z.object({ text: z.string(), match: matchSchema.nullable() })),
});
export type Matches = z.infer<typeof matchesSchema>;

export const memoryStatsSchema = z.object({
  memories: z.array(memorySchema.extend({ units: z.int() })),
  units: z.int(),
  /** Different words that are not Han. */
  words: z.int(),
});
export type MemoryStats = z.infer<typeof memoryStatsSchema>;

/** `doubles`: one pair kept twice; `manyEnglish`: one Chinese text rendered differently; `manyChinese`: the other way round. */
export const unitStates = ["all", "bad", "doubles", "manyEnglish", "manyChinese"] as const;

export const unitQuerySchema = z.object({
  /** A wording of any length; "" asks for all. Doubles and contradictions are listed without one. */
  text: z.string().max(200),
  lang: langSchema.nullable(),
  memory: z.int().nullable(),
  kind: unitKindSchema.nullable(),
  origin: originSchema.shape.kind.nullable(),
  state: z.enum(unitStates),
  /** As the page before gave it. */
  after: z.string().nullable(),
  limit: z.int().min(1).max(200),
});
export type UnitQuery = z.infer<typeof unitQuerySchema>;

const idsSchema = z.array(z.int()).min(1).max(5000);
const textSchema = z.string().trim().min(1).max(20_000);
export const unitChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edit"), id: z.int(), zh: textSchema, en: textSchema }),
  z.object({ kind: z.literal("delete"), ids: idsSchema }),
  z.object({ kind: z.literal("mark"), ids: idsSchema, bad: z.boolean() }),
  /** The newest stays; where the others were used counts for it. */
  z.object({ kind: z.literal("merge"), ids: idsSchema }),
]);
export type UnitChange = z.infer<typeof unitChangeSchema>;

export const unitVersionSchema = z.object({
  at: z.string(),
  by: z.string(),
  what: z.enum([
    ...([
      "confirmed",
      "superseded",
      "edited",
      "merged",
      "deleted",
      "bad",
      "good",
      "restored",
    ] as const),
  ]),
  zh: z.string(),
  en: z.string(),
});
/** What a unit said before, and what was done with it then; of a block: `zh` is its source, `en` its translation. */
export type UnitVersion = z.infer<typeof unitVersionSchema>;

const countSchema = z.record(z.string(), z.int());
export const memoryCountsSchema = z.object({
  units: z.int(),
  bad: z.int(),
  /** By "2026-11". */
  months: countSchema,
  /** By a person's id or name. */
  people: countSchema,
  origins: countSchema,
  kinds: countSchema,
});
export type MemoryCounts = z.infer<typeof memoryCountsSchema>;

export const tmxPreviewSchema = z.object({
  /** Of the file as it was sent, to import it by. */
  file: z.string(),
  units: z.int(),
  /** Units without text in both languages. */
  others: z.int(),
  first: z.array(z.object({ zh: z.string(), en: z.string() })),
});
export type TmxPreview = z.infer<typeof tmxPreviewSchema>;

/** POST a TMX file here: `200` with a preview, or `422` with what is wrong; GET gives all units as TMX. */
export const MEMORY_PATH = "/tmx";
export const tmxAnswerSchema = z.union([
  z.object({ preview: tmxPreviewSchema }),
  z.object({
    problem: z.object({ code: z.string(), line: z.int().nullable() }),
  }),
]);
export type TmxAnswer = z.infer<typeof tmxAnswerSchema>;

export const importProgressSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), share: z.number(), units: z.int() }),
  z.object({ kind: z.literal("finished"), units: z.int(), doubles: z.int(), others: z.int() }),
]);
export type ImportProgress = z.infer<typeof importProgressSchema>;

const base = oc.errors(commonErrors);

export const memoryContract = {
  matches: base.input(matchRequestSchema).output(matchesSchema),
  /** Concordance: units that contain a wording of any length, in either language or in one, the newest first. */
  containing: base
    .input(
      z.object({
        text: z.string().max(200),
        lang: langSchema.nullable().default(null),
        limit: z.int().min(1).max(200).default(50),
        before: z.int().optional(),
      }),
    )
    .output(z.array(unitSchema)),
  stats: base.output(memoryStatsSchema),
  units: base
    .input(unitQuerySchema)
    .output(z.object({ units: z.array(unitSchema), next: z.string().nullable() })),
  /** How many units were changed: those of read-only memories are not. */
  change: base.input(unitChangeSchema).output(z.int()),
  /** Takes a deletion back. */
  restore: base.input(z.object({ units: z.array(unitSchema).max(5000) })).output(z.int()),
  history: base.input(z.object({ unit: z.int() })).output(z.array(unitVersionSchema)),
  /** What a block was confirmed with, the newest first. */
  versions: base
    .input(z.object({ report: reportIdSchema, block: blockIdSchema }))
    .output(z.array(unitVersionSchema)),
  setMemory: base.input(memorySchema).output(z.null()),
  removeMemory: base.input(z.object({ id: z.int() })).output(z.null()),
  counts: base.output(memoryCountsSchema),
  /** Takes a file in that was sent before; abort the call to cancel, then nothing stays. */
  importTmx: base
    .input(z.object({ file: z.string(), memory: z.string().trim().max(80), readOnly: z.boolean() }))
    .errors({ FILE_GONE: {} })
    .output(eventIterator(importProgressSchema)),
};
