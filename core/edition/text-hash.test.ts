import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashText, normalizeText } from "./text-hash.ts";

describe("text-hash", () => {
  it("does not change from version to version", () => {
    expect(hashText("")).toBe("e3b0c44298fc1c149afbf4c8996fb924");
    expect(hashText("翻译")).toBe(hashText(" 翻译\u3000\n"));
    expect(hashText("翻译")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("tells texts apart unless only white space or composition differs", () => {
    expect(hashText("3月")).not.toBe(hashText("4月"));
    expect(hashText("é")).toBe(hashText("e\u0301"));
    expect(hashText("a b")).toBe(hashText("a \t\nb"));
    expect(hashText("ab")).not.toBe(hashText("a b"));
  });

  it("normalises what is normal already to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
      }),
    );
  });
});
