import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffPart, diffWords } from "./word-diff.ts";

const without = (parts: DiffPart[], kind: DiffPart["kind"]): string =>
  parts
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join("");

describe("diffWords", () => {
  it("shows a changed number as one word", () => {
    expect(diffWords("共有1,200人参加。", "共有1,350人参加。", "zh")).toEqual([
      { kind: "same", text: "共有" },
      { kind: "removed", text: "1,200" },
      { kind: "added", text: "1,350" },
      { kind: "same", text: "人参加。" },
    ]);
  });

  it("shows whole English words, and a phrase as one change", () => {
    expect(diffWords("The old red house stood.", "The new blue house stood.", "en")).toEqual([
      { kind: "same", text: "The " },
      { kind: "removed", text: "old red" },
      { kind: "added", text: "new blue" },
      { kind: "same", text: " house stood." },
    ]);
  });

  it("has nothing to say of equal texts", () => {
    expect(diffWords("", "", "zh")).toEqual([]);
    expect(diffWords("一样", "一样", "zh")).toEqual([{ kind: "same", text: "一样" }]);
  });

  it("shows texts that have nothing in common as one replaced by the other", () => {
    const before = Array.from({ length: 6000 }, (_, index) => `a${index}`).join(" ");
    const after = Array.from({ length: 6000 }, (_, index) => `b${index}`).join("\t");
    expect(diffWords(before, after, "en").map((part) => part.kind)).toEqual(["removed", "added"]);
  });

  const words = fc
    .array(
      fc.constantFrom("会议", "研究", " ", "  ", "\n", "，", "the", "cat", "12.5", "%", "😀", "é"),
    )
    .map((all) => all.join(""));
  const text = fc.oneof(words, fc.string({ unit: "binary", maxLength: 30 }));

  it("joins back to both texts", () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom("zh" as const, "en" as const),
        (before, after, lang) => {
          const parts = diffWords(before, after, lang);
          expect(without(parts, "added")).toBe(before);
          expect(without(parts, "removed")).toBe(after);
        },
      ),
    );
  });

  it("has no empty part, no two neighbours of one kind, and puts removed before added", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after, "zh");
        for (const [index, part] of parts.entries()) {
          expect(part.text).not.toBe("");
          expect(parts[index + 1]?.kind).not.toBe(part.kind);
          if (part.kind === "added") expect(parts[index + 1]?.kind).not.toBe("removed");
        }
      }),
    );
  });
});
