/** The publish room: plan what would change on a target, publish it with progress, read the ledger. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import {
  ledgerDetailSchema,
  ledgerSummarySchema,
  planProgressSchema,
  publishProgressSchema,
  sitePathSchema,
} from "../publication/plan.ts";
import { approvalStates } from "../publication/approval-state.ts";
import { approveRefusals } from "../publication/staging.ts";
import { pageDifferenceSchema } from "../publication/page-difference.ts";
import { themeProblemSchema, themeStateSchema } from "../publication/theme-problem.ts";
import { targetStateSchema } from "../publication/target-state.ts";
import { scheduleSchema } from "../publication/schedule.ts";
import { remoteTargetSchema } from "../library/target.ts";
import { commonErrors } from "./errors.ts";

/** Why a target cannot be published to. */
export const targetProblems = [
  "path-missing",
  /** Nor is the folder that it would be made in. */
  "around-missing",
  "not-a-folder",
  "read-only",
  "inside-library",
  "contains-library",
  /** The folder holds the site of another library. */
  "other-site",
  /** The folder was last published to by a newer Diglot. */
  "newer-version",
  /** Not even the mark of a publisher at work fits. */
  "disk-full",
  "io",
  /** Nobody answers at the address, or the connection was cut. */
  "connection",
  "timeout",
  /** The server refused the password or key. */
  "auth",
  /** No password was given on this device yet. */
  "no-secret",
  /** The password was sealed by another door of the program. */
  "secret-sealed",
  /** The private key's file is not there, no key, or has another passphrase. */
  "key-unreadable",
  /** The server's key was not accepted yet; `detail` is its fingerprint. */
  "host-key-unknown",
  /** Another key than the accepted one; `detail` is its fingerprint. */
  "host-key-changed",
  /** The certificate is not one that the system trusts, nor the accepted one; `detail` is its fingerprint. */
  "certificate",
  /** This device's clock and the server's are too far apart. */
  "clock",
  /** Something answers, but not as the protocol has it; `detail` is what it said. */
  "protocol",
  /** No WordPress with its REST API at the address; `detail` is what answers there. */
  "no-rest",
  /** WordPress offers no application passwords there. */
  "login-ignored",
  "login-refused",
  /** Whoever signs in may not publish there; `detail` is what is lacking. */
  "role",
  "too-large",
  "upload-refused",
] as const;
export type TargetProblem = (typeof targetProblems)[number];

const base = oc.errors({
  ...commonErrors,
  TARGET_NOT_FOUND: {},
  /** The library's theme has to be mended first. */
  THEME_BROKEN: { data: z.object({ problems: z.array(themeProblemSchema) }) },
  TARGET_UNREACHABLE: {
    data: z.object({ path: z.string(), reason: z.enum(targetProblems), detail: z.string() }),
  },
});

/** A publication whose site is wanted again. */
const backToSchema = z.int().positive().optional();
const backErrors = {
  /** `paths` are gone; all of it where none is named. */
  CANNOT_GO_BACK: { data: z.object({ number: z.int(), paths: z.array(z.string()) }) },
} as const;

export const publicationContract = {
  /** Makes the site and compares it with what the target holds; the last item is the plan. Abort the call to cancel. */
  plan: base
    .input(z.object({ target: z.string(), backTo: backToSchema }))
    .errors(backErrors)
    .output(eventIterator(planProgressSchema)),
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
        takeOver: z.boolean().default(false),
        backTo: backToSchema,
      }),
    )
    .errors({
      ...backErrors,
      PLAN_STALE: {},
      FOREIGN_CHANGES: { data: z.object({ paths: z.array(z.string()) }) },
      ALREADY_RUNNING: {},
      NOT_APPROVED: { data: z.object({ staging: z.string(), state: z.enum(approvalStates) }) },
      TARGET_LOCKED: {
        data: z.object({
          path: z.string(),
          by: z.string(),
          host: z.string(),
          since: z.string(),
        }),
      },
    })
    .output(eventIterator(publishProgressSchema)),
  /** What is different in a file between the target and the plan with this id, line by line. */
  difference: base
    .input(z.object({ planId: z.string(), path: sitePathSchema }))
    .errors({ PLAN_STALE: {} })
    .output(pageDifferenceSchema),
  /** Whoever sits at this device says that what was published to a staging target may go live. */
  approve: base
    .input(z.object({ number: z.int().positive() }))
    .errors({ APPROVE_REFUSED: { data: z.object({ reason: z.enum(approveRefusals) }) } })
    .output(z.void()),
  /** Holds up, or lets go on, what is being published there; false when nothing is. */
  pause: base.input(z.object({ target: z.string(), paused: z.boolean() })).output(z.boolean()),
  /** Ends what is being published there after the files that are under way; false when nothing is. */
  cancel: base.input(z.object({ target: z.string() })).output(z.boolean()),
  /**
   * Tries the connection: writes a file beside the site, reads it back and takes it away. A password that was given
   * and works is kept on this device; null stands for the one that is kept.
   */
  test: base
    .input(
      z.object({ target: remoteTargetSchema, secret: z.string().min(1).max(10_000).nullable() }),
    )
    .output(z.void()),
  /** Makes a target's folder, where the folder around it is there. */
  makeFolder: base.input(z.object({ target: z.string() })).output(z.void()),
  /** Whether this device keeps a password for the target; the password itself is never told. */
  hasSecret: base.input(remoteTargetSchema).output(z.boolean()),
  /** How the theme stands, read anew where a file of it changed; cheap enough to ask every second. */
  theme: base.output(themeStateSchema),
  forgetSecret: base.input(remoteTargetSchema).output(z.void()),
  /** Where reports with a time of their own stand, target by target. */
  schedules: base.output(z.array(scheduleSchema)),
  /** How each target of the settings stands, in their order; cheap enough to ask every few seconds. */
  targetStates: base.output(z.array(targetStateSchema)),
  /** Newest first. */
  ledger: base.output(z.array(ledgerSummarySchema)),
  /** Null when there is no publication of that number. */
  entry: base.input(z.object({ number: z.int() })).output(ledgerDetailSchema.nullable()),
};
