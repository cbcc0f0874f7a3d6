/** How texts are cut into tokens and grams. */
import { expect, test } from "vitest";
import { gramsOf, wordingOf, tokensOf } from "./tokens.ts";

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

test("a wording is open where the text may go on, and nowhere else", () => {
  const closed = { sure: [], head: null, tail: null, inWord: null };
  expect(wordingOf("科技创")).toEqual({ ...closed, sure: ["科技", "技创"] });
  expect(wordingOf("科")).toEqual({ ...closed, tail: "科" });
  expect(wordingOf("科。")).toEqual({ ...closed, sure: ["科"] });
  expect(wordingOf("ence")).toEqual({ ...closed, inWord: "ence" });
  expect(wordingOf("ence an")).toEqual({ ...closed, head: "ence", tail: "an" });
  expect(wordingOf("ence and tech")).toEqual({
    ...{ ...closed, head: "ence", tail: "tech" },
    sure: ["and"],
  });
  expect(wordingOf("(GDP)")).toEqual({ ...closed, sure: ["gdp"] });
  expect(wordingOf("长，其")).toEqual({ ...closed, sure: ["长"], tail: "其" });
  expect(wordingOf("……")).toBeNull();
});
