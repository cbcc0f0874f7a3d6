/** The translation memory: what was translated before. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { matchSchema, memorySchema, unitSchema } from "../memory/unit.ts";
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
};
