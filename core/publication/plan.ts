/** A publication's plan and record: which files of the site are added, changed or removed, and why. */
import { z } from "zod";
import { blockIdSchema, reportIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";
import { planApprovalSchema } from "./approval-state.ts";

/**
 * Path on the site from its root, without a leading slash, `/` between parts: `en/art/2026/1/2/art_news_7.html`. Paths
 * come back from folders that others can write to, so no part may be empty or only dots.
 */
export const sitePathSchema = z
  .string()
  .max(1000)
  .regex(/^(?!\.{1,2}(?:\/|$))[a-z0-9._~-]+(?:\/(?!\.{1,2}(?:\/|$))[a-z0-9._~-]+)*$/);

export const fileChangeSchema = z.object({
  path: sitePathSchema,
  sizeBytes: z.int().nonnegative(),
  /** SHA-256 of the file's bytes in hex. */
  hash: z.string(),
  /** Headline or list title, for people; "" for assets. */
  title: z.string(),
});
export type FileChange = z.infer<typeof fileChangeSchema>;

/** What keeps a report or edition off the site, or needs a look. `blocking` ones keep the text off that was signed off last. */
export const planIssueSchema = z.object({
  report: reportIdSchema,
  number: z.int(),
  lang: langSchema,
  headline: z.string(),
  code: z.enum([
    "no-release-date",
    "no-headline",
    "picture-missing",
    /** An attachment or film whose file is not there. */
    "file-missing",
    "caption-missing",
    "alt-missing",
    "credit-missing",
    /** A photograph of the source edition that the translation does not have. */
    "picture-untranslated",
    "translation-due",
    "translation-outdated",
    "unknown-column",
    /** A series that Settings do not have (any more), or a session that the series does not have. */
    "unknown-series",
    "unknown-session",
    /** A page of its own without a proper address, or with that of another page. */
    "no-address",
    "address-taken",
    /** A signed-off translation whose source edition is not signed off (any more). */
    "source-not-approved",
    /** Comments on this edition that nobody has resolved. */
    "comments-open",
    /** Chips in the text that say something else than the event facts. */
    "facts-differ",
    /** Event facts that the page says in the other language only. */
    "facts-untranslated",
    /** A film on a site that Settings do not allow. */
    "film-elsewhere",
    /** A footnote that the text refers to and that says nothing. */
    "footnote-empty",
    /** A footnote that no text refers to. */
    "footnote-uncited",
    /** It reads otherwise than when it was signed off; the site has what was signed off. */
    "changed-since-signed",
    /** It is worked on again; the site keeps what was signed off until it is withdrawn. */
    "sent-back",
    /** It is withdrawn: its page goes, or becomes a notice. */
    "withdrawn",
    /** It is withdrawn, and the earlier site that is wanted again has it. */
    "withdrawn-returns",
    /** The earlier site has it, and today's has not, for another reason. */
    "returns",
    /** The release date was changed after the report was published here. */
    "release-date-changed",
    /** Its time has not come: it is left out until then. */
    "not-due",
    /** Its time was missed, and nobody decided yet. */
    "held-back",
    /** The text says in brackets that something in it is yet to check. */
    "to-check",
  ]),
  blocking: z.boolean(),
  /** The first block that it concerns, null where it concerns none in particular. */
  block: blockIdSchema.nullable(),
  /** Blocks of a translation whose source was changed since. */
  behind: z.exactOptional(z.int().positive()),
  /** What becomes of the edition that readers of the target have; absent where they have none. */
  readers: z.exactOptional(z.enum(["keep", "lose"])),
});
export type PlanIssue = z.infer<typeof planIssueSchema>;

export const planSchema = z.object({
  target: z.string(),
  /** The publication whose site this one brings back, null for the site as it is signed off now. */
  backTo: z.int().positive().nullable(),
  /** Fingerprint of the plan; publishing with it refuses if anything moved in between. */
  id: z.string(),
  added: z.array(fileChangeSchema),
  changed: z.array(fileChangeSchema),
  removed: z.array(z.object({ path: sitePathSchema, title: z.string() })),
  unchanged: z.int().nonnegative(),
  /** Files on the target that were changed there by somebody else since the last publication. */
  foreign: z.array(sitePathSchema),
  uploadBytes: z.int().nonnegative(),
  reports: z.int().nonnegative(),
  issues: z.array(planIssueSchema),
  /** Numbers of reports whose changed pages lie where the pattern of addresses does not say so; absent without any. */
  oldPages: z.exactOptional(z.record(sitePathSchema, z.int().positive())),
  /** How it stands with the target's staging target, null where it has none. */
  approval: planApprovalSchema.nullable(),
});
export type Plan = z.infer<typeof planSchema>;

/** `done` of `total` reports read, pages made or files compared; `step` says which. */
export const planProgressSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("step"),
    step: z.enum(["reading", "rendering", "comparing"]),
    done: z.int(),
    total: z.int(),
  }),
  z.object({ kind: z.literal("finished"), plan: planSchema }),
]);
export type PlanProgress = z.infer<typeof planProgressSchema>;

export const LEDGER_VERSION = 1;

const failureSchema = z.object({ code: z.string(), path: z.string() });

export const ledgerEntrySchema = z.object({
  version: z.literal(LEDGER_VERSION),
  number: z.int().positive(),
  target: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  by: z.string(),
  outcome: z.enum(["running", "done", "failed", "cancelled"]),
  /** What went wrong and at which file. On a publication that is "done", only its record could not be written. */
  failure: failureSchema.nullable(),
  /** Other files that went wrong in the same run; absent without any. */
  furtherFailures: z.exactOptional(z.array(failureSchema)),
  added: z.array(sitePathSchema),
  changed: z.array(sitePathSchema),
  removed: z.array(sitePathSchema),
  unchanged: z.int(),
  /** The publication whose site it brought back, null for most. */
  backTo: z.int().positive().nullable().default(null),
  /** Who said when that this site may go to the live target; only of publications to a staging target. */
  approval: z.object({ by: z.string(), at: z.iso.datetime() }).nullable().default(null),
  /** Fingerprint of the whole site, every path and hash; "" in entries from before it was taken. */
  site: z.string().default(""),
  /** Editions that the site holds after this publication, with the hash of the text they were signed off with. */
  editions: z.array(
    z.object({
      report: reportIdSchema,
      lang: langSchema,
      path: sitePathSchema,
      textHash: z.string(),
      /** Of everything that readers get of it; absent in entries from before it was kept. */
      contentHash: z.string().optional(),
      /** The day on the page; absent in entries from before it was kept. */
      day: z.string().optional(),
    }),
  ),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** An entry as lists show it: how many files, not which; an entry of a large site holds tens of thousands. */
export const ledgerSummarySchema = ledgerEntrySchema.omit({ version: true }).extend({
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  editions: z.int(),
});
export type LedgerSummary = z.infer<typeof ledgerSummarySchema>;

/** One entry in full, and whether one can go back to it. */
export const ledgerDetailSchema = z.object({
  entry: ledgerEntrySchema,
  /** What its site was is kept. */
  kept: z.boolean(),
});
export type LedgerDetail = z.infer<typeof ledgerDetailSchema>;

export const toLedgerSummary = ({ version: _version, ...entry }: LedgerEntry): LedgerSummary => ({
  ...entry,
  added: entry.added.length,
  changed: entry.changed.length,
  removed: entry.removed.length,
  editions: entry.editions.length,
});

export const publishProgressSchema = z.discriminatedUnion("kind", [
  /** The site is made and compared once more before anything is written. */
  z.object({ kind: z.literal("checking"), done: z.int(), total: z.int() }),
  z.object({ kind: z.literal("step"), done: z.int(), total: z.int(), path: z.string() }),
  z.object({ kind: z.literal("finished"), entry: ledgerEntrySchema }),
]);
export type PublishProgress = z.infer<typeof publishProgressSchema>;
