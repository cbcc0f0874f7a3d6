/** Living documents as main serves them, over the real database. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { documentName, type DocumentPart } from "../../core/api/routes.ts";
import { textOfKind } from "../../core/edition/blocks.ts";
import { emptyEdition, toEdition } from "../../core/exchange/to-edition.ts";
import { newReportId, type ReportId } from "../../core/report/ids.ts";
import { type LibraryDatabase, openDatabase } from "../library/database.ts";
import { createDocumentService, type DocumentService } from "./document-service.ts";
import { editionOf, toUpdate } from "./lexical-yjs.ts";
import { createUpdateStore, type UpdateStore } from "./update-store.ts";

let dir: string;
let database: LibraryDatabase;
let store: UpdateStore;
let documents: DocumentService;
let settled: DocumentPart[];
let refusal: Error | null;
const id = newReportId();

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-documents-"));
  database = await openDatabase(dir);
  const real = createUpdateStore(database.db);
  [settled, refusal] = [[], null];
  store = {
    ...real,
    append(name, update) {
      if (refusal) throw refusal;
      real.append(name, update);
    },
  };
  documents = createDocumentService({
    store,
    onSettled: async (_report: ReportId, part) => void settled.push(part),
  });
  const headline = (text: string) =>
    toUpdate(toEdition({ headline: text, lead: "", body: [] }, () => null));
  store.seed([
    { doc: documentName(id, "zh"), update: headline("标题") },
    { doc: documentName(id, "en"), update: toUpdate(emptyEdition()) },
    { doc: documentName(id, "head"), update: Y.encodeStateAsUpdate(new Y.Doc()) },
  ]);
});
afterEach(async () => {
  await documents.close();
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

const head = () => documents.read(id, "head")?.getMap("head").toJSON();
const setHead = (value: string) =>
  documents.change(id, "head", (doc) => void doc.getMap("head").set("column", value));

test("changes a document, on disk and settled when the promise resolves", async () => {
  await setHead("news");
  expect(head()).toEqual({ column: "news" });
  expect(store.load(documentName(id, "head"))?.getMap("head").toJSON()).toEqual({ column: "news" });
  expect(settled).toEqual(["head"]);
});

test("keeps changes that are made at the same time", async () => {
  const names = ["a", "b", "c", "d"];
  await Promise.all(
    names.map((name) =>
      documents.change(id, "head", (doc) => void doc.getMap("tags").set(name, 1)),
    ),
  );
  const tags = store.load(documentName(id, "head"))?.getMap("tags").toJSON();
  expect(Object.keys(tags ?? {}).toSorted()).toEqual(names);
});

test("a change that the disk refuses has not happened, then or later", async () => {
  await setHead("news");
  refusal = Object.assign(new Error("full"), { code: "ENOSPC" });
  await expect(setHead("events")).rejects.toBe(refusal);
  expect(head()).toEqual({ column: "news" });
  expect(documents.isBehind()).toBe(false);
  refusal = null;
  await setHead("awards");
  expect(store.load(documentName(id, "head"))?.getMap("head").toJSON()).toEqual({
    column: "awards",
  });
});

test("replaces an edition as a whole", async () => {
  const next = toEdition(
    { headline: "New", lead: "Lead", body: [{ kind: "quote", text: "Q" }] },
    () => null,
  );
  await documents.replace(id, "en", toUpdate(next));
  const doc = store.load(documentName(id, "en"));
  expect(editionOf(doc!)).toEqual(editionOf(documents.read(id, "en")!));
  expect(editionOf(doc!).root.children?.map((node) => node.type)).toEqual([
    "headline",
    "lead",
    "quote",
  ]);
  expect(textOfKind(editionOf(doc!), "headline")).toBe("New");
});

test("knows no document that was never seeded", async () => {
  expect(documents.read(newReportId(), "zh")).toBeNull();
  await expect(documents.change(newReportId(), "zh", () => {})).rejects.toThrow("no such document");
});
