/** Pairs of a block's sentences with those of its translation, and a person's changes to them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignSentences, type Pair } from "./align-sentences.ts";
import { anchorsOf } from "./anchors.ts";
import { mergePairs, movePairBoundary, splitPair } from "./edit-alignment.ts";

const align = (zh: string[], en: string[]): Pair[] =>
  alignSentences({ lang: "zh", sentences: zh }, { lang: "en", sentences: en });
/** "1-2 1-1": how many sentences each pair has. */
const shapesOf = (pairs: Pair[]): string =>
  pairs
    .map(({ source, target }) => `${source.end - source.start}-${target.end - target.start}`)
    .join(" ");

const zh = [
  "报告会昨天在澜江市开幕，来自12个国家的300名专家与会。",
  "协会会长林远致辞。",
  "今年投入1.2亿元，比去年增长8%。",
  "闭幕式定于10月8日举行。",
];
const en = [
  "The symposium opened yesterday in Lancang, with 300 experts from 12 countries attending.",
  "Lin Yuan, president of the association, gave a speech.",
  "This year 120 million yuan was invested, up 8 percent on last year.",
  "The closing ceremony is set for October 8.",
];

test("pairs sentence by sentence, and is sure of it", () => {
  const pairs = align(zh, en);
  expect(shapesOf(pairs)).toBe("1-1 1-1 1-1 1-1");
  for (const { confidence } of pairs) expect(confidence).toBeGreaterThan(0.7);
});

test.each([
  [
    "1-2 1-1 1-1 1-1",
    zh,
    [
      "The symposium opened yesterday in Lancang.",
      "It was attended by 300 experts from 12 countries.",
      ...en.slice(1),
    ],
  ],
  ["1-1 2-1 1-1", zh, [en[0], `${en[1]} ${en[2]}`, en[3]]],
  ["1-1 1-1 1-0 1-1", zh, [en[0], en[1], en[3]]],
  ["1-1 1-1 0-1 1-1", [zh[0], zh[1], zh[3]], en],
])("finds %s", (wanted, source, target) => {
  expect(shapesOf(align(source as string[], target as string[]))).toBe(wanted);
});

test("knows a number by its value", () => {
  expect([...anchorsOf("投入1.2亿元，3,500人，10月。", "zh")]).toEqual([
    "#120000000",
    "#3500",
    "#10",
  ]);
  expect([...anchorsOf("120 million yuan, 3,500 people, in October.", "en")]).toEqual(
    expect.arrayContaining(["#120000000", "#3500", "#10"]),
  );
});

test("gives no pair for nothing, and one-sided pairs where a side is empty", () => {
  expect(align([], [])).toEqual([]);
  expect(shapesOf(align(["好。", "行。"], []))).toBe("1-0 1-0");
});

/** Every sentence of both sides in exactly one pair, in order, and no pair with nothing. */
function expectPartition(pairs: Pair[], sources: number, targets: number): void {
  let [source, target] = [0, 0];
  for (const pair of pairs) {
    expect([pair.source.start, pair.target.start]).toEqual([source, target]);
    [source, target] = [pair.source.end, pair.target.end];
    expect(source - pair.source.start + target - pair.target.start).toBeGreaterThan(0);
    expect(pair.confidence).toBeGreaterThanOrEqual(0);
    expect(pair.confidence).toBeLessThanOrEqual(1);
  }
  expect([source, target]).toEqual([sources, targets]);
}

describe("a person's changes", () => {
  test("merge two pairs, split them again elsewhere, and move a boundary", () => {
    const pairs = align(zh, en);
    const merged = mergePairs(pairs, 1);
    expect(shapesOf(merged)).toBe("1-1 2-2 1-1");
    expect(shapesOf(splitPair(merged, 1, { source: 2, target: 3 }))).toBe("1-1 1-2 1-0 1-1");
    expect(shapesOf(movePairBoundary(pairs, 1, { source: 2, target: 3 }))).toBe("1-1 1-2 1-0 1-1");
  });

  test("leave the alignment as it is where they make no sense", () => {
    const pairs = align(zh, en);
    expect(mergePairs(pairs, 3)).toEqual(pairs);
    expect(splitPair(pairs, 0, { source: 3, target: 3 })).toEqual(pairs);
    expect(splitPair(pairs, 0, { source: 0, target: 0 })).toEqual(pairs);
    expect(movePairBoundary(pairs, 0, { source: 9, target: 0 })).toEqual(pairs);
  });

  test("keep every sentence in exactly one pair", () => {
    const sentence = fc.constantFrom(
      "好。",
      "增长3.5%，达到1.2亿元。",
      "Yes.",
      "It rose 3.5 percent.",
      "",
    );
    const change = fc.record({
      kind: fc.constantFrom("merge", "split", "move"),
      index: fc.nat(8),
      source: fc.nat(8),
      target: fc.nat(8),
    });
    const sides = fc.array(sentence, { maxLength: 8 });
    fc.assert(
      fc.property(sides, sides, fc.array(change, { maxLength: 8 }), (source, target, changes) => {
        let pairs = align(source, target);
        expectPartition(pairs, source.length, target.length);
        for (const { kind, index, ...at } of changes) {
          if (kind === "merge") pairs = mergePairs(pairs, index);
          else if (kind === "split") pairs = splitPair(pairs, index, at);
          else pairs = movePairBoundary(pairs, index, at);
          expectPartition(pairs, source.length, target.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
