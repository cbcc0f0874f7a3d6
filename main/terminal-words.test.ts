/** The language and the words of the terminal. */
import { expect, test } from "vitest";
import { terminalLanguage, terminalWords } from "./terminal-words.ts";

test("reads the language from the locale variables in order", () => {
  expect(terminalLanguage({ LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" })).toBe("zh-CN");
  expect(terminalLanguage({ LANG: "zh" })).toBe("zh-CN");
  expect(terminalLanguage({ LC_ALL: "", LANG: "C.UTF-8" })).toBe("en");
  expect(terminalLanguage({ LANG: "zhuang" })).toBe("en");
});

test("fills in what is named, and leaves addresses as they are", () => {
  const url = "http://127.0.0.1:1/?token=a&b";
  expect(terminalWords("zh-CN")("start.address.noDisplay", { url })).toContain(url);
  expect(terminalWords("en")("start.address.noDisplay", { url })).toContain(url);
});
