import { describe, expect, it } from "vitest";
import { mergePairs, movePairBoundary } from "../segment/edit-alignment.ts";
import { saidPairs, sentencePairs } from "./sentence-pairs.ts";

const texts = {
  lang: "zh" as const,
  source: "会议在澜江开幕。三百人到会。大家很高兴。",
  target: "The meeting opened in Lanjiang. Three hundred came. Everyone was glad.",
};
const shape = ({ pairs }: ReturnType<typeof sentencePairs>): number[][] =>
  pairs.map(({ source, target }) => [source.end - source.start, target.end - target.start]);

describe("the pairs of a block", () => {
  it("are those that align as long as nobody says otherwise", () => {
    const found = sentencePairs(texts, null);
    expect(found.isSaid).toBe(false);
    expect(shape(found)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it("are what a person said, for just these texts", () => {
    const { pairs } = sentencePairs(texts, null);
    const said = saidPairs(texts, mergePairs(pairs, 0));
    expect(sentencePairs(texts, said)).toMatchObject({ isSaid: true });
    expect(shape(sentencePairs(texts, said))).toEqual([
      [2, 2],
      [1, 1],
    ]);
    const moved = saidPairs(texts, movePairBoundary(pairs, 1, { source: 3, target: 2 }));
    expect(shape(sentencePairs(texts, moved))).toEqual([
      [1, 1],
      [2, 1],
      [0, 1],
    ]);
    expect(sentencePairs({ ...texts, target: `${texts.target} More.` }, said).isSaid).toBe(false);
  });

  it("are nothing when they do not hold every sentence", () => {
    const said = { ...saidPairs(texts, []), counts: [[1, 1]] as [number, number][] };
    expect(sentencePairs(texts, said).isSaid).toBe(false);
  });
});
