import { describe, expect, test } from "vitest";
import { countBlocks, countWords } from "./word-count.ts";

describe("countWords", () => {
  test.each([
    ["", 0],
    ["  \n ", 0],
    ["科学普及", 4],
    ["科学，普及！“好”", 5],
    ["11月20日", 4],
    ["1.2亿元", 3],
    ["600余名", 3],
    ["a science association", 3],
    ["don't re-enter 1,200 people", 4],
    ["CO₂排放", 3],
    ["第5届Young Scientists论坛", 7],
    ["𠮷野家", 3],
    ["20% — off", 2],
    ["々〇", 2],
  ])("%j is %i", (text, words) => {
    expect(countWords(text).total).toBe(words);
  });

  test("tells Han characters from other words", () => {
    expect(countWords("第5届Young Scientists论坛")).toEqual({ han: 4, words: 3, total: 7 });
  });
});

test("a figure's texts are not counted", () => {
  expect(
    countBlocks([
      { kind: "headline", text: "标题" },
      { kind: "caption", text: "图注" },
      { kind: "alt", text: "替代" },
      { kind: "credit", text: "供图" },
      { kind: "item", text: "one two" },
    ]),
  ).toEqual({ han: 2, words: 2, total: 4 });
});
