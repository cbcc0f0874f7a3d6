/** Translation engines: set up on this device, tried, and asked for the translation of a block. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { nodeJsonSchema } from "../edition/edition.ts";
import { engineViewSchema, keptBySchema } from "../engine/desk.ts";
import { engineProblemSchema } from "../engine/engine-problem.ts";
import { engineSchema, usageSchema } from "../engine/engine.ts";
import { blockIdSchema, reportIdSchema } from "../report/ids.ts";
import { commonErrors } from "./errors.ts";

const translatedSchema = z.object({
  text: z.string(),
  /** Inline nodes with the formats, links and marks of the source; null where there are none to carry over. */
  nodes: z.array(nodeJsonSchema).nullable(),
  /** The engine broke the formats: only the words are there. */
  lostCodes: z.boolean(),
  usage: usageSchema,
});

export const askProgressSchema = z.discriminatedUnion("kind", [
  /** The translation as far as it has come, whole each time. */
  z.object({ kind: z.literal("text"), text: z.string() }),
  translatedSchema.extend({ kind: z.literal("finished") }),
]);
export type AskProgress = z.infer<typeof askProgressSchema>;

const base = oc.errors({ ...commonErrors, ENGINE_PROBLEM: { data: engineProblemSchema } });
const one = z.object({ engine: z.string().max(60) });

export const engineContract = {
  list: base.output(z.object({ engines: z.array(engineViewSchema), keptBy: keptBySchema })),
  /** Without `key` the old one stays, unless the address leads to another host; "" takes it away. */
  save: base
    .input(
      z.object({
        engine: engineSchema,
        key: z
          .string()
          .max(500)
          .regex(/^[\x21-\x7e]*$/)
          .optional(),
      }),
    )
    .output(engineViewSchema),
  remove: base.input(one).output(z.void()),
  /** Has one fixed sentence translated. */
  test: base.input(one).output(translatedSchema),
  /** Abort the call to cancel. */
  translate: base
    .input(one.extend({ report: reportIdSchema, block: blockIdSchema }))
    .output(eventIterator(askProgressSchema)),
};
