/** Wordings are found by signatures as they are by reading every unit, whatever happened to the units. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { foldSpaces } from "../../core/memory/tokens.ts";
import { defaultPenalties } from "../../core/memory/unit.ts";
import { createEnglishSignatures, type EnglishSignatures } from "./english-signatures.ts";
import { open, OWN } from "./memory-database.ts";
import { createMemorySearch, type MemorySearch } from "./memory-search.ts";
import { createUnitWriter, type UnitWriter } from "./unit-writer.ts";

const SUBJECTS = ["The Academy", "A delegation", "Prof. Li", "“Open Science”", "The naïve  model"];
const VERBS = ["opened", "was told of", "reviewed", "has signed", "agreed on"];
const OBJECTS = ["the charter", "a joint\nlaboratory", "ten projects", "the 12th forum"];

let dir = "";
let db: DatabaseSync;
let writer: UnitWriter;
let signatures: EnglishSignatures;
let search: MemorySearch;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-signatures-"));
  db = open(join(dir, "memory.db"));
  signatures = createEnglishSignatures(db, { small: 10, few: 20 });
  writer = createUnitWriter(db, signatures);
  search = createMemorySearch({
    ...writer,
    db,
    memories: () => [{ id: OWN, name: "", readOnly: false, penalty: 0 }],
    rules: () => defaultPenalties,
  });
});
afterEach(async () => {
  await signatures.close();
  db.close();
  await rm(dir, { recursive: true });
});

const put = (en: string, number = 0): number =>
  writer.put({
    ...{ memory: OWN, kind: "sentence", sourceLang: "zh", zh: `第${number}条`, en, by: "" },
    ...{ origin: null, at: "2026-01-01T00:00:00.000Z", report: null, column: "" },
  }).id;

const putMany = (count: number, from = 0): void => {
  db.exec("BEGIN");
  for (let at = from; at < from + count; at += 1)
    put(
      `${SUBJECTS[at % 5]} ${VERBS[Math.floor(at / 5) % 5]} ${OBJECTS[Math.floor(at / 25) % 4]} in item ${at}.`,
      at,
    );
  db.exec("COMMIT");
};

const ask = (text: string, lang: "en" | null = "en", before?: number): number[] =>
  search.containing({ text, lang, limit: 1000, before }).map(({ id }) => id);

/** By reading every unit, the newest first. */
const read = (text: string): number[] =>
  db
    .prepare("SELECT id, en FROM units ORDER BY id DESC")
    .all()
    .filter(({ en }) => foldSpaces(String(en)).includes(foldSpaces(text).trim()))
    .map(({ id }) => Number(id));

const isSigned = (): boolean => signatures.candidates("any wording", Infinity) !== null;

const PIECES = [
  ...["my opened the c", "demy was told of a joint lab", "li reviewed", "ï", "ve model has s"],
  ...["science” agreed on ten", "rum in item 1", "e 12th f", "A JOINT laboratory", "in item 99."],
  ...["no such thing", "the charter in item 500", "of", "e"],
];

it("finds what reading every unit finds, before, while and after the signatures are made", async () => {
  putMany(600);
  expect(isSigned()).toBe(false);
  for (const piece of PIECES) expect([piece, ask(piece)]).toEqual([piece, read(piece)]);
  await signatures.made();
  expect(isSigned()).toBe(true);
  for (const piece of PIECES) {
    expect([piece, ask(piece)]).toEqual([piece, read(piece)]);
    expect([piece, ask(piece, null)]).toEqual([piece, read(piece)]);
    expect([piece, ask(piece, "en", 300)]).toEqual([piece, read(piece).filter((id) => id < 300)]);
  }
});

it("follows units that come, change and go", async () => {
  putMany(200);
  isSigned();
  writer.setTexts(7, { zh: "改于制作之中", en: "Changed while they were being made." });
  await signatures.made();
  putMany(15, 200);
  writer.setTexts(8, { zh: "改于制作之后", en: "Changed when they had been made." });
  writer.remove(9);
  expect(isSigned()).toBe(true);
  for (const piece of [...PIECES, "nged while they were", "ged when they h", "in item 8."])
    expect([piece, ask(piece)]).toEqual([piece, read(piece)]);
  // More than is signed at once: again by a thread.
  putMany(300, 300);
  expect(isSigned()).toBe(false);
  expect(ask("e 12th f")).toEqual(read("e 12th f"));
  await signatures.made();
  expect(isSigned()).toBe(true);
  expect(ask("e 12th f")).toEqual(read("e 12th f"));
});

it("does not sign what may be taken back", async () => {
  putMany(100);
  isSigned();
  await signatures.made();
  db.exec("BEGIN");
  const lost = put("This one is taken back.", 1000);
  expect(isSigned()).toBe(false);
  expect(ask("one is taken b")).toEqual([lost]);
  db.exec("ROLLBACK");
  const kept = put("Another one has its place.", 1001);
  expect(kept).toBe(lost);
  expect(ask("one has its p")).toEqual([kept]);
  expect(ask("one is taken b")).toEqual([]);
});

it("is not made for a small memory, which is quick without", () => {
  putMany(10);
  expect(isSigned()).toBe(false);
  expect(ask("y opened the ch")).toEqual(read("y opened the ch"));
});
