/** What a person does with the units of the memories: looks through them, mends, joins, deletes, and sees what was before. */
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { MemoryCounts, UnitChange, UnitQuery, UnitVersion } from "../../core/api/memory.ts";
import { wordingOf } from "../../core/memory/tokens.ts";
import type { Memory, Unit } from "../../core/memory/unit.ts";
import { inTransaction } from "../library/transaction.ts";
import { OWN } from "./memory-database.ts";
import type { MemorySearch } from "./memory-search.ts";
import { COUNTS_IN, isImported, toUnit, unitColumns } from "./unit-rows.ts";
import type { Turns } from "./turns.ts";
import type { UnitWriter } from "./unit-writer.ts";

export interface MemoryDesk {
  /** The newest first, or pair by pair where doubles or contradictions are asked for. */
  units(query: UnitQuery): { units: Unit[]; next: string | null };
  /** What is changed in a read-only memory is left as it is. Returns how many were changed. */
  change(change: UnitChange, by: string): number;
  /** Puts units back that were deleted, each as it was. */
  restore(units: readonly Unit[], by: string): number;
  history(unit: number): UnitVersion[];
  versions(report: string, block: string): UnitVersion[];
  setMemory(memory: Pick<Memory, "id" | "name" | "readOnly" | "penalty">): void;
  /** Deletes a memory with all that is in it; never the library's own. */
  removeMemory(id: number, signal?: AbortSignal): Promise<void>;
  counts(signal?: AbortSignal): Promise<MemoryCounts>;
}

interface DeskNeeds {
  db: DatabaseSync;
  writer: UnitWriter;
  search: MemorySearch;
  memories(): Memory[];
  turn: Turns;
}

/** So many rows are read or deleted before others have their turn. */
const SLICE = 20_000;
const DELETE_SLICE = 200;

export function createMemoryDesk({ db, writer, search, memories, turn }: DeskNeeds): MemoryDesk {
  const byId = db.prepare(`SELECT ${unitColumns} FROM units WHERE id = ?`);
  const putHistory = db.prepare(
    "INSERT INTO history (unit, at, by, what, zh, en) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const setBad = db.prepare("UPDATE units SET bad = ? WHERE id = ?");
  const stamp = db.prepare("UPDATE units SET at = ?, by = ? WHERE id = ?");
  const moveUses = db.prepare("UPDATE uses SET unit = ? WHERE unit = ?");
  const unitAt = (id: number): Unit | null => {
    const row = byId.get(id);
    return row ? toUnit(row) : null;
  };
  const note = (unit: Unit, what: UnitVersion["what"], by: string): void =>
    void putHistory.run(unit.id, new Date().toISOString(), by, what, unit.zh, unit.en);
  const writable = (ids: readonly number[]): Unit[] => {
    const locked = new Set(memories().flatMap(({ id, readOnly }) => (readOnly ? [id] : [])));
    return ids.flatMap((id) => unitAt(id) ?? []).filter((unit) => !locked.has(unit.memory));
  };

  const join = (units: Unit[], by: string): number => {
    const [kept, ...others] = units.toSorted((a, b) => (a.at < b.at ? 1 : -1));
    if (!kept) return 0;
    for (const unit of others) {
      note(unit, "merged", by);
      moveUses.run(kept.id, unit.id);
      writer.remove(unit.id);
    }
    return others.length;
  };
  const edit = (unit: Unit, texts: { zh: string; en: string }, by: string): number => {
    if (unit.zh === texts.zh && unit.en === texts.en) return 0;
    note(unit, "edited", by);
    const twin = writer.find({ ...unit, ...texts });
    if (twin !== null && twin !== unit.id) {
      moveUses.run(twin, unit.id);
      writer.remove(unit.id);
      return 1;
    }
    writer.setTexts(unit.id, texts);
    stamp.run(new Date().toISOString(), by, unit.id);
    return 1;
  };

  return {
    units(query) {
      return query.text === "" ? pageOf(db, query) : pageContaining(search, query);
    },
    change(change, by) {
      return inTransaction(db, () => {
        const units = writable(change.kind === "edit" ? [change.id] : change.ids);
        if (change.kind === "edit")
          return units.reduce((sum, unit) => sum + edit(unit, change, by), 0);
        if (change.kind === "merge") return join(units, by);
        for (const unit of units) {
          if (change.kind === "delete") {
            note(unit, "deleted", by);
            writer.remove(unit.id, { keepsCodes: true });
          } else {
            note(unit, change.bad ? "bad" : "good", by);
            setBad.run(change.bad ? 1 : 0, unit.id);
          }
        }
        return units.length;
      });
    },
    restore(units, by) {
      return inTransaction(db, () => {
        for (const unit of units) {
          const { id } = writer.put(unit);
          writer.codes.move(unit.id, id);
          if (unit.bad) setBad.run(1, id);
          note({ ...unit, id }, "restored", by);
        }
        return units.length;
      });
    },
    history: (unit) =>
      db
        .prepare(
          "SELECT at, by, what, zh, en FROM history WHERE unit = ? ORDER BY rowid DESC LIMIT 50",
        )
        .all(unit) as unknown as UnitVersion[],
    versions: (report, block) =>
      db
        .prepare(
          `SELECT at, by, 'confirmed' AS what, source, target FROM versions
           WHERE report = ? AND block = ? ORDER BY rowid DESC LIMIT 10`,
        )
        .all(report, block)
        .map((row) => ({
          ...row,
          zh: row["source"],
          en: row["target"],
        })) as unknown as UnitVersion[],
    setMemory({ id, name, readOnly, penalty }) {
      db.prepare("UPDATE memories SET name = ?, read_only = ?, penalty = ? WHERE id = ?").run(
        id === OWN ? "" : name,
        readOnly && id !== OWN ? 1 : 0,
        penalty,
        id,
      );
    },
    async removeMemory(id, signal) {
      if (id === OWN) return;
      const some = db.prepare(`SELECT id FROM units WHERE memory = ? LIMIT ${DELETE_SLICE}`);
      for (let rows = some.all(id); rows.length > 0; rows = some.all(id)) {
        signal?.throwIfAborted();
        await turn(() =>
          inTransaction(db, () => {
            for (const row of rows) writer.remove(Number(row["id"]));
          }),
        );
        await new Promise(setImmediate);
      }
      await turn(() =>
        inTransaction(db, () => {
          db.prepare("DELETE FROM imports WHERE memory = ?").run(id);
          db.prepare("DELETE FROM memories WHERE id = ?").run(id);
        }),
      );
    },
    counts: (signal) => countUnits(db, signal),
  };
}

/** Which units of a list are asked for, beside those that contain a wording. */
function conditions(query: UnitQuery): { where: string[]; values: SQLInputValue[] } {
  const where = [isImported];
  const values: SQLInputValue[] = [];
  const is = (column: string, value: SQLInputValue | null): void => {
    if (value === null) return;
    where.push(`${column} = ?`);
    values.push(value);
  };
  // Groups are filled by their keys: SQLite must not go through the whole memory for each ("+").
  const isGrouped = query.state !== "all" && query.state !== "bad";
  is(isGrouped ? "+memory" : "memory", query.memory);
  is("kind", query.kind);
  is("origin", query.origin);
  is("bad", query.state === "bad" ? 1 : null);
  return { where, values };
}

/** A cursor is the id of the last unit, or the keys of the last group. */
function pageOf(db: DatabaseSync, query: UnitQuery): { units: Unit[]; next: string | null } {
  const { where, values } = conditions(query);
  if (query.state === "all" || query.state === "bad") {
    if (query.after !== null) {
      where.push("id < ?");
      values.push(Number(query.after));
    }
    const rows = db
      .prepare(
        `SELECT ${unitColumns} FROM units WHERE ${where.join(" AND ")} ORDER BY id DESC LIMIT ?`,
      )
      .all(...values, query.limit);
    const units = rows.map(toUnit);
    const last = units.at(-1);
    return { units, next: last && units.length === query.limit ? String(last.id) : null };
  }
  // Groups are found in the index alone, and filled from the table.
  const [key, many] = {
    doubles: ["zh_key, en_key", "count(*) > 1"],
    manyEnglish: ["zh_key", "min(en_key) <> max(en_key)"],
    manyChinese: ["en_key", "min(zh_key) <> max(zh_key)"],
  }[query.state] as [string, string];
  const first = key.split(",")[0] ?? key;
  const groups = db
    .prepare(
      `SELECT ${key} FROM units WHERE ${first} > ? GROUP BY ${key} HAVING ${many} ORDER BY ${first} LIMIT ?`,
    )
    .all(Number(query.after ?? -1), GROUPS);
  const fill = db.prepare(
    `SELECT ${unitColumns} FROM units
     WHERE ${key
       .split(", ")
       .map((one) => `${one} = ?`)
       .join(" AND ")} AND bad = 0 AND ${where.join(" AND ")}
     ORDER BY kind, at DESC LIMIT 20`,
  );
  const units = groups.flatMap((group) => {
    const keys = Object.values(group) as number[];
    const rows = fill.all(...keys, ...values).map(toUnit);
    const others = { doubles: "id", manyEnglish: "en", manyChinese: "zh" } as const;
    const differs = others[query.state as keyof typeof others];
    return new Set(rows.map((row) => row[differs])).size > 1 ? rows : [];
  });
  const last = groups.at(-1)?.[first];
  return { units, next: groups.length === GROUPS ? String(last) : null };
}
const GROUPS = 50;

function pageContaining(
  search: MemorySearch,
  query: UnitQuery,
): { units: Unit[]; next: string | null } {
  if (!wordingOf(query.text)) return { units: [], next: null };
  const found = search.containing({
    ...{ text: query.text, lang: query.lang, limit: query.limit, withBad: true, withBlocks: true },
    ...(query.after !== null && { before: Number(query.after) }),
  });
  const last = found.at(-1);
  const units = found.filter(
    (unit) =>
      (query.memory === null || unit.memory === query.memory) &&
      (query.kind === null || unit.kind === query.kind) &&
      (query.origin === null || unit.origin === query.origin) &&
      (query.state !== "bad" || unit.bad),
  );
  return { units, next: last && found.length === query.limit ? String(last.id) : null };
}

/** In slices, so that nobody waits for a million units to be counted. */
async function countUnits(db: DatabaseSync, signal?: AbortSignal): Promise<MemoryCounts> {
  const counts: MemoryCounts = { units: 0, bad: 0, months: {}, people: {}, origins: {}, kinds: {} };
  const slice = db.prepare(
    `SELECT substr(at, 1, 7) AS month, by, coalesce(origin, 'typed') AS origin, kind, bad, count(*) AS n FROM units
     WHERE id > ? AND id <= ? AND (bad = 1 OR ${COUNTS_IN}) GROUP BY 1, 2, 3, 4, 5`,
  );
  const last = Number(db.prepare("SELECT max(id) AS id FROM units").get()?.["id"] ?? 0);
  const add = (into: Record<string, number>, key: string, n: number): void => {
    into[key] = (into[key] ?? 0) + n;
  };
  for (let from = 0; from < last; from += SLICE) {
    signal?.throwIfAborted();
    for (const row of slice.all(from, from + SLICE)) {
      const n = Number(row["n"]);
      counts.units += n;
      if (row["bad"] === 1) counts.bad += n;
      add(counts.months, String(row["month"]), n);
      add(counts.people, String(row["by"]), n);
      add(counts.origins, String(row["origin"]), n);
      add(counts.kinds, String(row["kind"]), n);
    }
    await new Promise(setImmediate);
  }
  return counts;
}
