/** How alike texts are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createScorer } from "./similarity.ts";

const score = (a: string, b: string): number => createScorer(a)(b);

test("counts what would have to be changed, against the longer text", () => {
  expect(score("会议在京举行", "会议在沪举行")).toBe(83);
  expect(score("会议在京举行", "会议举行")).toBe(66);
  expect(score("The forum opened in Lanjiang", "The forum closed in Lanjiang")).toBe(80);
  expect(score("会议", "论坛")).toBe(0);
  expect(score("", "论坛")).toBe(0);
});

test("case, width and punctuation leave it nearly the same", () => {
  expect(score("ＧＤＰ增长。", "gdp增长")).toBe(99);
});

test("is between 0 and 99 and the same both ways", () => {
  const text = fc.string({
    unit: fc.constantFrom("中", "关", "村", "科", "a", " ", "b", "1", "，"),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const value = score(a, b);
      expect(value).toBe(score(b, a));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(99);
    }),
  );
});
