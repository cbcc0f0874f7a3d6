/** Find and replace over the desk: hits of all reports as they are found, replacing the chosen ones, taking it back. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { blockKinds } from "../edition/blocks.ts";
import { patternProblemSchema } from "../find/pattern-problem.ts";
import { findQuerySchema } from "../find/query.ts";
import { replacingBlockSchema } from "../find/replace-in-edition.ts";
import { blockIdSchema, reportIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";
import { stageSchema } from "../report/stage.ts";
import { commonErrors } from "./errors.ts";

/** Which editions are searched; reports in the bin never are. */
export const findScopeSchema = z.object({
  column: z.string().optional(),
  lang: langSchema.optional(),
  stage: stageSchema.optional(),
  /** Running number of the only report. */
  report: z.int().optional(),
});
export type FindScope = z.infer<typeof findScopeSchema>;

/** A search ends after so many hits: nobody reads more, and a closer query is better. */
export const MAX_FOUND = 2000;

const foundBlockSchema = z.object({
  id: blockIdSchema,
  kind: z.enum(blockKinds),
  text: z.string(),
  /** Number of the confirmed row that it belongs to, on either side; null for one that is not confirmed. */
  confirmedRow: z.int().nullable(),
  hits: z.array(z.object({ start: z.int(), end: z.int(), groups: z.array(z.string()) })),
});
export type FoundBlock = z.infer<typeof foundBlockSchema>;

export const foundReportSchema = z.object({
  id: reportIdSchema,
  number: z.int(),
  headline: z.object({ lang: langSchema, text: z.string() }),
  editions: z.array(
    z.object({ lang: langSchema, stage: stageSchema, blocks: z.array(foundBlockSchema) }),
  ),
});
export type FoundReport = z.infer<typeof foundReportSchema>;

const progressSchema = z.object({ kind: z.literal("progress"), done: z.int(), total: z.int() });

export const findProgressSchema = z.discriminatedUnion("kind", [
  progressSchema,
  z.object({ kind: z.literal("report"), report: foundReportSchema }),
  /** `more` when the search ended at `MAX_FOUND`. */
  z.object({ kind: z.literal("finished"), more: z.boolean() }),
]);
export type FindProgress = z.infer<typeof findProgressSchema>;

/** What was replaced in one go, as it is told afterwards. Times are ISO 8601 UTC. */
export const batchSchema = z.object({
  id: z.int(),
  at: z.string(),
  /** A person's id, or "". */
  by: z.string(),
  text: z.string(),
  replacement: z.string(),
  reports: z.int(),
  replaced: z.int(),
  /** Left alone: approved meanwhile, changed meanwhile, or holding a chip, footnote or links. */
  approved: z.int(),
  changed: z.int(),
  kept: z.int(),
  /** False while it goes on, and for one that was stopped half-way. */
  complete: z.boolean(),
  undone: z
    .object({
      at: z.string(),
      restored: z.int(),
      /** Where the text does not stand any more as it was put in. */
      left: z.array(z.object({ number: z.int().nullable(), lang: langSchema, text: z.string() })),
    })
    .nullable(),
});
export type Batch = z.infer<typeof batchSchema>;

export const replaceRequestSchema = z.object({
  text: z.string().max(500),
  replacement: z.string().max(500),
  editions: z.array(
    z.object({
      report: reportIdSchema,
      lang: langSchema,
      /** Somebody ticked it although it is approved. */
      evenApproved: z.boolean(),
      blocks: z.array(replacingBlockSchema),
    }),
  ),
});
export type ReplaceRequest = z.infer<typeof replaceRequestSchema>;

export const batchProgressSchema = z.discriminatedUnion("kind", [
  progressSchema,
  z.object({ kind: z.literal("finished"), batch: batchSchema }),
]);
export type BatchProgress = z.infer<typeof batchProgressSchema>;

const base = oc.errors(commonErrors);

export const findContract = {
  /** Abort the call to end it. */
  search: base
    .input(z.object({ query: findQuerySchema, scope: findScopeSchema }))
    .errors({ PATTERN_WRONG: { data: patternProblemSchema }, PATTERN_SLOW: {} })
    .output(eventIterator(findProgressSchema)),
  /** Abort the call to stop: what was replaced until then stays, and can be taken back. */
  replace: base.input(replaceRequestSchema).output(eventIterator(batchProgressSchema)),
  /** The last replacements, newest first. */
  batches: base.output(z.array(batchSchema)),
  undo: base
    .input(z.object({ batch: z.int() }))
    .errors({ BATCH_NOT_FOUND: {} })
    .output(eventIterator(batchProgressSchema)),
};
