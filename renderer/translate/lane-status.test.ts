import { describe, expect, it } from "vitest";
import type { Edition } from "../../core/edition/edition.ts";
import type { DraftBlock } from "../../core/exchange/report-draft.ts";
import { confirmFirst, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { isUnfinished, nextLane, statusOf } from "./lane-status.ts";
import { layOut } from "./lanes.ts";

const paragraphs = (...texts: string[]): DraftBlock[] =>
  texts.map((text) => ({ kind: "paragraph", text }));
const editionOf = (lead: string, body: DraftBlock[]): Edition =>
  toEdition({ headline: "题", lead, body }, () => null);

function lanesOf(confirmed: number, lead = "导") {
  const source = editionOf(lead, paragraphs("一", "二", "", "四"));
  const target = editionOf("Lead", paragraphs("One", "Two", "", ""));
  pairEditions(source, target);
  confirmFirst(source, target, confirmed, { by: "lin", at: "2026-11-22T08:00:00.000Z" });
  return layOut(source, target).lanes;
}

describe("statusOf", () => {
  it("says nothing of a block that has no text on either side", () => {
    expect(lanesOf(3).map(statusOf)).toEqual([
      "confirmed",
      "confirmed",
      "confirmed",
      "draft",
      null,
      "empty",
    ]);
  });

  it("still tells of a translation whose source was emptied", () => {
    expect(statusOf(lanesOf(0, "")[1]!)).toBe("draft");
  });

  it("tells a block that was not brought in from one that is empty", () => {
    const source = editionOf("", paragraphs("一"));
    const { lanes } = layOut(source, editionOf("", []));
    expect(lanes.map(statusOf)).toEqual(["draft", null, "missing"]);
  });
});

describe("nextLane", () => {
  const down = { step: 1 as const, fits: isUnfinished };
  it("goes on from the current one, and round from the last", () => {
    const lanes = lanesOf(2);
    expect(nextLane(lanes, lanes[1]!, down)?.key).toBe(lanes[2]?.key);
    expect(nextLane(lanes, lanes[3]!, down)?.key).toBe(lanes[5]?.key);
    expect(nextLane(lanes, lanes[5]!, down)?.key).toBe(lanes[2]?.key);
    expect(nextLane(lanes, lanes[2]!, { ...down, step: -1 })?.key).toBe(lanes[5]?.key);
  });

  it("starts from the end that it walks away from", () => {
    const lanes = lanesOf(2);
    expect(nextLane(lanes, null, down)?.key).toBe(lanes[2]?.key);
    expect(nextLane(lanes, null, { ...down, step: -1 })?.key).toBe(lanes[5]?.key);
  });

  it("finds nothing where nothing else fits", () => {
    const lanes = lanesOf(0);
    const fits = (lane: (typeof lanes)[number]): boolean => lane === lanes[0];
    expect(nextLane(lanes, lanes[0]!, { step: 1, fits })).toBeNull();
    expect(nextLane([], null, down)).toBeNull();
  });
});
