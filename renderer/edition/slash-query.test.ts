/** Which entries of the slash menu answer what was typed. */
import { expect, test } from "vitest";
import { findEntries } from "./slash-query.ts";

const entries = [
  { label: "二级标题", keywords: "bt biaoti heading" },
  { label: "表格", keywords: "bg biaoge table" },
  { label: "编号列表", keywords: "lb liebiao 有序列表 list" },
];
const found = (text: string) => findEntries(entries, text).map(({ label }) => label);

test("everything answers nothing, in its order", () => {
  expect(found("")).toEqual(["二级标题", "表格", "编号列表"]);
});

test("finds by initials, pinyin, Han and English, whole words first", () => {
  expect(found("bg")).toEqual(["表格"]);
  expect(found("b")).toEqual(["二级标题", "表格"]);
  expect(found("biao")).toEqual(["二级标题", "表格"]);
  expect(found("tab")).toEqual(["表格"]);
  expect(found("标题")).toEqual(["二级标题"]);
  expect(found("列")).toEqual(["编号列表"]);
  expect(findEntries([{ label: "Bold text", keywords: "" }], "boldt")).toHaveLength(1);
});

test("Latin letters in the middle of a word find nothing", () => {
  expect(found("able")).toEqual([]);
  expect(found("zzz")).toEqual([]);
});
