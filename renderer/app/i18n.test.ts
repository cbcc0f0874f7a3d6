/** Which language the window speaks. */
import { expect, it } from "vitest";
import { uiLanguageOf } from "./i18n.ts";

it("follows the choice made on the device", () => {
  expect(uiLanguageOf("en", ["zh-CN"])).toBe("en");
  expect(uiLanguageOf("zh-CN", ["en-GB"])).toBe("zh-CN");
});

it("follows the system's first language that it speaks, else English", () => {
  expect(uiLanguageOf("system", ["zh-TW", "en"])).toBe("zh-CN");
  expect(uiLanguageOf("system", ["fr", "en-GB", "zh"])).toBe("en");
  expect(uiLanguageOf("system", ["fr"])).toBe("en");
});
