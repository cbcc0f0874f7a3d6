/** What the list of terms shows: the question in the address, and its answer from the entries. */
import {
  type Entry,
  type EntryKind,
  entryKindSchema,
  statusOf,
  type VariantStatus,
  variantStatusSchema,
  wordingIn,
} from "../../core/term/entry.ts";
import { wordingKey } from "../../core/term/fold.ts";

export const termSorts = ["zh", "en", "at"] as const;
export type TermSort = (typeof termSorts)[number];

export interface TermQuery {
  text: string;
  /** Null for every kind. */
  kind: EntryKind | null;
  status: VariantStatus | "none" | null;
  column: string | null;
  /** Only entries that contradict or double another. */
  conflicts: boolean;
  sort: TermSort;
}

export const termQueryOf = (some: Partial<TermQuery> = {}): TermQuery => ({
  ...{ text: "", kind: null, status: null, column: null, conflicts: false, sort: "zh" },
  ...some,
});

export const isNarrowed = ({ text, kind, status, column, conflicts }: TermQuery): boolean =>
  text !== "" || kind !== null || status !== null || column !== null || conflicts;

export function parseTermQuery(search: string): TermQuery {
  const values = new URLSearchParams(search);
  const status = values.get("status");
  return termQueryOf({
    text: values.get("q") ?? "",
    kind: entryKindSchema.safeParse(values.get("kind")).data ?? null,
    status: status === "none" ? status : (variantStatusSchema.safeParse(status).data ?? null),
    column: values.get("column"),
    conflicts: values.has("conflicts"),
    sort: termSorts.find((one) => one === values.get("sort")) ?? "zh",
  });
}

export function toTermSearch({ text, kind, status, column, conflicts, sort }: TermQuery): string {
  const values = new URLSearchParams();
  if (text !== "") values.set("q", text);
  if (kind) values.set("kind", kind);
  if (status) values.set("status", status);
  if (column !== null) values.set("column", column);
  if (conflicts) values.set("conflicts", "1");
  if (sort !== "zh") values.set("sort", sort);
  const search = values.toString();
  return search && `?${search}`;
}

/** Entries in the order of their Chinese, with the text that they are searched by; made once for a list of entries. */
export interface TermIndex {
  entries: readonly Entry[];
  keys: ReadonlyMap<Entry, string>;
}

export function indexTerms(entries: readonly Entry[]): TermIndex {
  const collator = new Intl.Collator("zh-CN");
  return {
    entries: entries.toSorted((a, b) => collator.compare(a.zh, b.zh)),
    keys: new Map(entries.map((entry) => [entry, keyOf(entry)])),
  };
}

const keyOf = (entry: Entry): string =>
  wordingKey(
    [
      ...[entry.zh, ...entry.aliases, ...entry.en.map(({ text }) => text), entry.acronym],
      ...[entry.definition, entry.context, entry.source, entry.note],
    ].join("\n"),
  );

export function findTerms(
  { entries, keys }: TermIndex,
  query: TermQuery,
  conflicting: ReadonlyMap<string, unknown>,
): Entry[] {
  const words = wordingKey(query.text).split(" ").filter(Boolean);
  const found = entries.filter((entry) => {
    if (query.kind && entry.kind !== query.kind) return false;
    if (query.status && (statusOf(entry) ?? "none") !== query.status) return false;
    if (query.column !== null && entry.column !== query.column) return false;
    if (query.conflicts && !conflicting.has(entry.id)) return false;
    const key = keys.get(entry) ?? "";
    return words.every((word) => key.includes(word));
  });
  if (query.sort === "at") return found.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return query.sort === "en" ? sortedByEnglish(found) : found;
}

function sortedByEnglish(entries: readonly Entry[]): Entry[] {
  const collator = new Intl.Collator("en");
  return entries
    .map((entry) => ({ entry, en: wordingIn(entry, "en") }))
    .toSorted((a, b) => Number(a.en === "") - Number(b.en === "") || collator.compare(a.en, b.en))
    .map(({ entry }) => entry);
}
