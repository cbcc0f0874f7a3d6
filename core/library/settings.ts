/** What a library says of itself (`library.json`): the site, its columns, its people and where it publishes. */
import { z } from "zod";
import { defaultPenalties, penaltiesSchema } from "../memory/unit.ts";
import { filmHostSchema } from "../media/video.ts";
import { seriesListSchema, tagPairSchema } from "./site-series.ts";
import { slugSchema } from "./slug.ts";
import { targetSchema } from "./target.ts";
import { bilingualSchema, langSchema } from "../report/lang.ts";

export const LIBRARY_VERSION = 1;

export const roles = ["editor", "reviewer", "translator", "publisher"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const columnSchema = z.object({
  id: slugSchema,
  name: bilingualSchema,
  /** What sort of column it is, as inspections of public sites ask for it (`ColumnType`). */
  type: z.exactOptional(bilingualSchema),
});
export type Column = z.infer<typeof columnSchema>;

export const personSchema = z.object({
  id: slugSchema,
  name: bilingualSchema,
  roles: z.array(roleSchema),
});
export type Person = z.infer<typeof personSchema>;

export const addressPlaceholders = ["yyyy", "mm", "m", "dd", "d", "column", "number"] as const;

/**
 * Where a report's page lies on the site, from `/`, ending in `.html`; English pages have `/en` before it.
 * `{number}` must be in it, so that no two reports share an address. No part begins with a dot: `.diglot` is ours.
 */
export const addressPatternSchema = z
  .string()
  .regex(/^\/(?:[A-Za-z0-9_.~-]+|\{(?:yyyy|mm|m|dd|d|column|number)\}|\/(?!\/))+\.html$/)
  .refine((pattern) => pattern.includes("{number}"))
  .refine((pattern) => !pattern.split("/").some((part) => part.startsWith(".")));

export const DEFAULT_ADDRESS_PATTERN = "/art/{yyyy}/{m}/{d}/art_{column}_{number}.html";

/** An http(s) address without query or fragment, and without a slash at its end. */
export const baseUrlSchema = z.url({ protocol: /^https?$/ }).regex(/^[^?#]*[^/?#]$/);

/** Letters, digits and hyphens; ten digits are usual. */
export const siteIdCodeSchema = z.string().regex(/^[A-Za-z0-9-]{0,40}$/);

const distinct = (keys: string[]): boolean => new Set(keys).size === keys.length;

/** What the desk wants of translation engines in a column. */
export const engineRuleSchema = z.object({
  column: slugSchema,
  /** No text of its reports goes to an engine. */
  confidential: z.boolean(),
  /** How its texts should sound, in the desk's own words. */
  style: z.string().max(500),
});
export type EngineRule = z.infer<typeof engineRuleSchema>;

/** Which English the English editions are spelt in. */
export const englishSpellings = ["en-GB", "en-US"] as const;
export type EnglishSpelling = (typeof englishSpellings)[number];

export const settingsSchema = z.object({
  siteName: bilingualSchema,
  /** One sentence for search engines, shared links and feeds. */
  siteDescription: bilingualSchema.default({ zh: "", en: "" }),
  /** The code that public sites are registered under (`SiteIDCode`), "" for none. */
  siteIdCode: siteIdCodeSchema.default(""),
  baseUrl: baseUrlSchema,
  addressPattern: addressPatternSchema,
  /** Reports per page of a list. */
  pageSize: z.int().min(1).max(200),
  defaultSourceLang: langSchema,
  columns: z
    .array(columnSchema)
    .min(1)
    .refine((columns) => distinct(columns.map((column) => column.id))),
  people: z.array(personSchema).refine((people) => distinct(people.map((person) => person.id))),
  englishSpelling: z.enum(englishSpellings).default("en-GB"),
  /** Sites that films may be linked to, besides those that are known. */
  filmHosts: z.array(filmHostSchema).max(50).default([]),
  /** Words that are no spelling mistakes here, names above all. */
  dictionary: z.array(z.string().min(1).max(60)).max(5000).default([]),
  /** Of columns that have any; a column without one is open. */
  engineRules: z.array(engineRuleSchema).max(500).default([]),
  /** What makes a match of the translation memory worth less. */
  penalties: penaltiesSchema.default(defaultPenalties),
  series: seriesListSchema.default([]),
  tagPairs: z.array(tagPairSchema).max(5000).default([]),
  targets: z
    .array(targetSchema)
    .refine((targets) => distinct(targets.map((target) => target.name))),
});
export type Settings = z.infer<typeof settingsSchema>;

export const librarySchema = z.object({
  version: z.literal(LIBRARY_VERSION),
  /** ULID of the library, so that a device can tell two folders apart. */
  id: z.string(),
  createdAt: z.iso.datetime(),
  settings: settingsSchema,
});
export type LibraryRecord = z.infer<typeof librarySchema>;

export const defaultSettings = (): Settings => ({
  siteName: { zh: "新站点", en: "New Site" },
  siteDescription: { zh: "", en: "" },
  siteIdCode: "",
  baseUrl: "https://www.example.org",
  addressPattern: DEFAULT_ADDRESS_PATTERN,
  pageSize: 20,
  defaultSourceLang: "zh",
  columns: [{ id: "news", name: { zh: "要闻", en: "News" } }],
  people: [],
  englishSpelling: "en-GB",
  filmHosts: [],
  dictionary: [],
  engineRules: [],
  penalties: defaultPenalties,
  series: [],
  tagPairs: [],
  targets: [],
});
