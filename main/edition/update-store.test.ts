/** The log of updates in a real database. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { newReportId } from "../../core/report/ids.ts";
import { type LibraryDatabase, openDatabase } from "../library/database.ts";
import { createUpdateStore, type UpdateStore } from "./update-store.ts";

let dir: string;
let database: LibraryDatabase;
let store: UpdateStore;
const id = newReportId();
const zh = `${id}/zh`;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-updates-"));
  database = await openDatabase(dir);
  store = createUpdateStore(database.db);
});
afterEach(async () => {
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

/** Writes the text a character at a time, each one an update of its own. */
function type(text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => store.append(zh, update));
  for (const character of text) doc.getText("t").insert(doc.getText("t").length, character);
  return doc;
}

const rows = () =>
  (database.db.prepare("SELECT count(*) AS n FROM updates").get() as { n: number }).n;

test("gives back what was appended, and null for a document that was never seeded", () => {
  expect(store.load(zh)).toBeNull();
  expect(store.has(zh)).toBe(false);
  type("北京报告会");
  expect(store.load(zh)?.getText("t").toJSON()).toBe("北京报告会");
  expect(store.has(zh)).toBe(true);
  expect(store.load(`${id}/en`)).toBeNull();
});

test("takes no document that belongs to no report", () => {
  for (const name of ["zh", `${id}/fr`, `../${id}/zh`, `${id}/zh/x`])
    expect(() => store.append(name, new Uint8Array())).toThrow("not a document name");
  expect(rows()).toBe(0);
});

test("folds a long history into one update when it is read, and loses nothing", () => {
  type("字".repeat(250));
  const changedAt = store.changedAt(id);
  expect(rows()).toBe(250);
  expect(store.load(zh)?.getText("t").length).toBe(250);
  expect(rows()).toBe(1);
  expect(store.load(zh)?.getText("t").length).toBe(250);
  expect(store.changedAt(id)).toBe(changedAt);
});

test("reads a long history that there is no room to fold", () => {
  type("字".repeat(250));
  const pages = (database.db.prepare("PRAGMA page_count").get() as { page_count: number })
    .page_count;
  database.db.exec(`PRAGMA max_page_count = ${pages}; PRAGMA query_only = 1`);
  expect(store.load(zh)?.getText("t").length).toBe(250);
});

test("seeds several documents or none", () => {
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  expect(() =>
    store.seed([
      { doc: zh, update },
      { doc: "bad", update },
    ]),
  ).toThrow("not a document name");
  expect(store.has(zh)).toBe(false);
  store.seed([
    { doc: zh, update },
    { doc: `${id}/en`, update },
  ]);
  expect([store.has(zh), store.has(`${id}/en`)]).toEqual([true, true]);
});

test("knows which reports changed after they were projected", () => {
  type("一");
  expect([store.unprojected(), store.isUnprojected(id)]).toEqual([[id], true]);
  const seen = store.lastSeq();
  type("二");
  store.markProjected(id, seen);
  expect(store.isUnprojected(id)).toBe(true);
  store.markProjected(id, store.lastSeq());
  expect(store.unprojected()).toEqual([]);
});

test("is whole after the process ends without a word", async () => {
  type("写到一半");
  database.db.close();
  database = await openDatabase(dir);
  expect(createUpdateStore(database.db).load(zh)?.getText("t").toJSON()).toBe("写到一半");
});

test("marks the database as suspect when an update cannot be read", () => {
  type("一");
  let damaged = false;
  const broken = {
    prepare: (sql: string) => {
      const statement = database.db.prepare(sql);
      if (!sql.startsWith("SELECT data")) return statement;
      return {
        all() {
          throw Object.assign(new Error("malformed"), { errcode: 11 });
        },
      };
    },
  } as unknown as LibraryDatabase["db"];
  const onDamaged = () => {
    damaged = true;
  };
  expect(() => createUpdateStore(broken, onDamaged).load(zh)).toThrow("malformed");
  expect(damaged).toBe(true);
});
