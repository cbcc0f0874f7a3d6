/** The wordbook: terms and names, who changed them, files of them in and out. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { entryDraftSchema, entryIdSchema, entrySchema } from "../term/entry.ts";
import { commonErrors } from "./errors.ts";

/** More than any desk has; a list of this length is still shown and searched at once. */
export const MAX_ENTRIES = 50_000;

/** What happened to one entry. */
export const termEventSchema = z.object({
  seq: z.int(),
  /** All that was done in one go has one number. */
  change: z.int(),
  /** How many entries that was. */
  size: z.int(),
  id: entryIdSchema,
  at: z.string(),
  by: z.string(),
  before: entrySchema.nullable(),
  after: entrySchema.nullable(),
});
export type TermEvent = z.infer<typeof termEventSchema>;

const changedSchema = z.object({
  /** For `undo`; null where nothing had to be changed. */
  change: z.int().nullable(),
});

const base = oc.errors({
  ...commonErrors,
  /** `terms.json` is of a newer Diglot: the wordbook is not in use. */
  TERMS_NEWER: {},
  /** Someone else changed or deleted one of these entries meanwhile; nothing was done. */
  TERM_CHANGED: { data: z.object({ zh: z.string() }) },
  TOO_MANY_TERMS: { data: z.object({ most: z.int() }) },
});

export const termContract = {
  /** Every entry, in no order; `isInUse` is false where the file is of a newer Diglot. */
  list: base.output(z.object({ isInUse: z.boolean(), entries: z.array(entrySchema) })),
  /** Adds and changes, all or none. `was` is the `at` of what the edit began with, null for a new entry. */
  save: base
    .input(
      z.object({
        entries: z
          .array(z.object({ entry: entryDraftSchema, was: z.string().nullable() }))
          .min(1)
          .max(MAX_ENTRIES),
      }),
    )
    .output(changedSchema),
  remove: base
    .input(z.object({ ids: z.array(entryIdSchema).min(1).max(MAX_ENTRIES) }))
    .output(changedSchema),
  /** The newest first, of one entry or of all. */
  history: base
    .input(
      z.object({
        id: entryIdSchema.nullable().default(null),
        before: z.int().nullable().default(null),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(termEventSchema)),
  /** Puts every entry of a change back as it was before; refused where one was changed since. */
  undo: base.input(z.object({ change: z.int() })).output(changedSchema),
};
