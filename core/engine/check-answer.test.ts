/** What cannot be a translation is refused; what a translator might write is not. */
import { expect, test } from "vitest";
import { faultOf } from "./check-answer.ts";

test("accepts translations", () => {
  expect(faultOf("论坛于3月开幕。", "The forum opened in March.", "en")).toBeNull();
  expect(faultOf("中国", "China", "en")).toBeNull();
  expect(faultOf("2025", "2025", "en")).toBeNull();
  expect(faultOf("Nature Photonics", "Nature Photonics", "zh")).toBeNull();
  expect(faultOf("详见 https://www.e.cn/a 。", "See https://www.e.cn/a.", "en")).toBeNull();
  expect(faultOf("成语“画龙点睛”", 'the idiom "hua long dian jing" (画龙点睛)', "en")).toBeNull();
});

test("refuses what is none", () => {
  expect(faultOf("论坛开幕了。", "  ", "en")).toBe("empty");
  expect(faultOf("论坛于三月在京隆重开幕。", "论坛于三月在京隆重开幕。", "en")).toBe("language");
  expect(faultOf("The forum opened in March.", "The forum opened in March.", "zh")).toBe(
    "language",
  );
  expect(faultOf("论坛开幕了。", "word ".repeat(80), "en")).toBe("length");
  expect(faultOf("论坛开幕了。", "Visit http://evil.example/now today.", "en")).toBe("address");
});
