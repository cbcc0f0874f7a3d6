/** The publish room: plan what would change on a target, publish it with progress, read the ledger. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { ledgerEntrySchema, planSchema, publishProgressSchema } from "../publication/plan.ts";
import { commonErrors } from "./errors.ts";

const base = oc.errors({
  ...commonErrors,
  TARGET_NOT_FOUND: {},
  TARGET_UNREACHABLE: { data: z.object({ path: z.string(), reason: z.string() }) },
});

export const publicationContract = {
  /** Renders the site in memory and compares it with the target. Abort the call to cancel. */
  plan: base.input(z.object({ target: z.string() })).output(planSchema),
  /**
   * Carries out the plan with this id; abort the call to cancel. Refuses when the plan is no longer what would
   * happen, or when foreign changes stand in the way and `overwriteForeign` is not set.
   */
  publish: base
    .input(
      z.object({ target: z.string(), planId: z.string(), overwriteForeign: z.boolean().default(false) }),
    )
    .errors({ PLAN_STALE: {}, FOREIGN_CHANGES: { data: z.object({ paths: z.array(z.string()) }) }, ALREADY_RUNNING: {} })
    .output(eventIterator(publishProgressSchema)),
  /** Newest first. */
  ledger: base.output(z.array(ledgerEntrySchema)),
};
