/** Pre-translation: what memory, terms and an engine have for the untranslated blocks of a report, as it is found. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { engineProblemSchema } from "../engine/engine-problem.ts";
import { usageSchema } from "../engine/engine.ts";
import { choiceSchema } from "../pretranslate/choice.ts";
import { fillSchema } from "../pretranslate/fills.ts";
import { reportIdSchema } from "../report/ids.ts";
import { commonErrors } from "./errors.ts";

export const pretranslateEventSchema = z.discriminatedUnion("kind", [
  /** `done` of `total` rows were looked up in memory and terms, or asked of the engine. */
  z.object({
    kind: z.literal("progress"),
    from: z.enum(["memory", "engine"]),
    done: z.int(),
    total: z.int(),
  }),
  z.object({ kind: z.literal("filled"), fill: fillSchema }),
  /** What the engine's last answer cost. */
  z.object({ kind: z.literal("used"), usage: usageSchema }),
  z.object({
    kind: z.literal("finished"),
    /** Rows that nothing was found for. */
    left: z.int(),
    /** Why the engine was not asked further; null where it was asked for all. */
    stopped: engineProblemSchema.nullable(),
  }),
]);
export type PretranslateEvent = z.infer<typeof pretranslateEventSchema>;

const base = oc.errors({ ...commonErrors, ENGINE_PROBLEM: { data: engineProblemSchema } });

export const pretranslateContract = {
  /** Changes nothing: whoever asks writes what is found. Abort the call to stop; what came until then may be used. */
  find: base
    .input(z.object({ report: reportIdSchema, choice: choiceSchema }))
    .output(eventIterator(pretranslateEventSchema)),
};
