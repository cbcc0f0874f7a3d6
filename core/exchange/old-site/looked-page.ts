/** A page of an old site as the window shows it while a mapping is written: nothing in it runs or leads anywhere. */
import { z } from "zod";
import { langSchema } from "../../report/lang.ts";
import { mappedParts } from "./mapping.ts";

/** How an element is drawn. */
export const looks = [
  "block",
  "heading",
  "line",
  "strong",
  "picture",
  "row",
  "cell",
  "item",
] as const;
export type Look = (typeof looks)[number];

export const shownElementSchema = z.object({
  look: z.enum(looks),
  /** What the mapping finds here. */
  part: z.enum(mappedParts).nullable(),
  /** A selector that finds it first, null where its name alone does not. */
  place: z.string().nullable(),
  get children() {
    return z.array(z.union([z.string(), shownElementSchema]));
  },
});
export type ShownElement = z.infer<typeof shownElementSchema>;

const suggestionSchema = z.object({ place: z.string(), text: z.string() });

const foundPartSchema = z.object({
  /** Number of the place in the mapping that found it; null where none did. */
  index: z.int().nullable(),
  /** One text, or each of captions, of what is left out and of links. */
  texts: z.array(z.string()),
  /** How many there are when `texts` are cut. */
  count: z.int(),
});
export type FoundPart = z.infer<typeof foundPartSchema>;

/** What comes of the page, block by block. */
export const comingBlockSchema = z.object({
  kind: z.enum(["paragraph", "heading", "list", "quote", "table", "figure", "rule"]),
  text: z.string(),
  /** Of figures: the picture as the page names it, and whether it is there. */
  picture: z.string().nullable(),
  isThere: z.boolean(),
});
export type ComingBlock = z.infer<typeof comingBlockSchema>;

export const lookedPageSchema = z.object({
  /** Dotted paths of what is wrong in the mapping: then the page is shown without it. */
  wrong: z.array(z.string()),
  /** Why nothing can be shown of the page. */
  unreadable: z.string().nullable(),
  outcome: z.enum(["report", "other", "no-body", "no-headline", "unreadable"]),
  head: z
    .object({
      address: z.string(),
      lang: langSchema,
      headline: z.string(),
      day: z.string().nullable(),
      source: z.string(),
      author: z.string(),
      column: z.string(),
      tags: z.array(z.string()),
      other: z.string().nullable(),
      /** The site can keep the page where it was. */
      isKept: z.boolean(),
    })
    .nullable(),
  found: z.partialRecord(z.enum(mappedParts), foundPartSchema),
  suggestions: z.partialRecord(z.enum(mappedParts), z.array(suggestionSchema)),
  shown: z.array(z.union([z.string(), shownElementSchema])),
  /** The page is longer than what is shown of it. */
  isCut: z.boolean(),
  coming: z.array(comingBlockSchema),
});
export type LookedPage = z.infer<typeof lookedPageSchema>;
