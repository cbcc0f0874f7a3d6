import { describe, expect, it } from "vitest";
import type { Lang } from "../report/lang.ts";
import { createMatcher, isMatcher } from "./matcher.ts";
import { type FindQuery, queryOf } from "./query.ts";

function found(change: Partial<FindQuery>, text: string, lang: Lang = "zh"): string[] {
  const matcher = createMatcher(queryOf(change));
  if (!isMatcher(matcher)) throw new Error(JSON.stringify(matcher));
  return matcher(text, lang).map(({ start, end }) => text.slice(start, end));
}

describe("a text", () => {
  it("is found wherever it stands, without overlaps, and its signs are signs", () => {
    expect(found({ text: "人工智能" }, "人工智能大会：人工智能与人")).toHaveLength(2);
    expect(found({ text: "aa" }, "aaaaa")).toEqual(["aa", "aa"]);
    expect(found({ text: "(3.5)" }, "见 (3.5) 与 (345)")).toEqual(["(3.5)"]);
    expect(found({ text: "$1" }, "$1")).toEqual(["$1"]);
    expect(createMatcher(queryOf())).toBeNull();
  });

  it("is found in either case unless that is asked for", () => {
    expect(found({ text: "forum" }, "Forum FORUM forum", "en")).toHaveLength(3);
    expect(found({ text: "forum", matchCase: true }, "Forum FORUM forum")).toEqual(["forum"]);
  });

  it("is found in full and half width, with either quotes, at the same place", () => {
    expect(found({ text: "ABC(1)" }, "：ＡＢＣ（１）。")).toEqual(["ＡＢＣ（１）"]);
    expect(found({ text: "，" }, "一,二，三")).toEqual([",", "，"]);
    expect(found({ text: "it's" }, "it’s", "en")).toEqual(["it’s"]);
    expect(found({ text: "ABC", loose: false }, "ＡＢＣ ABC")).toEqual(["ABC"]);
  });

  it("is found with or without spaces between Han and other letters", () => {
    for (const text of ["第3届", "第 3 届", "第 3届"])
      expect(found({ text }, "第3届、第 3 届、第\u00a03届")).toEqual([
        "第3届",
        "第 3 届",
        "第\u00a03届",
      ]);
    expect(found({ text: "第3届", loose: false }, "第 3 届")).toEqual([]);
    expect(found({ text: "第3届" }, "第\n3届")).toEqual([]);
    expect(found({ text: "two words" }, "two\u00a0words two  words", "en")).toHaveLength(2);
  });

  it("is found as a word: by Unicode's borders, and by the dictionary in Han text", () => {
    expect(found({ text: "art", wholeWord: true }, "art party Art's art.", "en")).toEqual([
      "art",
      "art",
    ]);
    expect(found({ text: "大会", wholeWord: true }, "大会在人民大会堂举行，大会闭幕")).toHaveLength(
      2,
    );
    expect(found({ text: "2026", wholeWord: true }, "2026年，12026")).toEqual(["2026"]);
  });
});

describe("a regular expression", () => {
  it("finds with groups, line by line, and never nothing", () => {
    const matcher = createMatcher(queryOf({ text: "(\\d+)(届|次)?", regex: true }));
    if (!isMatcher(matcher)) throw new Error("no matcher");
    expect(matcher("第3届、4", "zh")).toEqual([
      { start: 1, end: 3, groups: ["3", "届"] },
      { start: 4, end: 5, groups: ["4", ""] },
    ]);
    expect(found({ text: "^第.*", regex: true }, "第一\n第二")).toEqual(["第一", "第二"]);
    expect(found({ text: "x*", regex: true }, "abc")).toEqual([]);
    expect(found({ text: "\\p{Script=Han}+", regex: true }, "AI 大会")).toEqual(["大会"]);
  });

  it.each([
    ["a(b", "unclosed-group", 1],
    ["a(b(c)", "unclosed-group", 1],
    ["ab)", "stray-bracket", 2],
    ["[a-z", "unclosed-class", 0],
    ["*a", "nothing-to-repeat", 0],
    ["a|+", "nothing-to-repeat", 2],
    ["a**", "nothing-to-repeat", 2],
    ["ab\\", "bad-escape", 2],
    ["\\y", "bad-escape", 0],
    ["\\p", "bad-escape", 0],
    ["a{x}", "stray-bracket", 1],
    ["(?:a)]", "stray-bracket", 5],
    ["[z-a]", "other", null],
  ] as const)("that is wrong says where: %s", (text, code, at) => {
    expect(createMatcher(queryOf({ text, regex: true }))).toEqual({ code, at });
  });

  it("that is right is never called wrong", () => {
    for (const text of [
      "(?<=第)\\d+(?=届)",
      "a{2,}?",
      "[\\]\\w-]",
      "(?<y>\\d{4})年",
      "\\u{4e00}|\\/",
      "(?!x)a+?",
    ])
      expect(isMatcher(createMatcher(queryOf({ text, regex: true })))).toBe(true);
  });
});
