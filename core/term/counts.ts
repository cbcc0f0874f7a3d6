/** Figures of the wordbook. */
import { type Entry, type EntryKind, statusOf, type VariantStatus } from "./entry.ts";

export interface TermCounts {
  kinds: Partial<Record<EntryKind, number>>;
  /** By the weightiest status of their English wordings; "none" has no English. */
  statuses: Partial<Record<VariantStatus | "none", number>>;
  /** By column id, "" for all columns. */
  columns: Record<string, number>;
  /** By person id or name, "" when unknown. */
  people: Record<string, number>;
  /** By month of the last change, as in 2026-11; "" when unknown. */
  months: Record<string, number>;
}

export function countTerms(entries: readonly Entry[]): TermCounts {
  const by = (keyOf: (entry: Entry) => string): Record<string, number> => {
    const counts = new Map<string, number>();
    for (const entry of entries) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + 1);
    return Object.fromEntries(counts);
  };
  return {
    kinds: by(({ kind }) => kind),
    statuses: by((entry) => statusOf(entry) ?? "none"),
    columns: by(({ column }) => column),
    people: by((entry) => entry.by),
    months: by(({ at }) => at.slice(0, 7)),
  };
}
