/** Where the translation of a block came from, and who stands for it. */
import { z } from "zod";

export const confirmationSchema = z.object({
  level: z.enum(["confirmed", "reviewed"]),
  /** The source text that this translation was confirmed against, whole, so that the change since can be shown. */
  sourceText: z.string(),
  /** `hashText` of the translation at that moment: a later edit makes the block a draft again. */
  targetHash: z.string(),
  at: z.iso.datetime(),
  /** A person's id, or "" when nobody is identified on the device. */
  by: z.string(),
});
export type Confirmation = z.infer<typeof confirmationSchema>;

export const originSchema = z.object({
  kind: z.enum(["typed", "imported", "memory", "term", "engine"]),
  /** Match score in percent, for `memory` only. */
  score: z.number().min(0).max(101).optional(),
  /** What the engine is called, for `engine` only. */
  name: z.string().max(60).optional(),
  /** `hashText` of what came from there: a person who changed it made the text their own. */
  hash: z.string().max(64).optional(),
});
export type Origin = z.infer<typeof originSchema>;
