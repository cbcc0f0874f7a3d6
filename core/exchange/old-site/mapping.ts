/** Where on the pages of an old site each thing stands: a file that people write, with defaults for common systems. */
import { z } from "zod";
import { slugSchema } from "../../library/slug.ts";
import { parseSelector } from "../html/select.ts";

const isPattern = (text: string): boolean => {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
};

/** `meta:NAME` for what a meta tag says, anything else is a selector. Tried in order until one gives something. */
const placeSchema = z
  .string()
  .min(1)
  .refine((place) => place.startsWith("meta:") || parseSelector(place) !== null);
const selectorSchema = z.string().refine((text) => parseSelector(text) !== null);
const patternSchema = z.string().min(1).max(1000).refine(isPattern);

/** 大汉: `art/2019/5/28/art_12_3456.html`; TRS: `yw/201905/t20190528_3456.html`. */
const DEFAULT_ADDRESS = String.raw`(?:^|/)(?:art_(?<column>[^_/]+)_(?<article>\d+)|(?<column>[^/]+)/(?:\d{6}/)?t\d{8}_(?<article>\d+))\.s?html?$`;

export const mappingSchema = z.strictObject({
  /** Names under which the old site was reached; links to them are links within it. */
  hosts: z.array(z.string().min(1)).default([]),
  /**
   * Pages whose path matches are reports; named groups `column` and `article` say which column's and which one. Pages
   * with `ArticleTitle` among their meta tags are reports too.
   */
  address: patternSchema.default(DEFAULT_ADDRESS),
  headline: z
    .array(placeSchema)
    .default(["meta:ArticleTitle", ".article-title", ".arti_title", ".article h1", "h1"]),
  date: z
    .array(placeSchema)
    .default(["meta:PubDate", "meta:publishdate", ".arti_update", ".pubtime", ".date", "time"]),
  source: z.array(placeSchema).default(["meta:ContentSource", ".arti_publisher", ".source"]),
  author: z.array(placeSchema).default(["meta:Author", ".arti_author", ".author"]),
  columnName: z.array(placeSchema).default(["meta:ColumnName"]),
  keywords: z.array(placeSchema).default(["meta:Keywords"]),
  body: z
    .array(selectorSchema)
    .default([
      ".article-content",
      "#zoom",
      ".TRS_Editor",
      ".trs_editor_view",
      ".wp_articlecontent",
      ".article .content",
      "#content article",
      "article",
    ]),
  /** Within the body: captions of the picture beside them, and what is not taken. */
  captions: z
    .array(selectorSchema)
    .default(["figcaption", ".caption", ".pic-caption", ".img-info", ".pic_note"]),
  leaveOut: z
    .array(selectorSchema)
    .default([".share", ".print", ".bdsharebuttonbox", ".pagination", ".editor-sign"]),
  /** Links to the same report in the other language, for pages that do not say it in their head (`hreflang`). */
  partner: z.array(selectorSchema).default([]),
  /** Folders that English pages lie in. */
  english: z.array(z.string().regex(/^[^/].*\/$/)).default(["en/", "english/"]),
  /** From the old site's code or name of a column to the column here. */
  columns: z.record(z.string(), slugSchema).default({}),
  /** Where the copy lay when the mapping was kept; a window offers it again. */
  folder: z.string().max(4096).default(""),
});
export type Mapping = z.infer<typeof mappingSchema>;
/** A mapping as people write it, whatever is wrong with it. */
export const givenMappingSchema = z.record(z.string(), z.unknown());
export type GivenMapping = z.infer<typeof givenMappingSchema>;

/** What a mapping says the place of. */
export const mappedParts = [
  "headline",
  "date",
  "source",
  "author",
  "columnName",
  "keywords",
  "body",
  "captions",
  "leaveOut",
  "partner",
] as const;
export type MappedPart = (typeof mappedParts)[number];

/** Parts that stand in meta tags as well. */
export const partsOfMeta: ReadonlySet<MappedPart> = new Set(mappedParts.slice(0, 6));

export type MappingResult =
  | { ok: true; mapping: Mapping }
  /** Dotted paths of what is wrong, "" for the whole. */
  | { ok: false; paths: string[] };

/** Reads the JSON value of a mapping file. */
export function parseMapping(value: unknown): MappingResult {
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return { ok: true, mapping: parsed.data };
  const paths = parsed.error.issues.map(({ path, ...issue }) =>
    [...path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
  );
  return { ok: false, paths };
}
