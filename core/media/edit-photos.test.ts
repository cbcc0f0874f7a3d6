/** What the photo sheet writes into the editions: texts, order, photographs brought in. */
import { createHeadlessEditor } from "@lexical/headless";
import { $createLinkNode } from "@lexical/link";
import fc from "fast-check";
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  type ElementNode,
  type LexicalEditor,
} from "lexical";
import { describe, expect, it } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { textOf } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import { editionNodes } from "../edition/nodes/index.ts";
import { registerStructure } from "../edition/structure.ts";
import { $textOf } from "../edition/translate-block.ts";
import type { BlockId } from "../report/ids.ts";
import { $bringInPhoto, $putInOrder } from "./arrange-photos.ts";
import { assetSchema } from "./asset.ts";
import { photosIn, photosOf } from "./photos.ts";
import { $writeText, changeBetween } from "./write-text.ts";

function open(edition?: Edition): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  if (edition) editor.setEditorState(editor.parseEditorState(JSON.stringify(edition)));
  registerStructure(editor);
  return editor;
}
const treeOf = (editor: LexicalEditor) => editor.getEditorState().toJSON() as unknown as Edition;
const change = (editor: LexicalEditor, work: () => void) => editor.update(work, { discrete: true });

const asset = (digit: string) =>
  assetSchema.parse({ hash: digit.repeat(64), ext: "jpg", width: 1600, height: 900 });
const figure = (name: string) =>
  ({ kind: "figure", asset: name, caption: name, alt: name, credit: name }) as const;
const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;
const assets = { a: asset("a"), b: asset("b"), c: asset("c") };
const body = [figure("a"), paragraph("1"), figure("b"), figure("c"), paragraph("2")];
const shapeOf = (edition: Edition) =>
  edition.root.children!.slice(2).map((node) => {
    const [photo] = photosIn({ root: { ...node, children: [node] } });
    return photo?.asset?.hash[0] ?? textOf(node);
  });

describe("changeBetween", () => {
  it("gives back the other text and never cuts a character in two", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "𠮷", "𠮸", "\n", "字") });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, end, text: put } = changeBetween(before, after);
        const [head, tail] = [before.slice(0, start), before.slice(end)];
        expect(head + put + tail).toBe(after);
        expect([head, put, tail].every((part) => part.isWellFormed())).toBe(true);
      }),
    );
  });
});

describe("$writeText", () => {
  const fill = (block: ElementNode) =>
    block.append(
      $createTextNode("一二"),
      $createTextNode("粗体").toggleFormat("bold"),
      $createLineBreakNode(),
      $createLinkNode("https://x.example").append($createTextNode("链接")),
      $createTextNode("尾"),
    );
  const written = (text: string) => {
    const editor = createHeadlessEditor({ nodes: [...editionNodes] });
    change(editor, () => $getRoot().append(fill($createParagraphNode())));
    change(editor, () => $writeText($getRoot().getFirstChildOrThrow<ElementNode>(), text));
    return editor.read(() => ({
      text: $textOf($getRoot().getFirstChildOrThrow<ElementNode>()),
      json: JSON.stringify(editor.getEditorState()),
    }));
  };

  it("writes whatever is asked for", () => {
    const unit = fc.constantFrom("一", "二", "粗", "体", "链", "接", "尾", "\n", "𠮷", "a");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 14 }), (text) => {
        expect(written(text).text).toBe(text);
      }),
    );
  });

  it("leaves formats and links alone that the change does not concern", () => {
    for (const text of ["一二三粗体\n链接尾", "一二粗体\n链接尾巴", "一二粗体\n链尾"]) {
      const { json } = written(text);
      expect(json).toContain("https://x.example");
      expect(json).toContain('"format":1');
    }
  });
});

describe("$putInOrder", () => {
  it("lets two photographs trade places and leaves the text between them", () => {
    const report = makeReport({ assets, zh: { body } });
    const [a, b, c] = photosIn(report.editions.zh).map(({ id }) => id);
    const editor = open(report.editions.zh);
    change(editor, () => $putInOrder(b, a));
    expect(shapeOf(treeOf(editor))).toEqual(["b", "1", "a", "c", "2"]);
    change(editor, () => $putInOrder(c, a));
    expect(shapeOf(treeOf(editor))).toEqual(["b", "1", "c", "a", "2"]);
    change(editor, () => $putInOrder(b, a));
    expect(shapeOf(treeOf(editor))).toEqual(["b", "1", "c", "a", "2"]);
    expect(photosIn(treeOf(editor)).map(({ id }) => id)).toEqual([b, c, a]);
  });
});

describe("$bringInPhoto", () => {
  it("puts a photograph where it stands in the source, and stands for it", () => {
    const report = makeReport({ assets, zh: { body }, en: { body } });
    const { zh } = report.editions;
    const en = open(report.editions.en);
    const [, b] = photosIn(zh).map(({ id }) => id as BlockId);
    change(en, () => {
      const [, counterpart] = $getRoot()
        .getChildren()
        .filter((node) => node.getType() === "figure");
      counterpart?.remove();
    });
    expect(shapeOf(treeOf(en))).toEqual(["a", "1", "c", "2"]);
    change(en, () => void $bringInPhoto(zh, b!));
    expect(shapeOf(treeOf(en))).toEqual(["a", "1", "b", "c", "2"]);
    const editions = { zh, en: treeOf(en) };
    expect(photosOf({ editions, sourceLang: "zh" })[1]?.lacks.map(({ lack }) => lack)).toEqual([
      "caption",
      "alt",
      "credit",
    ]);
  });

  it("goes behind the lead where nothing was brought in yet", () => {
    const { zh } = makeReport({ assets, zh: { body } }).editions;
    const { en: empty } = makeReport({ en: { body: [] } }).editions;
    const en = open(empty);
    const id = photosIn(zh)[1]?.id;
    change(en, () => void $bringInPhoto(zh, id!));
    expect(shapeOf(treeOf(en))[0]).toBe("b");
  });
});
