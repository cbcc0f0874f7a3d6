import { describe, expect, test } from "vitest";
import { addCounts, countBlocks, countWords, noWords, readingMinutes } from "./word-count.ts";

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
    expect(countWords("第5届Young Scientists论坛")).toMatchObject({ han: 4, words: 3, total: 7 });
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
  ).toMatchObject({ han: 2, words: 2, total: 4 });
});

test.each([
  ["科学，普及！“好”", 9, 9],
  ["他说——好……", 7, 7],
  ["1.2亿元，don't.", 6, 12],
  ["a science association", 3, 19],
  ["《科学》 (2026)", 7, 10],
])("%j is %i with punctuation and has %i characters", (text, punctuated, characters) => {
  expect(countWords(text)).toMatchObject({ punctuated, characters });
});

test("counts add up", () => {
  const [a, b] = ["科学，", "普及 now!"];
  expect(addCounts(countWords(a), countWords(b))).toEqual(countWords(`${a}\n${b}`));
  expect(addCounts(noWords, countWords(a))).toEqual(countWords(a));
});

test("reading takes whole minutes", () => {
  const minutes = (han: number, words: number) => readingMinutes({ ...noWords, han, words });
  expect([minutes(0, 0), minutes(1, 0), minutes(400, 0), minutes(401, 0)]).toEqual([0, 1, 1, 2]);
  expect(minutes(400, 230)).toBe(2);
});
