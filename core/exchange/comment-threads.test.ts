/** Comments of a file find their words in the edition that it became. */
import { expect, test } from "vitest";
import { blocksOf } from "../edition/blocks.ts";
import { toThreads } from "./comment-threads.ts";
import type { ImportedComment } from "./imported.ts";
import { toEdition } from "./to-edition.ts";

const edition = toEdition(
  {
    headline: "标题",
    lead: "",
    body: [
      { kind: "paragraph", text: "一、到会三百人，去年三百人。" },
      { kind: "paragraph", text: "第二段。" },
    ],
  },
  () => null,
);
const now = "2026-11-22T00:00:00.000Z";
const remark = (more: Partial<ImportedComment>): ImportedComment => ({
  author: "李",
  at: "2026-11-20T10:00:00Z",
  text: "请核实",
  quote: "",
  before: "",
  isResolved: false,
  answers: [],
  ...more,
});
const textOf = (id: string) => blocksOf(edition).find((block) => block.id === id)?.text;
const placed = (...comments: ImportedComment[]) =>
  toThreads(comments, { edition, lang: "zh", now }).map(({ block, quote, before }) => [
    textOf(block),
    quote,
    before,
  ]);

test("the words are told from equal ones by what stands before them, a number apart", () => {
  expect(placed(remark({ before: "到会三百人，去年", quote: "三百人" }))).toEqual([
    ["一、到会三百人，去年三百人。", "三百人", "一、到会三百人，去年"],
  ]);
});

test("a comment whose words are gone stays with the one before it", () => {
  expect(placed(remark({ quote: "第二段" }), remark({ quote: "没有的话" }))).toEqual([
    ["第二段。", "第二段", ""],
    ["第二段。", "", ""],
  ]);
});

test("authors, times, answers and resolutions are kept; a time that is none is now", () => {
  const answer = remark({ author: "王", text: "已核", at: "" });
  const [thread] = toThreads([remark({ isResolved: true, answers: [answer] })], {
    edition,
    lang: "zh",
    now,
  });
  expect(thread?.comments.map(({ by, name, at, text }) => [by, name, at, text])).toEqual([
    ["", "李", "2026-11-20T10:00:00.000Z", "请核实"],
    ["", "王", now, "已核"],
  ]);
  expect(thread?.resolved).toEqual({ at: now, by: "" });
});
