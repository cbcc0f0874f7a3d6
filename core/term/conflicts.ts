/** Where the wordbook contradicts itself, or says the same twice. */
import { type Entry, wordingIn } from "./entry.ts";
import { wordingKey } from "./fold.ts";

export const conflictKinds = [
  /** Another entry has the same Chinese and the same English. */
  "duplicate",
  /** Another entry approves another English wording of the same Chinese. */
  "other-en",
  /** Another entry forbids the wording that this one approves. */
  "forbidden-elsewhere",
  /** Another entry has the same English for other Chinese. */
  "other-zh",
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export interface Conflict {
  kind: ConflictKind;
  with: Entry;
}

/** Entries with conflicts, by id. Entries of two different columns never meet in a report, so they cannot conflict. */
export function conflictsIn(entries: readonly Entry[]): Map<string, Conflict[]> {
  const found = new Map<string, Conflict[]>();
  const note = (entry: Entry, kind: ConflictKind, other: Entry): void => {
    const of = found.get(entry.id) ?? [];
    if (of.some((one) => one.with === other)) return;
    found.set(entry.id, [...of, { kind, with: other }]);
  };
  for (const group of groupsBy(entries, ({ zh }) => [wordingKey(zh)]))
    forEachPair(group, (one, other) => {
      const kind = conflictOf(one, other);
      if (kind) note(one, kind, other);
    });
  for (const group of groupsBy(entries, (entry) => approvedKeys(entry)))
    forEachPair(group, (one, other) => {
      if (wordingKey(one.zh) !== wordingKey(other.zh)) note(one, "other-zh", other);
    });
  return found;
}

/** More entries than this under one wording are told against the first ones only. */
const MAX_GROUP = 50;

function forEachPair(group: Entry[], tell: (one: Entry, other: Entry) => void): void {
  const first = group.slice(0, MAX_GROUP);
  for (const one of group)
    for (const other of first) if (one !== other && meet(one, other)) tell(one, other);
}

const meet = (one: Entry, other: Entry): boolean =>
  one.column === "" || other.column === "" || one.column === other.column;

const approvedKeys = (entry: Entry): string[] =>
  entry.en.filter(({ status }) => status === "approved").map(({ text }) => wordingKey(text));

function conflictOf(one: Entry, other: Entry): ConflictKind | null {
  const [mine, theirs] = [approvedKeys(one), approvedKeys(other)];
  const forbidden = other.en
    .filter(({ status }) => status === "forbidden")
    .map(({ text }) => wordingKey(text));
  if (mine.some((key) => forbidden.includes(key))) return "forbidden-elsewhere";
  const use = [one, other].map((entry) => wordingKey(wordingIn(entry, "en")));
  if (use[0] === use[1]) return "duplicate";
  return mine.length > 0 && theirs.length > 0 && !mine.some((key) => theirs.includes(key))
    ? "other-en"
    : null;
}

function groupsBy(entries: readonly Entry[], keysOf: (entry: Entry) => string[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  return [...groups.values()].filter(({ length }) => length > 1);
}
