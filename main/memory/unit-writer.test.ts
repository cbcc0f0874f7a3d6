/** Units of a growing memory: one more costs the same. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inTransaction } from "../library/transaction.ts";
import { open, OWN } from "./memory-database.ts";
import { defaultPenalties } from "../../core/memory/unit.ts";
import { createMemorySearch } from "./memory-search.ts";
import { createUnitWriter } from "./unit-writer.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-units-"));
});
afterEach(() => rm(dir, { recursive: true }));

it("finds a pair by its texts, not by going through a memory", () => {
  const db = open(join(dir, "memory.db"));
  const writer = createUnitWriter(db);
  writer.beginBulk();
  const MANY = 1000;
  /** Processor time of a thousand more, in µs. */
  const putFrom = (first: number): number => {
    const before = process.cpuUsage();
    inTransaction(db, () => {
      for (let number = first; number < first + MANY; number += 1)
        writer.put({
          ...{ memory: OWN, kind: "sentence", sourceLang: "zh" },
          ...{ zh: `第${number}届年会开幕。`, en: `Annual meeting ${number} opened.` },
          ...{
            origin: "imported",
            at: "2026-01-01T00:00:00.000Z",
            by: "",
            report: null,
            column: "",
          },
        });
    });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  putFrom(0);
  const early = putFrom(MANY);
  let late = Number.POSITIVE_INFINITY;
  for (let first = 2 * MANY; first < 14 * MANY; first += MANY) late = putFrom(first);
  db.close();
  expect(late / early).toBeLessThan(3);
});

it("lists a word whose counter another word has already, so that parts of it are found", () => {
  const db = open(join(dir, "memory.db"));
  const writer = createUnitWriter(db);
  const say = (en: string): number =>
    writer.put({
      ...{ memory: OWN, kind: "sentence", sourceLang: "zh", zh: `译文${en.length}`, en },
      ...{ origin: "imported", at: "2026-01-01T00:00:00.000Z", by: "", report: null, column: "" },
    }).id;
  say(Array.from({ length: 3000 }, (_, at) => `first${at}`).join(" "));
  let other = 0;
  while (writer.counts.count(`other${other}`) === 0) other += 1;
  const id = say(`other${other}`);
  const search = createMemorySearch({
    ...writer,
    db,
    memories: () => [{ id: OWN, name: "", readOnly: false, penalty: 0 }],
    rules: () => defaultPenalties,
  });
  const found = search.containing({ text: `ther${other}`, lang: "en", limit: 5 });
  expect(found.map((unit) => unit.id)).toEqual([id]);
  db.close();
});
