/** Shortcuts match what was pressed on any layout, and print as people know them. */
import { describe, expect, it } from "vitest";
import {
  keyCaps,
  type KeyPress,
  matchesStroke,
  parseKeys,
  type Stroke,
  typesText,
} from "./keys.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const stroke = (keys: string): Stroke => parseKeys(keys)[0]!;

describe("matchesStroke", () => {
  it("takes Ctrl for mod, and Command on a Mac", () => {
    expect(matchesStroke(stroke("mod+k"), press("k", { ctrlKey: true }), false)).toBe(true);
    expect(matchesStroke(stroke("mod+k"), press("k", { metaKey: true }), false)).toBe(false);
    expect(matchesStroke(stroke("mod+k"), press("k", { metaKey: true }), true)).toBe(true);
    expect(matchesStroke(stroke("mod+k"), press("k", { ctrlKey: true }), true)).toBe(false);
  });
  it("knows a digit under Shift by its place", () => {
    const pressed = press("!", { code: "Digit1", altKey: true, shiftKey: true });
    expect(matchesStroke(stroke("alt+shift+1"), pressed, false)).toBe(true);
    expect(matchesStroke(stroke("alt+shift+2"), pressed, false)).toBe(false);
  });
  it("knows a letter under Option by its place", () => {
    expect(matchesStroke(stroke("alt+n"), press("˜", { code: "KeyN", altKey: true }), true)).toBe(
      true,
    );
  });
  it("does not mind Shift where a sign needs it", () => {
    expect(matchesStroke(stroke("?"), press("?", { shiftKey: true }), false)).toBe(true);
    expect(matchesStroke(stroke("n"), press("N", { shiftKey: true }), false)).toBe(false);
  });
  it("leaves a plain letter alone when a modifier is held", () => {
    expect(matchesStroke(stroke("n"), press("n", { ctrlKey: true }), false)).toBe(false);
  });
});

it("says which shortcuts would type text", () => {
  expect(typesText("n")).toBe(true);
  expect(typesText("g d")).toBe(true);
  expect(typesText("mod+k")).toBe(false);
  expect(typesText("F8")).toBe(false);
});

it("prints caps by platform", () => {
  expect(keyCaps("mod+shift+c", false)).toEqual(["Ctrl", "Shift", "C"]);
  expect(keyCaps("mod+shift+c", true)).toEqual(["⌘", "⇧", "C"]);
  expect(keyCaps("g d", false)).toEqual(["G", "D"]);
  expect(keyCaps("alt+ArrowDown", false)).toEqual(["Alt", "↓"]);
});
