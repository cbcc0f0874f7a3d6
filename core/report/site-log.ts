/** What was done to a report that readers have: brought in, withdrawn, published again, moved to another day, corrected. */
import { z } from "zod";
import { bilingualSchema, type Lang, langSchema } from "./lang.ts";

/** A note to readers that comes with a new signature and stands on the page of that edition. */
export const correctionSchema = z.object({
  at: z.iso.datetime(),
  /** Person id, "" when unknown. */
  by: z.string(),
  text: z.string().min(1).max(2000),
  /** Where on the page. */
  place: z.enum(["top", "bottom"]),
});
export type Correction = z.infer<typeof correctionSchema>;

const entry = { at: z.iso.datetime(), by: z.string() };
const day = z.iso.date().nullable();

/** Ways to withdraw: the page goes, or its address says that the report was withdrawn. */
export const withdrawals = ["gone", "notice"] as const;

export const siteEventSchema = z.discriminatedUnion("kind", [
  z.object({
    ...entry,
    kind: z.literal("withdrawn"),
    langs: z.array(langSchema).min(1),
    how: z.enum(withdrawals),
    reason: bilingualSchema,
  }),
  /** It was on a former site; `signed` when it was signed off because of that. */
  z.object({
    ...entry,
    kind: z.literal("brought-in"),
    langs: z.array(langSchema).min(1),
    signed: z.boolean(),
  }),
  z.object({ ...entry, kind: z.literal("restored"), langs: z.array(langSchema).min(1) }),
  z.object({ ...entry, kind: z.literal("release-date"), from: day, to: day }),
  z.object({ ...entry, kind: z.literal("corrected"), lang: langSchema, text: z.string() }),
]);
export type SiteEvent = z.infer<typeof siteEventSchema>;
export type Withdrawal = Extract<SiteEvent, { kind: "withdrawn" }>;

/** The withdrawal that an edition stands under, null when there is none or it was taken back. */
export function withdrawalOf(log: readonly SiteEvent[], lang: Lang): Withdrawal | null {
  const last = log.findLast(
    (one) => (one.kind === "withdrawn" || one.kind === "restored") && one.langs.includes(lang),
  );
  return last?.kind === "withdrawn" ? last : null;
}

/** Whether readers are not to have it: a translation goes with its source. */
export const isWithdrawn = (
  { siteLog, sourceLang }: { siteLog: readonly SiteEvent[]; sourceLang: Lang },
  lang: Lang,
): boolean => [lang, sourceLang].some((one) => withdrawalOf(siteLog, one) !== null);

/** Changes of the date by one person that follow each other within this time are told as one. */
const ONE_CHANGE_MS = 10 * 60_000;

/** The log with a change of the release date; `replaces` when it takes the place of the last entry. */
export function dateChange(
  log: readonly SiteEvent[],
  { at, by, from, to }: { at: string; by: string; from: string | null; to: string | null },
): { replaces: boolean; event: SiteEvent | null } {
  const last = log.at(-1);
  const follows =
    last?.kind === "release-date" &&
    last.by === by &&
    Date.parse(at) - Date.parse(last.at) < ONE_CHANGE_MS;
  const first = follows ? last.from : from;
  const event = { kind: "release-date", at, by, from: first, to } as const;
  return { replaces: follows, event: first === to ? null : event };
}
