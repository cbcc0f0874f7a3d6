/** The desk: list and search reports, make and bin them, move editions from stage to stage. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { editionSchema } from "../edition/edition.ts";
import { seriesSchema } from "../event/event.ts";
import { reportIdSchema } from "../report/ids.ts";
import { bilingualSchema, langSchema } from "../report/lang.ts";
import { correctionSchema, siteEventSchema, withdrawals } from "../report/site-log.ts";
import { stageMoveSchema, stageSchema } from "../report/stage.ts";
import { headSchema, ownPageSchema, seriesPlaceSchema } from "../report/report.ts";
import { commonErrors, refusedStageErrors } from "./errors.ts";

const editionSummarySchema = z.object({
  headline: z.string(),
  stage: stageSchema,
  /** It is signed off and reads otherwise now; the site keeps what was signed off. */
  changedSinceSigned: z.boolean(),
  /** Readers are not to have it. */
  withdrawn: z.boolean(),
  /** Han characters plus Latin words of headline, lead and body. */
  words: z.int().nonnegative(),
});

/** One row of the desk. Times are ISO 8601 UTC; progress counts the translation's blocks and source characters. */
export const reportSummarySchema = z.object({
  id: reportIdSchema,
  number: z.int(),
  sourceLang: langSchema,
  column: z.string(),
  releaseDate: z.string().nullable(),
  author: bilingualSchema,
  /** Series and session of the site; null for a report in none. */
  series: seriesPlaceSchema.nullable(),
  /** What makes it a page of its own; null for an article. */
  page: ownPageSchema.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  binnedAt: z.string().nullable(),
  zh: editionSummarySchema,
  en: editionSummarySchema,
  progress: z.object({
    blocks: z.int(),
    blocksDone: z.int(),
    characters: z.int(),
    charactersDone: z.int(),
    outdated: z.int(),
    orphans: z.int(),
  }),
  figures: z.int(),
  /** Pictures, captions, alternative texts and credits that the source edition's figures lack. */
  figuresMissing: z.int(),
  /** Comment threads that are not resolved, of both editions. */
  commentsOpen: z.int(),
  /** Places in both editions that are marked as yet to check. */
  toCheck: z.int(),
  /** Names of the people in its log, newest first, without doubles: person ids. */
  people: z.array(z.string()),
  /** Excerpt of the text around a search hit, with hit ranges in UTF-16 offsets; null without a query. */
  hit: z
    .object({ lang: langSchema, text: z.string(), ranges: z.array(z.tuple([z.int(), z.int()])) })
    .nullable(),
});
export type ReportSummary = z.infer<typeof reportSummarySchema>;

export const reportSorts = ["updated", "release", "number", "headline"] as const;

export const reportQuerySchema = z.object({
  /** Any Han substring of one character or more, and English words; several are all required. */
  text: z.string().max(200).default(""),
  column: z.string().optional(),
  /** A stage of either edition, or of one. */
  stage: z.object({ lang: langSchema.optional(), stage: stageSchema }).optional(),
  person: z.string().optional(),
  /** Only reports whose translation is untouched, unfinished or out of date. */
  translationDue: z.boolean().optional(),
  binned: z.boolean().default(false),
  sort: z.enum(reportSorts).default("updated"),
  descending: z.boolean().default(true),
  offset: z.int().nonnegative().default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type ReportQuery = z.infer<typeof reportQuerySchema>;

const editionLifeSchema = z.object({
  isSigned: z.boolean(),
  /** Notes to readers that go with what is signed off. */
  corrections: z.array(correctionSchema),
  /** Targets whose site has the edition. */
  targets: z.array(z.string()),
});

export const newsletterSchema = z.object({
  html: z.string(),
  text: z.string(),
  sizeBytes: z.int(),
  /** Reports in it that say loudly that they are not signed off, or were withdrawn. */
  unsigned: z.int(),
  /** Numbers of reports that have no headline in the language, and are not in it. */
  without: z.array(z.int()),
  /** Where pictures of the site are to be had here, for showing the letter. */
  pictures: z.array(z.object({ url: z.string(), here: z.string() })),
});
export type NewsletterMade = z.infer<typeof newsletterSchema>;

const base = oc.errors(commonErrors);
const one = z.object({ id: reportIdSchema });

export const reportContract = {
  list: base
    .input(reportQuerySchema)
    .output(z.object({ total: z.int(), rows: z.array(reportSummarySchema) })),
  get: base.input(one).output(reportSummarySchema),
  find: base.input(z.object({ number: z.int() })).output(reportSummarySchema),
  /** The log and head facts, and both editions as they are now, live edits included. */
  read: base.input(one).output(
    z.object({
      head: headSchema,
      log: z.array(stageMoveSchema),
      editions: z.object({ zh: editionSchema, en: editionSchema }),
    }),
  ),
  /** What was done to the report, on the desk and on the site. */
  life: base.input(one).output(
    z.object({
      log: z.array(stageMoveSchema),
      siteLog: z.array(siteEventSchema),
      zh: editionLifeSchema,
      en: editionLifeSchema,
    }),
  ),
  /** Takes effect with the next publication. */
  withdraw: base
    .input(
      z.object({
        id: reportIdSchema,
        langs: z.array(langSchema).min(1),
        how: z.enum(withdrawals),
        reason: z.object({ zh: z.string().max(1000), en: z.string().max(1000) }),
      }),
    )
    .output(reportSummarySchema),
  putBack: base
    .input(z.object({ id: reportIdSchema, langs: z.array(langSchema).min(1) }))
    .output(reportSummarySchema),
  /** A letter that tells of the reports, in their order; null when none of them has a headline in the language. */
  newsletter: base
    .input(z.object({ ids: z.array(reportIdSchema).min(1).max(500), lang: langSchema }))
    .errors({ NEWSLETTER_TOO_LONG: {} })
    .output(newsletterSchema.nullable()),
  /** Series that reports outside the bin name, by name. */
  series: base.output(z.array(seriesSchema)),
  create: base
    .input(z.object({ sourceLang: langSchema, column: z.string() }))
    .output(reportSummarySchema),
  /** A new report with the same text and head facts, as a draft, without date and log. */
  duplicate: base.input(one).output(reportSummarySchema),
  bin: base
    .input(one)
    .errors({ /** What is on the site leaves it by being withdrawn. */ REPORT_ON_SITE: {} })
    .output(reportSummarySchema),
  restore: base.input(one).errors({ REPORT_ON_SITE: {} }).output(reportSummarySchema),
  advance: base
    .input(
      z.object({
        id: reportIdSchema,
        lang: langSchema,
        to: stageSchema,
        /** All notes that are to stand on the page with a signature; without `at` they are made now. */
        corrections: z
          .array(correctionSchema.partial({ at: true, by: true }))
          .max(50)
          .optional(),
      }),
    )
    .errors(refusedStageErrors)
    .output(reportSummarySchema),
};
