/** A person's word on which sentences of a block and its translation belong together. */
import { z } from "zod";

/** A person's word on the pairs of a block; it holds for these two texts and is nothing once either has changed. */
export const saidPairsSchema = z.object({
  sourceHash: z.string(),
  targetHash: z.string(),
  /** How many sentences of either side each pair has, in order. */
  counts: z.array(z.tuple([z.int().min(0), z.int().min(0)])).max(2000),
});
export type SaidPairs = z.infer<typeof saidPairsSchema>;
