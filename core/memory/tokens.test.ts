/** How texts are cut into tokens and grams. */
import { expect, test } from "vitest";
import { gramsOf, phraseOf, tokensOf } from "./tokens.ts";

test("a Han character is a token, another run of letters or digits is one", () => {
  expect(tokensOf("2025年GDP增长，Ｎａｔｕｒｅ发文")).toEqual(
    "2025 年 gdp 增 长 nature 发 文".split(" "),
  );
  expect(tokensOf("")).toEqual([]);
  expect(tokensOf("，。！")).toEqual([]);
});

test("characters outside the basic plane are whole", () => {
  expect(tokensOf("𠮷野家")).toEqual(["𠮷", "野", "家"]);
  expect(gramsOf("𠮷野")).toEqual(["𠮷野", "野"]);
});

test("grams are pairs of Han characters, the last of a run, and words", () => {
  expect(gramsOf("科技GDP。在")).toEqual(["科技", "技", "gdp", "在"]);
});

test("a wording is open where the text may go on", () => {
  expect(phraseOf("科技创")).toEqual({
    grams: ["科技", "技创"],
    opensInWord: false,
    isOpen: false,
  });
  expect(phraseOf("科")).toEqual({ grams: ["科"], opensInWord: false, isOpen: true });
  expect(phraseOf("ence an")).toEqual({ grams: ["ence", "an"], opensInWord: true, isOpen: true });
  expect(phraseOf("……")).toBeNull();
});
