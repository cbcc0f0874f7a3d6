/** What the list of terms finds, and that the address keeps the question. */
import { expect, test } from "vitest";
import { emptyEntry, type Entry, type EntryDraft } from "../../core/term/entry.ts";
import { findTerms, indexTerms, parseTermQuery, termQueryOf, toTermSearch } from "./term-query.ts";

const entry = (zh: string, en: string, more: Partial<EntryDraft & Entry> = {}): Entry => ({
  ...{ ...emptyEntry(), zh, at: "2026-01-01T00:00:00.000Z", by: "" },
  ...{ en: en === "" ? [] : [{ text: en, status: "approved" as const }], ...more },
});
const entries = [
  entry("王方", "Wang Fang", { kind: "person", at: "2026-02-01T00:00:00.000Z" }),
  entry("大会", "Congress", { column: "events", note: "ＡＢＣ" }),
  entry("会长", "", { en: [{ text: "Chairman", status: "forbidden" }] }),
];
const find = (some: Parameters<typeof termQueryOf>[0]): string[] =>
  findTerms(indexTerms(entries), termQueryOf(some), new Map([[entries[2]?.id ?? "", []]])).map(
    ({ zh }) => zh,
  );

test("all in the order of their pinyin, or of their English, or the newest first", () => {
  expect(find({})).toEqual(["大会", "会长", "王方"]);
  expect(find({ sort: "en" })).toEqual(["大会", "王方", "会长"]);
  expect(find({ sort: "at" })[0]).toBe("王方");
});

test("every word of the search in any field, whatever its case and width", () => {
  expect(find({ text: "fang WANG" })).toEqual(["王方"]);
  expect(find({ text: "abc" })).toEqual(["大会"]);
  expect(find({ text: "会" })).toEqual(["大会", "会长"]);
});

test("narrowed by kind, status, column and conflicts", () => {
  expect(find({ kind: "person" })).toEqual(["王方"]);
  expect(find({ status: "forbidden" })).toEqual(["会长"]);
  expect(find({ column: "events" })).toEqual(["大会"]);
  expect(find({ conflicts: true })).toEqual(["会长"]);
});

test("the address keeps the question, and a strange address asks for all", () => {
  const query = termQueryOf({ text: "a b", kind: "place", status: "none", column: "", sort: "at" });
  expect(parseTermQuery(toTermSearch(query))).toEqual(query);
  expect(parseTermQuery("?kind=x&status=y&sort=z")).toEqual(termQueryOf());
});
