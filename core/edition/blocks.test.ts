import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import type { Asset } from "../media/asset.ts";
import { type AssetHash, blockIdSchema, newBlockId } from "../report/ids.ts";
import { blocksOf, figuresOf, textOf, textOfKind } from "./blocks.ts";
import type { Edition, NodeJson } from "./edition.ts";

const picture: Asset = { hash: "a".repeat(64) as AssetHash, ext: "png", width: 4, height: 3 };

const edition = toEdition(
  {
    headline: "标题",
    lead: "导语",
    body: [
      { kind: "paragraph", text: "一**二**[三](https://example.org)" },
      { kind: "heading", level: 3, text: "小标题" },
      { kind: "quote", text: "引文" },
      { kind: "list", ordered: true, items: ["甲", "乙"] },
      { kind: "figure", asset: "one", caption: "图注", alt: "替代", credit: "摄影" },
      { kind: "figure", asset: null, caption: "", alt: "", credit: "" },
    ],
  },
  () => picture,
);

const node = (type: string, more: Partial<NodeJson> = {}): NodeJson => ({
  type,
  version: 1,
  ...more,
});

describe("blocksOf", () => {
  it("gives every text once, in reading order, with its kind", () => {
    expect(blocksOf(edition).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "headline 标题",
      "lead 导语",
      "paragraph 一二三",
      "heading 小标题",
      "quote 引文",
      "item 甲",
      "item 乙",
      "caption 图注",
      "alt 替代",
      "credit 摄影",
      "caption ",
      "alt ",
      "credit ",
    ]);
  });

  it("gives an item's own text without that of the list inside it, and no item for a wrapper", () => {
    const inner = node("list", {
      children: [node("listitem", { children: [node("text", { text: "里" })] })],
    });
    const list = node("list", {
      children: [
        node("listitem", { children: [node("text", { text: "外" })] }),
        node("listitem", { children: [inner] }),
      ],
    });
    const texts = blocksOf({ root: node("root", { children: [list] }) }).map((block) => block.text);
    expect(texts).toEqual(["外", "里"]);
  });

  it("keeps line breaks and tabs as characters", () => {
    const children = [
      node("text", { text: "a" }),
      node("linebreak"),
      node("text", { text: "b" }),
      node("tab", { text: "\t" }),
    ];
    expect(textOf(node("paragraph", { children }))).toBe("a\nb\t");
  });

  it("takes state that is malformed for none", () => {
    const broken = { id: "short", from: 7, confirmation: { level: "signed" }, origin: "typed" };
    const root = node("root", { children: [node("paragraph", { children: [], $: broken })] });
    expect(blocksOf({ root })).toEqual([
      { id: null, kind: "paragraph", text: "", from: null, confirmation: null, origin: null },
    ]);
  });

  it("survives any tree", () => {
    const type = fc.constantFrom(
      "paragraph",
      "list",
      "listitem",
      "figure",
      "caption",
      "text",
      "linebreak",
      "odd",
    );
    const { tree } = fc.letrec<{ tree: NodeJson }>((tie) => ({
      tree: fc.record(
        {
          type,
          version: fc.constant(1),
          text: fc.string(),
          children: fc.array(tie("tree"), { maxLength: 2 }),
        },
        { requiredKeys: ["type", "version"] },
      ) as fc.Arbitrary<NodeJson>,
    }));
    fc.assert(
      fc.property(tree, (root) => {
        for (const { id, text } of blocksOf({ root })) {
          expect(id).toBeNull();
          expect(typeof text).toBe("string");
        }
      }),
    );
  });
});

describe("what is read from an edition besides", () => {
  it("gives pictures in order, null for one that is missing", () => {
    expect(figuresOf(edition)).toEqual([picture, null]);
  });

  it("gives the text of the first block of a kind", () => {
    expect(textOfKind(edition, "headline")).toBe("标题");
    const empty: Edition = { root: node("root") };
    expect(textOfKind(empty, "lead")).toBe("");
  });

  it("makes ids that are block ids", () => {
    expect(blockIdSchema.safeParse(newBlockId()).success).toBe(true);
  });
});
