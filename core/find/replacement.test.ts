import fc from "fast-check";
import { expect, it } from "vitest";
import { commonEnds, expandReplacement, relocate } from "./replacement.ts";

const hit = { text: "第3届", groups: ["3", ""] };
const expand = (replacement: string, regex = true) =>
  expandReplacement(replacement, { regex }, hit);

it("puts groups in for a regular expression only", () => {
  expect(expand("No. $1")).toBe("No. 3");
  expect(expand("[$&] $$1 $2|$7 $12 $")).toBe("[第3届] $1 |$7 32 $");
  expect(expand("$1", false)).toBe("$1");
});

it("never cuts a character in two", () => {
  expect(commonEnds("a😀b", "a😁b")).toEqual({ head: 1, tail: 1 });
  // U+1F600 and U+1FA00 differ in the first half and share the second.
  expect(commonEnds("\u{1F600}", "\u{1FA00}")).toEqual({ head: 0, tail: 0 });
});

it("finds a piece again where the text before or behind it changed, and not where it was touched", () => {
  const was = "一二三四五";
  const range = { start: 2, end: 3 };
  expect(relocate(was, was, range)).toEqual(range);
  expect(relocate(was, "〇一二三四五", range)).toEqual({ start: 3, end: 4 });
  expect(relocate(was, "一二三四六七", range)).toEqual(range);
  expect(relocate(was, "一二参四五", range)).toBeNull();
  expect(relocate(was, "", range)).toBeNull();
});

it("a piece that is found again reads as it did", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 12 }),
      fc.string({ maxLength: 12 }),
      fc.nat(12),
      fc.nat(6),
      (was, now, start, length) => {
        const range = {
          start: Math.min(start, was.length),
          end: Math.min(start + length, was.length),
        };
        const place = relocate(was, now, range);
        if (place)
          expect(now.slice(place.start, place.end)).toBe(was.slice(range.start, range.end));
      },
    ),
  );
});
