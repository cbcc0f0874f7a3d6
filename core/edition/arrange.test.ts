import { createHeadlessEditor } from "@lexical/headless";
import fc from "fast-check";
import { $createParagraphNode, $getRoot, type ElementNode } from "lexical";
import { describe, expect, it } from "vitest";
import { $arrange, longestRun } from "./arrange.ts";

describe("longestRun", () => {
  it("is increasing, and as long as any run found by trying all", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 10 }), (numbers) => {
        const run = [...longestRun(numbers)].toSorted((a, b) => a - b).map((at) => numbers[at]!);
        for (const [index, value] of run.entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          if (index > 0) expect(value).toBeGreaterThan(run[index - 1]!);
        }
        expect(run.length).toBe(longestByTrying(numbers.filter((value) => value >= 0)));
      }),
    );
  });
});

function longestByTrying(numbers: number[]): number {
  const best: number[] = [];
  for (const [index, value] of numbers.entries())
    best[index] =
      1 + Math.max(0, ...numbers.slice(0, index).map((v, i) => (v < value ? best[i]! : 0)));
  return Math.max(0, ...best);
}

describe("$arrange", () => {
  it("puts the wanted in order and keeps each other child behind the one it stood behind", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        fc.nat({ max: 3 }),
        (wantedFlags, numbers, newcomers) => {
          const editor = createHeadlessEditor({
            onError: (error) => {
              throw error;
            },
          });
          editor.update(
            () => {
              const children = wantedFlags.map(() => $createParagraphNode());
              $getRoot().append(...children);
              const kept = children.filter((_, index) => wantedFlags[index]);
              const fresh = Array.from({ length: newcomers }, () => $createParagraphNode());
              const wanted = [...kept, ...fresh]
                .map((node) => ({ node, at: numbers.next().value }))
                .toSorted((a, b) => a.at - b.at)
                .map(({ node }) => node);
              const leaders = new Map(children.map((node) => [node, leaderOf(node, kept)]));
              $arrange($getRoot(), wanted);
              const now = $getRoot().getChildren<ElementNode>();
              expect(now.filter((node) => wanted.includes(node as never))).toEqual(wanted);
              expect(now).toHaveLength(children.length + newcomers);
              for (const [node, leader] of leaders)
                if (!kept.includes(node)) expect(leaderOf(node, wanted)).toBe(leader);
              expect($arrange($getRoot(), wanted)).toBe(false);
            },
            { discrete: true },
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

function leaderOf(node: ElementNode, leaders: ElementNode[]): ElementNode | null {
  for (const before of node.getPreviousSiblings<ElementNode>().toReversed())
    if (leaders.some((leader) => leader.is(before))) return leaders.find((l) => l.is(before))!;
  return null;
}
