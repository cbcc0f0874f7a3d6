/** Tests of aligning: what can be aligned, and what becomes of it when a block changes its kind. */
import { createHeadlessEditor } from "@lexical/headless";
import { $getRoot, $parseSerializedNode, $selectAll, type LexicalEditor } from "lexical";
import { beforeEach, expect, test } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import { $alignmentOf, $setAlignment } from "./align-blocks.ts";
import { $blocks } from "./block-identity.ts";
import { $setBodyKind } from "./block-kinds.ts";
import { editionNodes } from "./nodes/index.ts";
import { registerStructure } from "./structure.ts";

let editor: LexicalEditor;
const edit = (work: () => void): void => editor.update(work, { discrete: true });
const alignments = () =>
  editor.read(() => $blocks().map((block) => `${block.getType()} ${$alignmentOf(block)}`));
const $select = (text: string): void => {
  $blocks()
    .find((block) => block.getTextContent() === text)
    ?.selectEnd();
};

beforeEach(() => {
  editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  const { root } = toEdition(
    {
      headline: "标题",
      lead: "导语",
      body: [
        { kind: "paragraph", text: "一" },
        { kind: "heading", level: 2, text: "二" },
        { kind: "quote", text: "三" },
        { kind: "list", ordered: false, items: ["四"] },
      ],
    },
    () => null,
  );
  edit(() => {
    $getRoot().append(...(root.children ?? []).map((node) => $parseSerializedNode(node)));
  });
  registerStructure(editor);
  edit(() => {});
});

test("aligns the paragraphs and headings among what is selected", () => {
  edit(() => {
    $selectAll();
    $setAlignment("center");
  });
  expect(alignments()).toEqual([
    "headline null",
    "lead null",
    "paragraph center",
    "heading center",
    "quote null",
    "listitem null",
  ]);
  edit(() => {
    $select("一");
    $setAlignment("left");
  });
  expect(alignments()[2]).toBe("paragraph left");
});

test("a paragraph that becomes a heading stays aligned, one that becomes a quote does not", () => {
  edit(() => {
    $select("一");
    $setAlignment("right");
    $setBodyKind("h3");
  });
  expect(alignments()[2]).toBe("heading right");
  edit(() => {
    $select("一");
    $setBodyKind("quote");
  });
  edit(() => {
    $select("一");
    $setBodyKind("paragraph");
  });
  expect(alignments()[2]).toBe("paragraph left");
});
