/** What a block of a translation knows of the block it renders; kept in Lexical NodeState, so Yjs merges it. */
import { createState } from "lexical";
import { z } from "zod";
import { saidPairsSchema } from "../memory/said-pairs.ts";
import { blockIdSchema } from "../report/ids.ts";

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

const parseOr =
  <S extends z.ZodType>(schema: S) =>
  (value: unknown): z.output<S> | null => {
    const result = schema.safeParse(value);
    return result.success ? result.data : null;
  };
const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Nobody changes a locked block until it is unlocked: a wording that is settled elsewhere. */
export const lockedState = createState("locked", {
  parse: (value) => value === true,
  resetOnCopyNode: true,
});

/** A person's word on which sentences belong together; set on the block of the translation. */
export const pairsState = createState("pairs", {
  parse: parseOr(saidPairsSchema),
  isEqual: sameJson,
  resetOnCopyNode: true,
});

/** The block's own id. A copied block starts without one and gets a new id. */
export const idState = createState("id", { parse: parseOr(blockIdSchema), resetOnCopyNode: true });
/** Id of the source block that this block translates. */
export const fromState = createState("from", {
  parse: parseOr(blockIdSchema),
  resetOnCopyNode: true,
});
export const confirmationState = createState("confirmation", {
  parse: parseOr(confirmationSchema),
  isEqual: sameJson,
  resetOnCopyNode: true,
});
export const originState = createState("origin", {
  parse: parseOr(originSchema),
  isEqual: sameJson,
  resetOnCopyNode: true,
});
