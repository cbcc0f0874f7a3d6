/** Settings while they are being edited: checked field by field, so that each problem stands beside its field. */
import type { z } from "zod";
import {
  addressPatternSchema,
  baseUrlSchema,
  type Column,
  type Person,
  type Settings,
  settingsSchema,
  siteIdCodeSchema,
} from "../../core/library/settings.ts";
import type { SeriesSession, SiteSeries, TagPair } from "../../core/library/site-series.ts";
import { slugSchema } from "../../core/library/slug.ts";
import { type Target, targetNameSchema } from "../../core/library/target.ts";
import { tagKey } from "../../core/publication/tags.ts";
import { type Bilingual, langs } from "../../core/report/lang.ts";
import { targetProblems } from "./targets/target-draft.ts";

/** A row of a list keeps its key while it is edited; `isNew` rows may still change their id. */
export type Row<T> = T & { key: string; isNew: boolean };

/** A series whose sessions are rows as well. */
export type SeriesRow = Row<Omit<SiteSeries, "sessions"> & { sessions: Row<SeriesSession>[] }>;

export interface SettingsDraft
  extends Omit<Settings, "pageSize" | "columns" | "people" | "series" | "tagPairs" | "targets"> {
  /** As typed; "" while empty. */
  pageSize: number | string;
  columns: Row<Column>[];
  people: Row<Person>[];
  series: SeriesRow[];
  tagPairs: Row<TagPair>[];
  targets: Row<Target>[];
}

export const fieldProblems = [
  "required",
  "base-url",
  "pattern",
  "pattern-number",
  "page-size",
  "slug",
  "target-name",
  "film-host",
  "site-id",
  "duplicate",
  "duplicate-tag",
  "host",
  "port",
  "url",
  "bucket",
  "region",
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

/** Problems by field: `siteName.zh`, or `columns.<key>.id` for a row. */
export type Problems = Record<string, FieldProblem>;

const rowsOf = <T>(things: readonly T[]): Row<T>[] =>
  things.map((thing, index) => ({ ...thing, key: `kept-${index}`, isNew: false }));

export const toDraft = (settings: Settings): SettingsDraft => ({
  ...settings,
  columns: rowsOf(settings.columns),
  people: rowsOf(settings.people),
  series: rowsOf(
    settings.series.map((series) => ({ ...series, sessions: rowsOf(series.sessions) })),
  ),
  tagPairs: rowsOf(settings.tagPairs),
  targets: rowsOf(settings.targets),
});

const fits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

function patternProblem(pattern: string): FieldProblem | null {
  if (fits(addressPatternSchema, pattern)) return null;
  return pattern.includes("{number}") ? "pattern" : "pattern-number";
}

interface Ids {
  list: string;
  field: string;
  schema: z.ZodType;
  /** What is said of an id that does not fit. */
  wrong: FieldProblem;
}

/** The id of a row: well formed, and given once. */
function idProblems(
  { list, field, schema, wrong }: Ids,
  rows: { key: string; id: string }[],
): Problems {
  const problems: Problems = {};
  const seen = new Set<string>();
  for (const { key, id } of rows) {
    const at = `${list}.${key}.${field}`;
    if (!fits(schema, id)) problems[at] = id === "" ? "required" : wrong;
    else if (seen.has(id)) problems[at] = "duplicate";
    seen.add(id);
  }
  return problems;
}

const slugs = { field: "id", schema: slugSchema, wrong: "slug" } as const;

/** A row without what only the form needs; the rest of it is the thing. */
const bare = <T extends object>({ key: _key, isNew: _isNew, ...thing }: Row<T>): T =>
  thing as unknown as T;

export function problemsOf(draft: SettingsDraft): Problems {
  const problems: Problems = {};
  const need = (at: string, text: string): void => {
    if (text.trim() === "") problems[at] = "required";
  };
  need("siteName.zh", draft.siteName.zh);
  need("siteName.en", draft.siteName.en);
  if (!fits(baseUrlSchema, draft.baseUrl)) problems.baseUrl = "base-url";
  const pattern = patternProblem(draft.addressPattern);
  if (pattern) problems.addressPattern = pattern;
  if (!fits(settingsSchema.shape.filmHosts, draft.filmHosts)) problems.filmHosts = "film-host";
  if (!fits(siteIdCodeSchema, draft.siteIdCode)) problems.siteIdCode = "site-id";
  if (!fits(settingsSchema.shape.pageSize, draft.pageSize)) problems.pageSize = "page-size";
  for (const column of draft.columns) {
    need(`columns.${column.key}.zh`, column.name.zh);
    need(`columns.${column.key}.en`, column.name.en);
  }
  const namedBy = (list: string, rows: Row<{ name: Bilingual }>[]): void => {
    for (const { key, name } of rows) if (name.en.trim() === "") need(`${list}.${key}.zh`, name.zh);
  };
  namedBy("series", draft.series);
  for (const { key, sessions } of draft.series) {
    namedBy(`sessions.${key}`, sessions);
    Object.assign(problems, idProblems({ ...slugs, list: `sessions.${key}` }, sessions));
  }
  Object.assign(problems, pairProblems(draft.tagPairs));
  for (const person of draft.people)
    if (person.name.en.trim() === "") need(`people.${person.key}.zh`, person.name.zh);
  for (const target of draft.targets)
    for (const [field, problem] of Object.entries(targetProblems(bare(target))))
      problems[`targets.${target.key}.${field}`] = problem;
  return {
    ...problems,
    ...idProblems({ ...slugs, list: "columns" }, draft.columns),
    ...idProblems({ ...slugs, list: "people" }, draft.people),
    ...idProblems({ ...slugs, list: "series" }, draft.series),
    ...idProblems(
      { list: "targets", field: "name", schema: targetNameSchema, wrong: "target-name" },
      draft.targets.map(({ key, name }) => ({ key, id: name.trim() })),
    ),
  };
}

/** Both sides are said, and no tag stands in two pairs. */
function pairProblems(pairs: Row<TagPair>[]): Problems {
  const problems: Problems = {};
  for (const lang of langs) {
    const seen = new Set<string>();
    for (const pair of pairs) {
      const key = tagKey(pair[lang]);
      const at = `tagPairs.${pair.key}.${lang}`;
      if (key === "") problems[at] = "required";
      else if (seen.has(key)) problems[at] = "duplicate-tag";
      seen.add(key);
    }
  }
  return problems;
}

const bareSeries = (row: SeriesRow): SiteSeries => ({
  ...bare(row),
  sessions: row.sessions.map(bare),
});

/** The settings to save; null while something is wrong. */
export function toSettings(draft: SettingsDraft): Settings | null {
  const trimmed = {
    ...draft,
    columns: draft.columns.map(bare),
    people: draft.people.map(bare),
    series: draft.series.map(bareSeries),
    tagPairs: draft.tagPairs.map(bare),
    targets: draft.targets.map((target) => ({ ...bare(target), name: target.name.trim() })),
  };
  return settingsSchema.safeParse(trimmed).data ?? null;
}

export const isChanged = (draft: SettingsDraft, saved: Settings): boolean =>
  JSON.stringify({
    ...draft,
    columns: draft.columns.map(bare),
    people: draft.people.map(bare),
    series: draft.series.map(bareSeries),
    tagPairs: draft.tagPairs.map(bare),
    targets: draft.targets.map(bare),
  }) !== JSON.stringify(saved);

/** An id made from an English name: "Science outreach" gives "science-outreach". */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);

/** The list with the row at `index` one place further up or down. */
export function moved<T>(rows: readonly T[], index: number, by: -1 | 1): T[] {
  const row = rows[index];
  const other = rows[index + by];
  if (row === undefined || other === undefined) return [...rows];
  return rows.with(index, other).with(index + by, row);
}

/** A thing under another name; the id follows the English name until it is typed by hand or saved. */
export function renamed<T extends Row<{ id: string; name: Bilingual }>>(
  row: T,
  name: T["name"],
): T {
  const follows = row.isNew && row.id === slugOf(row.name.en);
  return { ...row, name, id: follows ? slugOf(name.en) : row.id };
}
