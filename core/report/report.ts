/** A report as it is stored in `reports/<id>.json`: head facts, stages, log and both editions. */
import { z } from "zod";
import { threadSchema } from "../comment/thread.ts";
import { editionSchema } from "../edition/edition.ts";
import { emptyEvent, eventSchema } from "../event/event.ts";
import { blockIdSchema, reportIdSchema } from "./ids.ts";
import { bilingualSchema, langSchema } from "./lang.ts";
import { correctionSchema, siteEventSchema } from "./site-log.ts";
import { releaseMomentSchema } from "./release-moment.ts";
import { stageMoveSchema, stageSchema } from "./stage.ts";

/** Version 2 brought comments, version 3 the facts of an event, version 4 the texts that were signed off, version 5 what was done on the site. */
export const REPORT_VERSION = 5;

/** A calendar day on the site, `YYYY-MM-DD` in Asia/Shanghai. */
export const daySchema = z.iso.date();

/** The series (专题) of Settings that a report belongs to, and which of its sessions; ids that may be gone there. */
export const seriesPlaceSchema = z.object({
  id: z.string().min(1),
  session: z.string().min(1).nullable(),
});

export const pagePlaces = ["foot", "nav", "none"] as const;
export type PagePlace = (typeof pagePlaces)[number];

/** What makes a report a page of its own (关于我们): its address on the site and where the site links to it. */
export const ownPageSchema = z.object({
  /** "" while none is given; see `pageAddressSchema`. */
  address: z.string(),
  place: z.enum(pagePlaces),
  /** Among the pages of its place, smallest first. */
  order: z.int().min(0).max(999),
});
export type OwnPage = z.infer<typeof ownPageSchema>;

export const headSchema = z.object({
  column: z.string(),
  releaseDate: daySchema.nullable(),
  /** Before this minute in Asia/Shanghai it does not go on the site. */
  releaseAt: z.exactOptional(releaseMomentSchema),
  source: bilingualSchema,
  author: bilingualSchema,
  tags: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  /** The source edition's figure that stands for the report in lists; absent: the first one. */
  cover: z.exactOptional(blockIdSchema),
  /** No text of it goes to a translation engine. */
  confidential: z.exactOptional(z.literal(true)),
  event: eventSchema,
  series: z.exactOptional(seriesPlaceSchema),
  /** Absent: it is an article, in the lists of its column. */
  page: z.exactOptional(ownPageSchema),
  /** Path of its page on the site that it was brought in from, without a leading slash; "" where it had none. */
  oldAddress: z.exactOptional(bilingualSchema),
});
export type Head = z.infer<typeof headSchema>;

export const emptyHead = (column: string): Head => ({
  column,
  releaseDate: null,
  source: { zh: "", en: "" },
  author: { zh: "", en: "" },
  tags: { zh: [], en: [] },
  event: emptyEvent(),
});

/** An edition as it was signed off, with the notes to readers that go with it. */
export const signedEditionSchema = editionSchema.extend({
  corrections: z.array(correctionSchema).default([]),
  /** When; absent in copies from before that was kept. */
  at: z.exactOptional(z.iso.datetime()),
});
export type SignedEdition = z.infer<typeof signedEditionSchema>;

const signedPairSchema = z.object({
  zh: signedEditionSchema.nullable(),
  en: signedEditionSchema.nullable(),
});

const currentSchema = z.object({
  version: z.literal(REPORT_VERSION),
  id: reportIdSchema,
  /** Short running number, used in addresses; unique in a library. */
  number: z.int().positive(),
  sourceLang: langSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  binnedAt: z.iso.datetime().nullable(),
  head: headSchema,
  stages: z.object({ zh: stageSchema, en: stageSchema }),
  log: z.array(stageMoveSchema),
  threads: z.array(threadSchema),
  editions: z.object({ zh: editionSchema, en: editionSchema }),
  /**
   * Each edition as it was signed off, which is what the site gets; null for one that is not, and for one that was
   * before copies were kept.
   */
  signed: signedPairSchema,
  /** What readers had when a newer text was signed off; null where no newer one waits. */
  former: signedPairSchema.default({ zh: null, en: null }),
  siteLog: z.array(siteEventSchema).default([]),
});

const storedSchema = z.looseObject({
  version: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  head: z.looseObject({}),
});

/** A report as any version of Diglot wrote it, in today's shape. */
const upgraded = (value: unknown): unknown => {
  const old = storedSchema.safeParse(value);
  if (!old.success) return value;
  const head = { event: emptyEvent(), ...old.data.head };
  const later = { threads: [], signed: { zh: null, en: null } };
  return { ...later, ...old.data, head, version: REPORT_VERSION };
};

export const reportSchema = z.preprocess(upgraded, currentSchema);
export type Report = z.infer<typeof currentSchema>;
