/** Where a thread's text stands after the edition was edited. */
import { describe, expect, test } from "vitest";
import { newBlockId } from "../report/ids.ts";
import { anchorAt, inTextOrder, placeOf, type Place, type Thread } from "./thread.ts";

const [a, b, c] = [newBlockId(), newBlockId(), newBlockId()];
const at = (text: string, quote: string, from = 0) => {
  const start = text.indexOf(quote, from);
  return anchorAt({ lang: "zh", block: a }, text, [start, start + quote.length]);
};

describe("placeOf", () => {
  test("finds the quote in its block after text came in before it", () => {
    const anchor = at("论坛在澜江举行。", "澜江");
    expect(placeOf(anchor, [{ id: a, text: "首届论坛近日在澜江举行。" }])).toEqual({
      kind: "quote",
      block: a,
      start: 7,
      end: 9,
    });
  });

  test("takes the occurrence whose surroundings are most alike", () => {
    const text = "甲说好，乙说好，丙说好。";
    const second = at(text, "说好", text.indexOf("乙"));
    expect(placeOf(second, [{ id: a, text: `今天${text}` }])).toMatchObject({ start: 7 });
    expect(placeOf(second, [{ id: a, text: "丙说好，乙说好" }])).toMatchObject({ start: 5 });
  });

  test("follows a distinct quote into the block that it was split or moved into", () => {
    const anchor = at("前半句。后半句在此处。", "后半句在此处");
    const blocks = [
      { id: a, text: "前半句。" },
      { id: b, text: "后半句在此处。" },
    ];
    expect(placeOf(anchor, blocks)).toEqual({ kind: "quote", block: b, start: 0, end: 6 });
    expect(placeOf(anchor, blocks.slice(1))).toMatchObject({ block: b });
  });

  test("stays at its block when the words are gone, stand twice elsewhere or are too few to tell", () => {
    const own = { id: a, text: "改写过了。" };
    const anchor = at("后半句在此处。", "后半句在此处");
    expect(placeOf(anchor, [own])).toEqual({ kind: "block", block: a });
    const twice = { id: b, text: "后半句在此处，后半句在此处" };
    expect(placeOf(anchor, [own, twice])).toEqual({ kind: "block", block: a });
    const other = { id: b, text: "此处" };
    expect(placeOf(at("在此处", "此处"), [own, other])).toEqual({ kind: "block", block: a });
  });

  test("is about the block where nothing was selected, and gone with it", () => {
    const anchor = anchorAt({ lang: "en", block: a }, "Text", [2, 2]);
    expect(placeOf(anchor, [{ id: a, text: "" }])).toEqual({ kind: "block", block: a });
    expect(placeOf(anchor, [{ id: b, text: "Text" }])).toEqual({ kind: "gone" });
  });
});

test("lists threads in the order of the text, those without text last", () => {
  const placed = (name: string, place: Place) => ({
    thread: { id: name, comments: [{ at: "2026-01-01T00:00:00.000Z" }] } as unknown as Thread,
    place,
  });
  const all = [
    placed("gone", { kind: "gone" }),
    placed("late", { kind: "quote", block: c, start: 0, end: 1 }),
    placed("second", { kind: "quote", block: b, start: 4, end: 5 }),
    placed("whole", { kind: "block", block: b }),
    placed("first", { kind: "quote", block: b, start: 1, end: 2 }),
    placed("lost", { kind: "gone" }),
  ];
  expect(inTextOrder(all, [a, b, c]).map(({ thread }) => thread.id)).toEqual([
    "whole",
    "first",
    "second",
    "late",
    "gone",
    "lost",
  ]);
});
