import { describe, expect, it } from "vitest";
import type { DraftBlock } from "../exchange/report-draft.ts";
import { pairEditions, toEdition } from "../exchange/to-edition.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { structureDifference } from "./structure-difference.ts";

const body: DraftBlock[] = [
  { kind: "paragraph", text: "一" },
  { kind: "heading", level: 2, text: "二" },
  { kind: "list", ordered: false, items: ["甲", "乙"] },
  { kind: "figure", asset: null, caption: "图", alt: "", credit: "" },
  { kind: "paragraph", text: "" },
];

function pair(): { source: Edition; target: Edition } {
  const [source, target] = [0, 1].map(() =>
    toEdition({ headline: "题", lead: "", body }, () => null),
  ) as [Edition, Edition];
  pairEditions(source, target);
  return { source, target };
}

const withChildren = (edition: Edition, change: (children: NodeJson[]) => NodeJson[]): Edition => ({
  root: { ...edition.root, children: change([...(edition.root.children ?? [])]) },
});

describe("structureDifference", () => {
  it("finds nothing to do in a pair that agrees", () => {
    const { source, target } = pair();
    expect(structureDifference(source, target)).toEqual({ blocks: 0, figures: 0, changed: 0 });
  });

  it("counts missing texts and pictures, but no block without text", () => {
    const { source, target } = pair();
    const bare = withChildren(target, (children) => children.slice(0, 2));
    expect(structureDifference(source, bare)).toEqual({ blocks: 5, figures: 1, changed: 0 });
  });

  it("counts what moved once, whichever way it went", () => {
    const { source, target } = pair();
    const moved = withChildren(source, ([headline, lead, first, ...rest]) =>
      [headline, lead, ...rest, first].filter((node) => node !== undefined),
    );
    expect(structureDifference(moved, target)).toEqual({ blocks: 0, figures: 0, changed: 1 });
  });

  it("counts other kinds, levels of heading and kinds of list", () => {
    const { source, target } = pair();
    const changed = withChildren(source, (children) =>
      children.map((node) => {
        if (node.type === "heading") return { ...node, tag: "h3" };
        return node.type === "list" ? { ...node, listType: "number" } : node;
      }),
    );
    expect(structureDifference(changed, target)).toMatchObject({ changed: 3 });
  });

  it("does not mind ids of headline and lead", () => {
    const { source, target } = pair();
    const renewed = withChildren(target, (children) =>
      children.map((node, index) => (index < 2 ? { ...node, $: {} } : node)),
    );
    expect(structureDifference(source, renewed)).toEqual({ blocks: 0, figures: 0, changed: 0 });
  });
});
