/** Series (专题) of the site with their sessions (场次), and tags that mean the same in both languages. */
import { z } from "zod";
import { assetSchema } from "../media/asset.ts";
import { bilingualSchema } from "../report/lang.ts";
import { slugSchema } from "./slug.ts";

const areDistinct = (rows: { id: string }[]): boolean =>
  new Set(rows.map(({ id }) => id)).size === rows.length;

export const sessionSchema = z.object({
  id: slugSchema,
  name: bilingualSchema,
  /** Calendar day in Asia/Shanghai. */
  date: z.iso.date().nullable().default(null),
});
export type SeriesSession = z.infer<typeof sessionSchema>;

export const siteSeriesSchema = z.object({
  id: slugSchema,
  name: bilingualSchema,
  /** Plain text, a paragraph a line. */
  introduction: bilingualSchema.default({ zh: "", en: "" }),
  /** Without one, the newest picture of its reports stands for it. */
  cover: assetSchema.nullable().default(null),
  /** The home page shows it. */
  current: z.boolean().default(true),
  /** In the order of the series' page. */
  sessions: z.array(sessionSchema).max(300).refine(areDistinct).default([]),
});
export type SiteSeries = z.infer<typeof siteSeriesSchema>;

export const seriesListSchema = z.array(siteSeriesSchema).max(300).refine(areDistinct);

const tagSchema = z.string().trim().min(1).max(80);

/** A tag is named in one pair at most; a pair leads from the tag's page in one language to that in the other. */
export const tagPairSchema = z.object({ zh: tagSchema, en: tagSchema });
export type TagPair = z.infer<typeof tagPairSchema>;
