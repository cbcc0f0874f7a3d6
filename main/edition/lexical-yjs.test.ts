/** From an edition's tree to its living document and back. */
import { expect, test } from "vitest";
import * as fc from "fast-check";
import * as Y from "yjs";
import type { Edition, NodeJson } from "../../core/edition/edition.ts";
import { blocksOf } from "../../core/edition/blocks.ts";
import {
  emptyEdition,
  fromParts,
  pairEditions,
  type PartBlock,
} from "../../core/exchange/to-edition.ts";
import { type Inline, plainInline, toInline } from "../../core/exchange/inline.ts";
import { assetSchema } from "../../core/media/asset.ts";
import { editionOf, toUpdate } from "./lexical-yjs.ts";

function through(edition: Edition): Edition {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, toUpdate(edition));
  return editionOf(doc);
}

/** What a tree says, without defaults that either side may leave out. */
const essence = (node: NodeJson): unknown => ({
  type: node.type,
  ...Object.fromEntries(
    ["text", "format", "url", "tag", "listType", "asset", "$"].flatMap((key) =>
      node[key] ? [[key, node[key]]] : [],
    ),
  ),
  children: (node.children ?? []).map(essence),
});

const asset = assetSchema.parse({ hash: "a".repeat(64), ext: "jpg", width: 3, height: 2 });

test("keeps every kind of block with its id, state, marks, links and pictures", () => {
  const source = fromParts(
    {
      headline: toInline("标题 **粗**"),
      lead: toInline("导语"),
      body: [
        { kind: "paragraph", text: toInline("文 *斜* [链接](https://x.org) <u>线</u>  \n下一行") },
        { kind: "heading", level: 3, text: toInline("小标题") },
        { kind: "quote", text: toInline("引语") },
        { kind: "list", ordered: true, items: [toInline("一"), toInline("二")] },
        {
          kind: "figure",
          asset: "p",
          caption: toInline("图注"),
          alt: toInline("替代"),
          credit: toInline("供图"),
        },
        { kind: "figure", asset: null, caption: [], alt: [], credit: [] },
      ],
    },
    () => asset,
  );
  expect(essence(through(source).root)).toEqual(essence(source.root));
  expect(blocksOf(through(source))).toEqual(blocksOf(source));
});

test("keeps which source block each block renders", () => {
  const source = emptyEdition();
  const target = emptyEdition();
  expect(pairEditions(source, target)).toBe(3);
  expect(blocksOf(through(target)).map((block) => block.from)).toEqual(
    blocksOf(source).map((block) => block.id),
  );
});

const inline: fc.Arbitrary<Inline> = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .map((text) => plainInline(text.replace(/\t/g, " ")));
const block: fc.Arbitrary<PartBlock> = fc.oneof(
  inline.map((text) => ({ kind: "paragraph" as const, text })),
  inline.map((text) => ({ kind: "quote" as const, text })),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((items) => ({ kind: "list" as const, ordered: false, items })),
  inline.map((caption) => ({ kind: "figure" as const, asset: null, caption, alt: [], credit: [] })),
);

test("loses no text and no id of any edition", () => {
  fc.assert(
    fc.property(inline, fc.array(block, { maxLength: 6 }), (headline, body) => {
      const edition = fromParts({ headline, lead: [], body }, () => null);
      expect(blocksOf(through(edition))).toEqual(blocksOf(edition));
    }),
    { numRuns: 60 },
  );
});

test("does not change the document that it reads", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, toUpdate(emptyEdition()));
  const before = Y.encodeStateAsUpdate(doc);
  editionOf(doc);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});
