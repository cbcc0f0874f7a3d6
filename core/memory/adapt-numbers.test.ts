/** Numbers of an old translation follow those of the new source, or nothing is done. */
import { expect, test } from "vitest";
import { adaptNumbers } from "./adapt-numbers.ts";

test("changes the numbers that changed", () => {
  expect(
    adaptNumbers(
      "共有40家单位参加，12项成果发布。",
      "共有30家单位参加，12项成果发布。",
      "30 institutions took part and 12 results were released.",
    ),
  ).toBe("40 institutions took part and 12 results were released.");
});

test("keeps thousands separators where the translation has them", () => {
  expect(adaptNumbers("参会1500人", "参会1200人", "1,200 people attended")).toBe(
    "1,500 people attended",
  );
});

test("leaves alone what it cannot be sure of", () => {
  // Other words.
  expect(adaptNumbers("共有40家企业", "共有30家单位", "30 institutions")).toBeNull();
  // 万 is a word of the source; its number stands otherwise in English.
  expect(adaptNumbers("700万人次", "600万人次", "6 million views")).toBeNull();
  // The number stands twice in the translation.
  expect(adaptNumbers("40家单位", "30家单位", "30 of 30 institutions")).toBeNull();
  // Two equal numbers became different ones.
  expect(adaptNumbers("3家和4家", "3家和3家", "3 and 3")).toBeNull();
});

test("two numbers may trade places", () => {
  expect(adaptNumbers("4场会议3天", "3场会议4天", "3 meetings in 4 days")).toBe(
    "4 meetings in 3 days",
  );
});
