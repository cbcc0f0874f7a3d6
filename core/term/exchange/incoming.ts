/** Entries as a file brings them, and what they would do to the wordbook. */
import {
  emptyEntry,
  type Entry,
  type EntryDraft,
  entryDraftSchema,
  type EntryId,
  entryIdSchema,
  MAX_WORDINGS,
  newEntryId,
  type Variant,
} from "../entry.ts";
import { wordingKey } from "../fold.ts";

/** What a file says of an entry; what it does not speak of is undefined and stays as it is. */
export interface Incoming {
  /** Line or row of the file, from 1. */
  line: number;
  /** "" where the file has none. */
  id: string;
  fields: Partial<Omit<EntryDraft, "id">> & { zh: string };
}

export const fileProblems = [
  /** Neither a head that is known nor two columns of Chinese and English. */
  "no-head",
  "zh-missing",
  "kind-unknown",
  "too-long",
  "bad-characters",
  /** A quote that is never closed, or a row that breaks off. */
  "row-broken",
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** One line of the file that cannot be taken. */
export interface LineProblem {
  line: number;
  code: FileProblem;
  /** What stands there, cut. */
  about: string;
}

export interface ReadTerms {
  incoming: Incoming[];
  problems: LineProblem[];
  /** Entries without Chinese or in other languages only. */
  others: number;
}

export interface PlannedEntry {
  line: number;
  /** Null for an entry that the wordbook does not have. */
  before: Entry | null;
  after: EntryDraft;
}

export interface ImportPlan {
  added: PlannedEntry[];
  changed: PlannedEntry[];
  /** Entries that are as the file has them. */
  same: number;
  problems: LineProblem[];
}

/**
 * An entry of the file is one of the wordbook when it has its id, or the same Chinese, kind and column. English wordings
 * of the file are added and have the last word on their status; no wording is taken away.
 */
export function planImport(
  entries: readonly Entry[],
  { incoming, problems }: ReadTerms,
): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], same: 0, problems: [...problems] };
  const known = new Map<string, PlannedEntry>();
  const ids = new Map<string, PlannedEntry>();
  for (const entry of entries) {
    const planned = { line: 0, before: entry, after: entry };
    known.set(keyOf(entry), planned);
    ids.set(entry.id, planned);
  }
  const touched = new Set<PlannedEntry>();
  for (const one of incoming) {
    const key = keyOf({ ...emptyEntry(), ...one.fields });
    const planned = (one.id === "" ? undefined : ids.get(one.id)) ?? known.get(key);
    const merged = planned ? merge(planned.after, one.fields) : fresh(one, ids);
    const parsed = entryDraftSchema.safeParse(merged);
    if (!parsed.success) {
      plan.problems.push(
        problemOf(
          one,
          parsed.error.issues.some(({ code }) => code === "too_big"),
        ),
      );
      continue;
    }
    const target = planned ?? { line: one.line, before: null, after: parsed.data };
    target.line ||= one.line;
    target.after = parsed.data;
    known.set(key, target);
    ids.set(parsed.data.id, target);
    touched.add(target);
  }
  for (const planned of touched)
    if (!planned.before) plan.added.push(planned);
    else if (isSame(planned.before, planned.after)) plan.same += 1;
    else plan.changed.push(planned);
  return plan;
}

const problemOf = ({ line, fields }: Incoming, isTooLong: boolean): LineProblem => ({
  ...{ line, about: fields.zh.slice(0, 40) },
  code: fields.zh.trim() === "" ? "zh-missing" : isTooLong ? "too-long" : "bad-characters",
});

const keyOf = ({ zh, kind, column }: Pick<EntryDraft, "zh" | "kind" | "column">): string =>
  [wordingKey(zh), kind, column].join("\n");

function fresh({ id, fields }: Incoming, ids: ReadonlyMap<string, unknown>): EntryDraft {
  const parsed = entryIdSchema.safeParse(id);
  const own: EntryId = parsed.success && !ids.has(id) ? parsed.data : newEntryId();
  return { ...emptyEntry(), ...fields, id: own };
}

function merge(before: EntryDraft, fields: Incoming["fields"]): EntryDraft {
  const aliases = fields.aliases ? union(before.aliases, fields.aliases) : before.aliases;
  return {
    ...before,
    ...fields,
    aliases: aliases.filter((alias) => alias !== fields.zh).slice(0, MAX_WORDINGS),
    en: fields.en ? mergeVariants(before.en, fields.en) : before.en,
  };
}

const union = (one: readonly string[], other: readonly string[]): string[] => [
  ...new Set([...one, ...other]),
];

function mergeVariants(before: readonly Variant[], incoming: readonly Variant[]): Variant[] {
  const said = new Map(incoming.map((variant) => [variant.text, variant]));
  const kept = before.map((variant) => said.get(variant.text) ?? variant);
  const there = new Set(before.map(({ text }) => text));
  return [...kept, ...[...said.values()].filter(({ text }) => !there.has(text))];
}

function isSame(before: Entry, after: EntryDraft): boolean {
  const plain = (entry: EntryDraft): string => JSON.stringify(entryDraftSchema.parse(entry));
  return plain(before) === plain(after);
}
