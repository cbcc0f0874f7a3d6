/** Reports that are to go on the site at a given time, and how that went. */
import { z } from "zod";
import { reportIdSchema } from "../report/ids.ts";

const reportAt = z.object({
  report: reportIdSchema,
  number: z.int(),
  headline: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});

/** One report with a time of its own. */
export const scheduledSchema = reportAt.extend({
  /** Nothing keeps it off the site but its time. */
  isReady: z.boolean(),
});
export type Scheduled = z.infer<typeof scheduledSchema>;

/** Where the reports with a time stand, for one target. */
export const scheduleSchema = z.object({
  target: z.string(),
  /** Whether the workstation publishes them at their time. */
  automatic: z.boolean(),
  waiting: z.array(scheduledSchema),
  /** Their time has come; they are not on this target yet. */
  due: z.array(scheduledSchema),
  /** Their time passed while nobody could publish them: a person decides. */
  missed: z.array(scheduledSchema),
  /** Why the last publication that was due did not succeed; null when it did, or none was. */
  failure: z.object({ code: z.string(), path: z.string(), at: z.number() }).nullable(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** Later than this a release is missed: nobody expects it any more at an hour that passed. */
export const LATE_MS = 15 * 60_000;

export interface Telling {
  scheduled: readonly Scheduled[];
  /** Reports that the target's site has. */
  onSite: ReadonlySet<string>;
  now: number;
  /** Since when somebody watches the clock. */
  since: number;
}

/** @returns what waits, what is due, and what was missed, each in the order of its time */
export function tell({
  scheduled,
  onSite,
  now,
  since,
}: Telling): Pick<Schedule, "waiting" | "due" | "missed"> {
  const open = scheduled
    .filter(({ report }) => !onSite.has(report))
    .toSorted((a, b) => a.at - b.at);
  const come = open.filter(({ at }) => at <= now);
  const isMissed = ({ at }: Scheduled): boolean => at < since || now - at > LATE_MS;
  return {
    waiting: open.filter(({ at }) => at > now),
    due: come.filter((one) => !isMissed(one)),
    missed: come.filter(isMissed),
  };
}
