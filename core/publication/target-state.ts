/** How a target stands: when it was published to last, how that went, and how many reports it is behind. */
import { z } from "zod";
import { type LedgerEntry, ledgerSummarySchema } from "./plan.ts";

export const targetStateSchema = z.object({
  target: z.string(),
  state: z.enum([
    /** Nothing was published there yet. */
    "never",
    /** It has every report as a publication would bring it now. */
    "current",
    /** `behind` reports are another way there, or not there, or there still. */
    "behind",
    /** The last publication failed, was cancelled or was cut off. */
    "unfinished",
    "running",
  ]),
  behind: z.int().nonnegative(),
  /** The newest publication to it, null where there is none. */
  last: ledgerSummarySchema
    .pick({ number: true, startedAt: true, by: true, outcome: true, failure: true })
    .nullable(),
});
export type TargetState = z.infer<typeof targetStateSchema>;

type Editions = LedgerEntry["editions"];

/** How many reports readers of a site would get another way than they have them: new, changed or gone. */
export function reportsBehind(has: Editions, wanted: Editions): number {
  const keyed = (editions: Editions): Map<string, Editions[number]> =>
    new Map(editions.map((one) => [`${one.report} ${one.lang}`, one]));
  const [there, now] = [keyed(has), keyed(wanted)];
  const behind = new Set<string>();
  for (const [key, one] of there) if (!now.has(key)) behind.add(one.report);
  for (const [key, one] of now) if (!isSame(there.get(key), one)) behind.add(one.report);
  return behind.size;
}

/** Entries from before the whole content was kept know the words only. */
function isSame(has: Editions[number] | undefined, wanted: Editions[number]): boolean {
  if (has?.path !== wanted.path) return false;
  return has.contentHash === undefined
    ? has.textHash === wanted.textHash
    : has.contentHash === wanted.contentHash && has.day === wanted.day;
}
