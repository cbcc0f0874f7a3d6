/** Places in a block's text and back again, over formats, links and line breaks. */
import { createHeadlessEditor } from "@lexical/headless";
import { $createLinkNode } from "@lexical/link";
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  type ElementNode,
  type LexicalEditor,
  type TextNode,
} from "lexical";
import { beforeEach, expect, test } from "vitest";
import { editionNodes } from "./nodes/index.ts";
import { $offsetIn, $piecesOf, $selectedText, $selectionOf } from "./text-places.ts";
import { $textOf } from "./translate-block.ts";

let editor: LexicalEditor;
const nodes = {} as Record<"first" | "second", ElementNode> & Record<"bold" | "linked", TextNode>;

beforeEach(() => {
  editor = createHeadlessEditor({
    nodes: editionNodes,
    onError(error) {
      throw error;
    },
  });
  editor.update(
    () => {
      nodes.bold = $createTextNode("粗体").toggleFormat("bold");
      nodes.linked = $createTextNode("链接");
      nodes.first = $createParagraphNode().append(
        $createTextNode("开头"),
        nodes.bold,
        $createLineBreakNode(),
        $createLinkNode("https://example.org").append(nodes.linked),
        $createTextNode("结尾"),
      );
      nodes.second = $createParagraphNode().append($createTextNode("下一段"));
      $getRoot().append(nodes.first, nodes.second);
    },
    { discrete: true },
  );
});
const inEditor = <T>(work: () => T): T => {
  let result: T | undefined;
  editor.update(
    () => {
      result = work();
    },
    { discrete: true },
  );
  return result as T;
};

test("finds the node at every offset and the offset at every node", () => {
  inEditor(() => {
    const text = $textOf(nodes.first);
    expect(text).toBe("开头粗体\n链接结尾");
    for (let start = 0; start < text.length; start += 1) {
      const selection = $selectionOf(nodes.first, start, start + 1);
      if (text[start] === "\n") expect(selection).toBeNull();
      else expect($selectedText(selection!)).toMatchObject({ start, end: start + 1 });
    }
    const pieces = $piecesOf(nodes.first, 1, 7);
    expect(pieces.map(({ node, from, to }) => node.getTextContent().slice(from, to))).toEqual([
      "头",
      "粗体",
      "链接",
    ]);
  });
});

test("gives the part within the first block of a longer selection, whichever way it was made", () => {
  inEditor(() => {
    const selection = $createRangeSelection();
    const below = nodes.second.getFirstChildOrThrow<TextNode>();
    selection.anchor.set(below.getKey(), 2, "text");
    selection.focus.set(nodes.linked.getKey(), 1, "text");
    expect($selectedText(selection)).toMatchObject({ start: 6, end: 9 });
    expect($selectedText(selection)?.block.is(nodes.first)).toBe(true);
  });
});

test("reads points that lie between nodes", () => {
  inEditor(() => {
    const selection = $createRangeSelection();
    const offsets = [0, 1, 2, 3, 4, 5].map((index) => {
      selection.anchor.set(nodes.first.getKey(), index, "element");
      return $offsetIn(nodes.first, selection.anchor);
    });
    expect(offsets).toEqual([0, 2, 4, 5, 7, 9]);
    nodes.second.clear();
    selection.anchor.set(nodes.second.getKey(), 0, "element");
    expect($offsetIn(nodes.second, selection.anchor)).toBe(0);
  });
});
