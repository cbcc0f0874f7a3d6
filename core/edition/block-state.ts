/** What a block of a translation knows of the block it renders; kept in Lexical NodeState, so Yjs merges it. */
import { createState } from "lexical";
import type { z } from "zod";
import { saidPairsSchema } from "../memory/said-pairs.ts";
import { blockIdSchema } from "../report/ids.ts";
import { confirmationSchema, originSchema } from "./confirmation.ts";

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
