/** The publish room: plan what would change on a target, publish it with progress, read the ledger. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import {
  ledgerSummarySchema,
  planProgressSchema,
  publishProgressSchema,
} from "../publication/plan.ts";
import { commonErrors } from "./errors.ts";

/** Why a target cannot be published to. */
export const targetProblems = [
  "path-missing",
  "not-a-folder",
  "read-only",
  "inside-library",
  "contains-library",
  /** The folder holds the site of another library. */
  "other-site",
  /** The folder was last published to by a newer Diglot. */
  "newer-version",
  "io",
] as const;
export type TargetProblem = (typeof targetProblems)[number];

const base = oc.errors({
  ...commonErrors,
  TARGET_NOT_FOUND: {},
  TARGET_UNREACHABLE: { data: z.object({ path: z.string(), reason: z.enum(targetProblems) }) },
});

export const publicationContract = {
  /** Makes the site and compares it with what the target holds; the last item is the plan. Abort the call to cancel. */
  plan: base.input(z.object({ target: z.string() })).output(eventIterator(planProgressSchema)),
  /**
   * Carries out the plan with this id; abort the call to cancel. Refuses when the plan is no longer what would
   * happen, or when foreign changes stand in the way and `overwriteForeign` is not set.
   */
  publish: base
    .input(
      z.object({
        target: z.string(),
        planId: z.string(),
        overwriteForeign: z.boolean().default(false),
      }),
    )
    .errors({
      PLAN_STALE: {},
      FOREIGN_CHANGES: { data: z.object({ paths: z.array(z.string()) }) },
      ALREADY_RUNNING: {},
    })
    .output(eventIterator(publishProgressSchema)),
  /** Newest first. */
  ledger: base.output(z.array(ledgerSummarySchema)),
};
