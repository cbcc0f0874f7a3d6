/** Which typed signs mark a text, and which are signs of the text itself. */
import { expect, test } from "vitest";
import { findInlineMark } from "./inline-marks.ts";

test.each([
  ["今天**重点**", "bold", "重点", 2],
  ["他说*强调*", "italic", "强调", 2],
  ["~~旧~~", "strikethrough", "旧", 0],
  ["a ==b c==", "highlight", "b c", 2],
  ["x *y*", "italic", "y", 2],
])("%s", (before, format, text, start) => {
  expect(findInlineMark(before)).toEqual({ start, text, format, url: null });
});

test("a link with an address that a link may have", () => {
  expect(findInlineMark("见[官网](https://example.org/a)")).toEqual({
    start: 1,
    text: "官网",
    format: null,
    url: "https://example.org/a",
  });
  expect(findInlineMark("[x](javascript:alert(1))")).toBeNull();
  expect(findInlineMark("![图](https://example.org/a.png)")).toBeNull();
});

test.each([
  "2*3*",
  "** 重点**",
  "**重点 **",
  "**重点*",
  "***",
  "****",
  "a == b",
  "x====",
  String.raw`\*重点*`,
  "一*二",
  "~~~~",
  "",
])("%s stays as it is", (before) => {
  expect(findInlineMark(before)).toBeNull();
});
