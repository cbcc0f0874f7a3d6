import { expect, test } from "vitest";
import { wordsToSpell } from "./spelling.ts";
import { processorMs } from "../../tests/support/processor-time.ts";

const words = (text: string) => wordsToSpell(text).map(({ word }) => word);

test.each([
  ["The forum was held today.", ["The", "forum", "was", "held", "today"]],
  ["It’s the scientists' re-entry", ["It's", "the", "scientists", "re", "entry"]],
  ["see https://example.org/wrng and www.exmple.org/x", ["see", "and"]],
  ["write to wrng@example.org or @wrng #tpic", ["write", "to", "or"]],
  ["LAST and COVID-19 in WeChat, iPhones, 3rd", ["and", "in"]],
  ["held in Lanjiang by He Yan", ["held", "in", "by"]],
  ["Lanjiang hosts", ["Lanjiang", "hosts"]],
  ["He Yan said: “Helo there.” Then", ["said", "Helo", "there", "Then"]],
  ["第5届forum论坛", ["forum"]],
  ["a café naïve", ["café", "naïve"]],
  ["open report.docx", ["open"]],
  ["", []],
])("of %j judges %j", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("a word's place is that in the text", () => {
  const text = "see https://a.b/c don’t";
  expect(wordsToSpell(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "see",
    "don’t",
  ]);
});

test("a long text takes no time", () => {
  const ms = processorMs(() => {
    wordsToSpell("a".repeat(50_000));
    wordsToSpell("word ".repeat(20_000));
  });
  expect(ms).toBeLessThan(2000);
});
