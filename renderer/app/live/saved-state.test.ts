import { describe, expect, test } from "vitest";
import { type DocumentHealth, savedStateOf, wouldLose } from "./saved-state.ts";

const sound: DocumentHealth = {
  loaded: true,
  unwritten: 0,
  unsynced: 0,
  down: false,
  problem: null,
};

describe("savedStateOf", () => {
  test("says saved only when every document is loaded, acknowledged and connected", () => {
    expect(savedStateOf([sound, sound, sound])).toEqual({ kind: "saved" });
    expect(savedStateOf([sound, { ...sound, loaded: false }])).toEqual({ kind: "saving" });
    expect(savedStateOf([{ ...sound, unsynced: 1 }, sound])).toEqual({ kind: "saving" });
    expect(savedStateOf([{ ...sound, unwritten: 1 }, sound])).toEqual({ kind: "saving" });
  });

  test("a lost connection is never saved, whether something was typed or not", () => {
    for (const unsynced of [0, 3])
      expect(savedStateOf([sound, { ...sound, down: true, unsynced }])).toEqual({
        kind: "unsaved",
        why: "disconnected",
      });
  });

  test("the disk's refusal is told before anything else", () => {
    expect(
      savedStateOf([
        { ...sound, down: true },
        { ...sound, problem: "disk-full" },
      ]),
    ).toEqual({
      kind: "unsaved",
      why: "disk-full",
    });
  });
});

describe("wouldLose", () => {
  test("is true for changes without acknowledgement and for what the disk refused", () => {
    expect(wouldLose([sound])).toBe(false);
    expect(wouldLose([sound, { ...sound, unwritten: 1 }])).toBe(true);
    expect(wouldLose([sound, { ...sound, unsynced: 1 }])).toBe(true);
    expect(wouldLose([{ ...sound, problem: "io" }])).toBe(true);
  });

  test("nothing can be lost of a document that never arrived", () => {
    expect(wouldLose([{ ...sound, loaded: false, unsynced: 1 }])).toBe(false);
  });
});
