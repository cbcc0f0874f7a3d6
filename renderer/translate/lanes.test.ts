import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edition, NodeJson } from "../../core/edition/edition.ts";
import { type DraftBlock } from "../../core/exchange/report-draft.ts";
import { pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { newBlockId } from "../../core/report/ids.ts";
import { layOut } from "./lanes.ts";

const body: DraftBlock[] = [
  { kind: "paragraph", text: "一" },
  { kind: "figure", asset: null, caption: "图", alt: "替", credit: "摄" },
  { kind: "list", ordered: false, items: ["甲", "乙"] },
  { kind: "paragraph", text: "二" },
];
const editionOf = (blocks: DraftBlock[]): Edition =>
  toEdition({ headline: "题", lead: "导", body: blocks }, () => null);

function pair(): { source: Edition; target: Edition } {
  const source = editionOf(body);
  const target = editionOf(body);
  pairEditions(source, target);
  return { source, target };
}

const withChildren = (edition: Edition, change: (children: NodeJson[]) => NodeJson[]): Edition => ({
  root: { ...edition.root, children: change([...(edition.root.children ?? [])]) },
});

/** Ids of blocks and figures in reading order. */
function idsOf(node: NodeJson): unknown[] {
  const own = node.$?.["id"];
  return [...(own ? [own] : []), ...(node.children ?? []).flatMap(idsOf)];
}

describe("layOut", () => {
  it("puts each block beside its counterpart, a picture and its texts one by one", () => {
    const { source, target } = pair();
    const { lanes } = layOut(source, target);
    expect(lanes.map((lane) => lane.kind)).toEqual([
      "headline",
      "lead",
      "paragraph",
      "figure",
      "caption",
      "alt",
      "credit",
      "item",
      "item",
      "paragraph",
    ]);
    expect(lanes.every((lane) => lane.source !== null && lane.target.length === 1)).toBe(true);
    expect(lanes[3]?.row).toBeNull();
  });

  it("leaves a place beside what was not brought in, and beside what lost its source", () => {
    const { source, target } = pair();
    const missing = withChildren(target, (children) => children.filter((_, at) => at !== 3));
    expect(layOut(source, missing).lanes.map((lane) => lane.target.length)).toEqual([
      1, 1, 1, 0, 0, 0, 0, 1, 1, 1,
    ]);
    const orphaned = withChildren(source, (children) => children.filter((_, at) => at !== 3));
    const lanes = layOut(orphaned, target).lanes.slice(3, 7);
    expect(lanes.map((lane) => [lane.source, lane.row?.status ?? null])).toEqual([
      [null, null],
      [null, "orphan"],
      [null, "orphan"],
      [null, "orphan"],
    ]);
    expect(new Set(lanes.map((lane) => lane.figure)).size).toBe(1);
  });

  it("keeps a block that was split off in the lane of the one before it", () => {
    const { source, target } = pair();
    const extra: NodeJson = {
      type: "paragraph",
      version: 1,
      children: [],
      $: { id: newBlockId() },
    };
    const split = withChildren(target, (children) => children.toSpliced(3, 0, extra));
    expect(layOut(source, split).lanes.map((lane) => lane.target.length)).toEqual([
      1, 1, 2, 1, 1, 1, 1, 1, 1, 1,
    ]);
  });

  it("lets a translation that stands out of order keep its own place, and its status stay with the source", () => {
    const { source, target } = pair();
    const moved = withChildren(source, (children) => [
      ...children.slice(0, 2),
      ...children.slice(5),
      ...children.slice(2, 5),
    ]);
    const { lanes } = layOut(moved, target);
    expect(lanes[2]).toMatchObject({ kind: "paragraph", target: [] });
    expect(lanes[2]?.row?.status).toBe("draft");
    expect(lanes.at(-1)).toMatchObject({ source: null, row: null });
  });

  it("shows every element of both columns once, in its column's order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 5 }), { maxLength: 8 }),
        fc.array(fc.nat({ max: 5 }), { maxLength: 8 }),
        (leftPicks, rightPicks) => {
          const { source, target } = pair();
          const pick = (picks: number[]) => (children: NodeJson[]) =>
            [...new Set([0, 1, ...picks])].flatMap((at) => children[at] ?? []);
          const left = withChildren(source, pick(leftPicks));
          const right = withChildren(target, pick(rightPicks));
          const { lanes } = layOut(left, right);
          expect(lanes.flatMap((lane) => lane.source ?? [])).toEqual(idsOf(left.root));
          expect(lanes.flatMap((lane) => lane.target)).toEqual(idsOf(right.root));
          expect(new Set(lanes.map((lane) => lane.key)).size).toBe(lanes.length);
        },
      ),
    );
  });
});
