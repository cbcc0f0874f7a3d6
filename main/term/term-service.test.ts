/** The wordbook of a library: durable, told, taken back; its file and its rows make each other good. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LibraryEvent, Notice } from "../../core/api/library.ts";
import { emptyEntry, type Entry, type EntryDraft } from "../../core/term/entry.ts";
import { createTermService, type TermService } from "./term-service.ts";

let dir: string;
let db: DatabaseSync;
let notices: Notice[];
let events: LibraryEvent[];
let terms: TermService;

const open = (): Promise<TermService> =>
  createTermService({
    ...{ libraryDir: dir, db, me: () => "wang" },
    tell: (notice) => notices.push(notice),
    emit: (event) => events.push(event),
  });
const reopen = async (): Promise<void> => {
  await terms.close();
  terms = await open();
};
const draft = (zh: string, en: string, more: Partial<EntryDraft> = {}): EntryDraft => ({
  ...{ ...emptyEntry(), zh, en: [{ text: en, status: "approved" as const }] },
  ...more,
});
const add = (...entries: EntryDraft[]): number | null =>
  terms.save(entries.map((entry) => ({ entry, was: null })));
const one = (zh: string): Entry => {
  const found = terms.list().find((entry) => entry.zh === zh);
  if (!found) throw new Error(`no ${zh}`);
  return found;
};
const file = (): string => join(dir, "terms.json");

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-terms-"));
  db = new DatabaseSync(join(dir, "library.db"));
  [notices, events] = [[], []];
  terms = await open();
});

afterEach(async () => {
  await terms.close();
  db.close();
  await rm(dir, { recursive: true, force: true });
});

test("keeps what is saved, with who and when, and tells of it", async () => {
  expect(add(draft("会长", "President"), draft("大会", "Congress"))).toBe(1);
  await reopen();
  expect(one("会长")).toMatchObject({
    by: "wang",
    en: [{ text: "President", status: "approved" }],
  });
  expect(Date.parse(one("会长").at)).toBeGreaterThan(0);
  expect(events).toEqual([{ kind: "terms" }]);
  expect(existsSync(file())).toBe(true);
});

test("refuses an edit of what somebody changed meanwhile, and then saves none of its entries", () => {
  add(draft("会长", "President"));
  const was = one("会长").at;
  terms.save([{ entry: { ...one("会长"), zh: "主席" }, was }]);
  expect(() =>
    terms.save([
      { entry: draft("新", "new"), was: null },
      { entry: { ...one("主席"), zh: "总裁" }, was },
    ]),
  ).toThrow(expect.objectContaining({ code: "TERM_CHANGED", zh: "总裁" }));
  expect(terms.list().map(({ zh }) => zh)).toEqual(["主席"]);
});

test("two edits within one millisecond are told apart", () => {
  add(draft("会长", "President"));
  const first = one("会长");
  terms.save([{ entry: { ...first, note: "a" }, was: first.at }]);
  expect(one("会长").at).not.toBe(first.at);
});

test("saving the same again is no change", () => {
  add(draft("会长", "President"));
  expect(terms.save([{ entry: one("会长"), was: one("会长").at }])).toBeNull();
  expect(terms.history({ id: null, before: null, limit: 9 })).toHaveLength(1);
});

test("a deletion of many is one change, which can be taken back, and so can that", () => {
  add(draft("甲", "a"), draft("乙", "b"), draft("丙", "c"));
  const change = terms.remove([one("甲").id, one("丙").id]);
  expect(terms.list().map(({ zh }) => zh)).toEqual(["乙"]);
  const back = terms.undo(change ?? 0);
  expect(
    terms
      .list()
      .map(({ zh }) => zh)
      .toSorted(),
  ).toEqual(["丙", "乙", "甲"]);
  terms.undo(back ?? 0);
  expect(terms.list()).toHaveLength(1);
  expect(terms.history({ id: null, before: null, limit: 2 }).map(({ size }) => size)).toEqual([
    2, 2,
  ]);
});

test("a change is not taken back over a later one", () => {
  add(draft("甲", "a"));
  const { at } = one("甲");
  const change = terms.save([{ entry: { ...one("甲"), note: "x" }, was: at }]);
  terms.save([{ entry: { ...one("甲"), note: "y" }, was: one("甲").at }]);
  expect(() => terms.undo(change ?? 0)).toThrow(expect.objectContaining({ code: "TERM_CHANGED" }));
  expect(one("甲").note).toBe("y");
});

test("a lost database takes the entries from the file", async () => {
  add(draft("会长", "President"));
  await terms.close();
  db.close();
  await rm(join(dir, "library.db"));
  db = new DatabaseSync(join(dir, "library.db"));
  terms = await open();
  expect(one("会长").by).toBe("wang");
  expect(notices).toEqual([]);
});

test("a lost file is written again, one that was left behind is brought up", async () => {
  add(draft("会长", "President"));
  await terms.settled();
  const early = await readFile(file(), "utf8");
  add(draft("大会", "Congress"));
  await terms.settled();
  await rm(file());
  await reopen();
  expect(await readFile(file(), "utf8")).toContain("Congress");
  // As it is when the program ends before the file is renewed.
  db.exec("UPDATE terms_file SET through = through - 1");
  await writeFile(file(), early);
  const { createHash } = await import("node:crypto");
  db.prepare("UPDATE terms_file SET hash = ?").run(
    createHash("sha256").update(early).digest("hex"),
  );
  terms = await open();
  expect(await readFile(file(), "utf8")).toContain("Congress");
  expect(notices).toEqual([]);
});

test.each([
  ["a damaged file", "{ broken", "terms-restored"],
  ["a file that something else wrote", '{"version":1,"terms":[]}', "terms-changed"],
])("%s is put aside and written anew", async (_what, text, code) => {
  add(draft("会长", "President"));
  await terms.close();
  await writeFile(file(), text);
  terms = await open();
  expect(notices.map((notice) => notice.code)).toEqual([code]);
  expect(one("会长").zh).toBe("会长");
  const aside = (await readdir(dir)).find((name) => name.startsWith("terms.json.damaged"));
  expect(await readFile(join(dir, aside ?? ""), "utf8")).toBe(text);
  expect(await readFile(file(), "utf8")).toContain("President");
});

test("a file of a newer Diglot is left as it is, and nothing is saved", async () => {
  add(draft("会长", "President"));
  await terms.close();
  const newer = '{"version":99,"terms":"new"}';
  await writeFile(file(), newer);
  terms = await open();
  expect(notices.map((notice) => notice.code)).toEqual(["terms-newer"]);
  expect(terms.isInUse).toBe(false);
  expect(() => add(draft("x", "x"))).toThrow(expect.objectContaining({ code: "TERMS_NEWER" }));
  await terms.close();
  expect(await readFile(file(), "utf8")).toBe(newer);
});
