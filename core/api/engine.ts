/** Translation engines: set up on this device, tried, and asked for the translation of a block. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { richMarkSchema } from "../edition/rich/rich-mark-schema.ts";
import { engineViewSchema, keptBySchema } from "../engine/desk.ts";
import { engineProblemSchema } from "../engine/engine-problem.ts";
import { engineSchema, usageSchema } from "../engine/engine.ts";
import { blockIdSchema, reportIdSchema } from "../report/ids.ts";
import { commonErrors } from "./errors.ts";

const translatedSchema = z.object({
  text: z.string(),
  /** Where the formats, links, chips and notes of the source belong; null where the engine broke them. */
  marks: z.array(richMarkSchema).nullable(),
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
