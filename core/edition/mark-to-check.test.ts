import { createHeadlessEditor } from "@lexical/headless";
import {
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  ParagraphNode,
} from "lexical";
import { expect, test } from "vitest";
import { $toggleToCheck } from "./mark-to-check.ts";
import { $piecesOf } from "./text-places.ts";
import { $textOf } from "./translate-block.ts";
import { editionNodes } from "./nodes/index.ts";

/** An editor with one body paragraph per text; in "a*b*c" the part between stars is bold. */
function open(...texts: string[]) {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  const edit = (work: () => void) => editor.update(work, { discrete: true });
  edit(() => {
    for (const text of texts) {
      const paragraph = new ParagraphNode();
      for (const [index, part] of text.split("*").entries()) {
        const node = $createTextNode(part);
        if (index % 2 === 1) node.toggleFormat("bold");
        if (part === "\n") paragraph.append($createLineBreakNode());
        else paragraph.append(node);
      }
      $getRoot().append(paragraph);
    }
  });
  const $block = (index: number) => {
    const node = $getRoot().getChildAtIndex(index);
    if (!$isElementNode(node)) throw new Error("no such block");
    return node;
  };
  const read = <T>(work: () => T): T => editor.getEditorState().read(work);
  return {
    select: (index: number, start: number, end: number) =>
      edit(() => {
        const [from] = $piecesOf($block(index), start === end ? start - 1 : start, end);
        const to = $piecesOf($block(index), start, end).at(-1) ?? from;
        const selection = $block(index).select();
        if (from && to)
          selection.setTextNodeRange(
            from.node,
            start === end ? from.to : from.from,
            to.node,
            to.to,
          );
      }),
    selectFrom: (from: [number, number], to: [number, number]) =>
      edit(() => {
        const [a, b] = [$block(from[0]).getFirstDescendant(), $block(to[0]).getFirstDescendant()];
        const selection = $getSelection() ?? $block(0).select();
        if ($isTextNode(a) && $isTextNode(b) && $isRangeSelection(selection))
          selection.setTextNodeRange(a, from[1], b, to[1]);
      }),
    toggle: (lang: "zh" | "en" = "zh") => edit(() => $toggleToCheck(lang)),
    type: (text: string) =>
      edit(() => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(text);
      }),
    texts: () => read(() => texts.map((_, index) => $textOf($block(index)))),
    bold: () =>
      read(() =>
        $block(0)
          .getAllTextNodes()
          .filter((node) => node.hasFormat("bold"))
          .map((node) => node.getTextContent())
          .join(""),
      ),
  };
}

test("brackets go around the selection, and away again with the caret in them", () => {
  const text = open("共有300人参加");
  text.select(0, 2, 5);
  text.toggle();
  expect(text.texts()).toEqual(["共有【待核实：300】人参加"]);
  text.select(0, 9, 9);
  text.toggle();
  expect(text.texts()).toEqual(["共有300人参加"]);
});

test("the caret stands behind the mark", () => {
  const text = open("共有300人");
  text.select(0, 2, 5);
  text.toggle("en");
  text.type("！");
  expect(text.texts()).toEqual(["共有[TK: 300]！人"]);
});

test("formats of what is marked stay", () => {
  const text = open("共有*三百*人参加");
  text.select(0, 1, 5);
  text.toggle();
  expect(text.texts()).toEqual(["共【待核实：有三百人】参加"]);
  expect(text.bold()).toBe("三百");
  text.select(0, 8, 8);
  text.toggle();
  expect(text.texts()).toEqual(["共有三百人参加"]);
  expect(text.bold()).toBe("三百");
});

test("an empty mark is put at the caret with the caret in it, and goes as a whole", () => {
  const text = open("共有人");
  text.select(0, 2, 2);
  text.toggle();
  text.type("多少");
  expect(text.texts()).toEqual(["共有【待核实：多少】人"]);
  const bare = open("共有【待核实】人");
  bare.select(0, 4, 4);
  bare.toggle();
  expect(bare.texts()).toEqual(["共有人"]);
});

test("a selection over several blocks is marked in each of them", () => {
  const text = open("第一段", "第二段", "第三段");
  text.selectFrom([0, 1], [2, 0]);
  text.toggle();
  expect(text.texts()).toEqual(["第【待核实：一段】", "【待核实：第二段】", "第三段"]);
});

test("a line break in a block is counted like a character", () => {
  const text = open("甲*\n*乙丙");
  text.select(0, 2, 3);
  text.toggle();
  expect(text.texts()).toEqual(["甲\n【待核实：乙】丙"]);
});
