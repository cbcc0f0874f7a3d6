/** A publication's plan and record: which files of the site are added, changed or removed, and why. */
import { z } from "zod";
import { reportIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";

/** Path on the site from its root, without a leading slash, `/` between parts: `en/art/2026/1/2/art_news_7.html`. */
export const sitePathSchema = z.string().min(1);

export const fileChangeSchema = z.object({
  path: sitePathSchema,
  sizeBytes: z.int().nonnegative(),
  /** SHA-256 of the file's bytes in hex. */
  hash: z.string(),
  /** Headline or list title, for people; "" for assets. */
  title: z.string(),
});
export type FileChange = z.infer<typeof fileChangeSchema>;

/** What keeps a report or edition off the site, or needs a look. `blocking` ones are left out of the publication. */
export const planIssueSchema = z.object({
  report: reportIdSchema,
  lang: langSchema,
  headline: z.string(),
  code: z.enum([
    "no-release-date",
    "no-headline",
    "picture-missing",
    "caption-missing",
    "alt-missing",
    "translation-due",
    "translation-outdated",
    "unknown-column",
  ]),
  blocking: z.boolean(),
});
export type PlanIssue = z.infer<typeof planIssueSchema>;

export const planSchema = z.object({
  target: z.string(),
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
});
export type Plan = z.infer<typeof planSchema>;

export const LEDGER_VERSION = 1;

export const ledgerEntrySchema = z.object({
  version: z.literal(LEDGER_VERSION),
  number: z.int().positive(),
  target: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  by: z.string(),
  outcome: z.enum(["running", "done", "failed", "cancelled"]),
  /** Code of what went wrong, with the file it went wrong at; only when failed. */
  failure: z.object({ code: z.string(), path: z.string() }).nullable(),
  added: z.array(sitePathSchema),
  changed: z.array(sitePathSchema),
  removed: z.array(sitePathSchema),
  unchanged: z.int(),
  /** Editions that the site holds after this publication, with the hash of the text they were signed off with. */
  editions: z.array(
    z.object({ report: reportIdSchema, lang: langSchema, path: sitePathSchema, textHash: z.string() }),
  ),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

export const publishProgressSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("step"), done: z.int(), total: z.int(), path: z.string() }),
  z.object({ kind: z.literal("finished"), entry: ledgerEntrySchema }),
]);
export type PublishProgress = z.infer<typeof publishProgressSchema>;
