import { describe, expect, test } from "vitest";
import { isLinkAddress, toLinkAddress } from "./link-address.ts";

describe("isLinkAddress", () => {
  test.each(["https://a.example/x?y#z", "http://a.example", "mailto:a@b.example", "/art/1.html"])(
    "takes %s",
    (url) => {
      expect(isLinkAddress(url)).toBe(true);
    },
  );
  test.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "file:///etc/passwd",
    "vbscript:x",
    "",
    "a b",
    "/a b",
  ])("refuses %s", (url) => {
    expect(isLinkAddress(url)).toBe(false);
  });
});

describe("toLinkAddress", () => {
  test.each([
    ["example.org/a", "https://example.org/a"],
    [" https://a.example ", "https://a.example"],
    ["desk@a.example", "mailto:desk@a.example"],
    ["/art/1.html", "/art/1.html"],
    ["中国科协.cn", "https://中国科协.cn"],
  ])("makes %s whole", (typed, url) => {
    expect(toLinkAddress(typed)).toBe(url);
  });
  test.each(["", "  ", "javascript:alert(1)", "两个 词", "word"])(
    "finds no address in %j",
    (typed) => {
      expect(toLinkAddress(typed)).toBeNull();
    },
  );
});
