/** Bringing an old site in: looking through a copy of it, a mapping tried on a page, what would come in, and the work. */
import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { oldPageCodes } from "../exchange/old-site/findings.ts";
import { lookedPageSchema } from "../exchange/old-site/looked-page.ts";
import { givenMappingSchema, mappingSchema } from "../exchange/old-site/mapping.ts";
import { mappingNameSchema } from "../exchange/old-site/mapping-name.ts";
import { langSchema } from "../report/lang.ts";
import { commonErrors } from "./errors.ts";

const dirSchema = z.string().trim().min(1).max(4096);

export const oldSitePagesSchema = z.object({
  /** The folder is named for it; null where it is not. */
  host: z.string().nullable(),
  total: z.int(),
  /** Pages whose address makes them reports. */
  reports: z.int(),
  /** Paths that have the text looked for, reports first; not all of them. */
  pages: z.array(z.string()),
});
export type OldSitePages = z.infer<typeof oldSitePagesSchema>;

const countedFindingSchema = z.object({
  code: z.enum(oldPageCodes),
  count: z.int(),
  /** The first ones. */
  pages: z.array(z.object({ file: z.string(), detail: z.string() })),
});
export type CountedFinding = z.infer<typeof countedFindingSchema>;

const plannedReportSchema = z.object({
  addresses: z.object({ zh: z.string(), en: z.string() }).partial(),
  headline: z.string(),
  lang: langSchema,
  day: z.string().nullable(),
  column: z.string(),
});

const oldColumnSchema = z.object({
  /** What `columns` of the mapping calls it: its code or its name. */
  old: z.string(),
  name: z.string(),
  reports: z.int(),
  /** Id of the column that takes it; null where none is named for it, and the first one would. */
  column: z.string().nullable(),
});
export type OldColumn = z.infer<typeof oldColumnSchema>;

export const oldSitePlanSchema = z.object({
  pages: z.int(),
  /** Lists, home pages and the like. */
  others: z.int(),
  /** Pages that cannot be taken. */
  refused: z.int(),
  /** New reports. */
  reports: z.int(),
  pairs: z.int(),
  onlyZh: z.int(),
  onlyEn: z.int(),
  /** Reports that are here already, by their old address. */
  known: z.int(),
  pictures: z.int(),
  picturesGone: z.int(),
  addressesKept: z.int(),
  addressesMoved: z.int(),
  columns: z.array(oldColumnSchema),
  findings: z.array(countedFindingSchema),
  /** The first ones. */
  list: z.array(plannedReportSchema),
});
export type OldSitePlanned = z.infer<typeof oldSitePlanSchema>;

const progressSchema = z.object({
  kind: z.literal("progress"),
  /** Pages are read, then reports looked through, or brought in. */
  step: z.enum(["pages", "reports"]),
  done: z.int(),
  total: z.int(),
  /** Headline of the report, "" for pages. */
  name: z.string(),
});
export type OldSiteProgress = z.infer<typeof progressSchema>;

export const oldSitePlanEventSchema = z.discriminatedUnion("kind", [
  progressSchema,
  z.object({ kind: z.literal("finished"), plan: oldSitePlanSchema }),
]);

export const oldSiteResultSchema = z.object({
  made: z.int(),
  pictures: z.int(),
  known: z.int(),
  /** Reports nothing of which could be read, and pages that were refused. */
  failed: z.int(),
  /** Still to be brought in when the work was stopped. */
  left: z.int(),
  /** Why it ended before its end; null when it did not. */
  stopped: z.enum(["asked", "disk-full", "read-only"]).nullable(),
  findings: z.array(countedFindingSchema),
  /** The first ones. */
  list: z.array(z.object({ number: z.int(), headline: z.string(), lang: langSchema })),
});
export type OldSiteResult = z.infer<typeof oldSiteResultSchema>;

export const oldSiteBringEventSchema = z.discriminatedUnion("kind", [
  progressSchema,
  z.object({ kind: z.literal("finished"), result: oldSiteResultSchema }),
]);

const keptMappingSchema = z.object({ name: mappingNameSchema, mapping: mappingSchema });
export type KeptMapping = z.infer<typeof keptMappingSchema>;

const base = oc.errors({
  ...commonErrors,
  /** Nothing in the folder is a page, or there is no such folder. */
  NO_OLD_SITE: {},
  OLD_PAGE_GONE: {},
  MAPPING_WRONG: { data: z.object({ paths: z.array(z.string()) }) },
});

export const oldSiteContract = {
  /** Looks through the folder; `again` reads the names in it anew. */
  pages: base
    .input(
      z.object({
        dir: dirSchema,
        text: z.string().max(500),
        address: z.string().max(1000),
        again: z.boolean().default(false),
      }),
    )
    .output(oldSitePagesSchema),
  look: base
    .input(z.object({ dir: dirSchema, page: z.string().max(4096), mapping: givenMappingSchema }))
    .output(lookedPageSchema),
  /** Reads every page and changes nothing. Abort the call to stop. */
  plan: base
    .input(z.object({ dir: dirSchema, mapping: givenMappingSchema, asPublished: z.boolean() }))
    .output(eventIterator(oldSitePlanEventSchema)),
  /** Brings in what is not here yet. `hold` ends it in good order; aborting the call does so too, with nobody to tell. */
  bring: base
    .input(z.object({ dir: dirSchema, mapping: givenMappingSchema, asPublished: z.boolean() }))
    .errors({ ALREADY_BRINGING: {} })
    .output(eventIterator(oldSiteBringEventSchema)),
  /** False when nothing is being brought in. */
  hold: base.input(z.object({ how: z.enum(["pause", "go-on", "stop"]) })).output(z.boolean()),
  /** Kept mappings by name; files that are none are left out. */
  mappings: base.output(z.array(keptMappingSchema)),
  keepMapping: base
    .input(z.object({ name: mappingNameSchema, mapping: givenMappingSchema }))
    .output(z.void()),
  forgetMapping: base.input(z.object({ name: mappingNameSchema })).output(z.void()),
};
