import { createHeadlessEditor } from "@lexical/headless";
import {
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
} from "lexical";
import { expect, it } from "vitest";
import { editionNodes } from "../edition/nodes/index.ts";
import { $textOf } from "../edition/translate-block.ts";
import { toEdition } from "../exchange/to-edition.ts";
import { $replaceInBlock } from "./replace-in-block.ts";

function open(text: string): LexicalEditor {
  const { root } = toEdition(
    { headline: "", lead: "", body: [{ kind: "paragraph", text }] },
    () => null,
  );
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.setEditorState(editor.parseEditorState({ root } as never));
  return editor;
}

function $paragraph(): ElementNode {
  const block = $getRoot().getLastChild();
  if (!$isElementNode(block)) throw new Error("no paragraph");
  return block;
}

/** Leaves as `text` or `format:text`, those of links in brackets. */
const $shape = (parent: ElementNode): string =>
  parent
    .getChildren()
    .map((node) => {
      if ($isTextNode(node))
        return node.getFormat()
          ? `${node.getFormat()}:${node.getTextContent()}`
          : node.getTextContent();
      return $isElementNode(node) ? `[${$shape(node)}]` : "/";
    })
    .join("|");

/** Replaces every occurrence of `before`. */
function replace(
  editor: LexicalEditor,
  before: string,
  after: string,
): { done: boolean[]; shape: string } {
  let done: boolean[] = [];
  editor.update(
    () => {
      const text = $textOf($paragraph());
      const ranges = [...text.matchAll(new RegExp(before, "g"))].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        after,
      }));
      done = $replaceInBlock($paragraph(), ranges);
    },
    { discrete: true },
  );
  return { done, shape: editor.read(() => $shape($paragraph())) };
}

it("replaces every hit of a block, longer or shorter", () => {
  expect(replace(open("大会、大会、会"), "大会", "论坛年会").shape).toBe("论坛年会、论坛年会、会");
  expect(replace(open("aXbXc"), "X", "").shape).toBe("abc");
});

it("gives new text the looks of the first character that it replaces", () => {
  expect(replace(open("一**二三**四"), "二三四", "五").shape).toBe("一|1:五");
  expect(replace(open("一**二三**四"), "一二", "六").shape).toBe("六|1:三|四");
});

it("touches only what differs", () => {
  expect(replace(open("第**三**届大会"), "第三届大会", "第三届年会").shape).toBe("第|1:三|届年会");
  expect(replace(open("第**三**届"), "三届", "三次届").shape).toBe("第|1:三次|届");
});

it("leaves links where they are, with their address, even one that is replaced whole", () => {
  const link = "[官网](https://example.org)";
  expect(replace(open(`见${link}。`), "官网", "网站").shape).toBe("见|[网站]|。");
  expect(replace(open(`见${link}。`), "见官网", "请看网站").shape).toBe("[请看网站]|。");
  expect(replace(open(`见${link}。`), "官", "").shape).toBe("见|[网]|。");
  const two = replace(open(`${link}${link.replace("官网", "主页")}`), "官网主页", "入口");
  expect(two).toEqual({ done: [false], shape: "[官网]|[主页]" });
});

it("takes a line break away when it is part of the hit, and puts text in between breaks", () => {
  const editor = open("一二");
  editor.update(() => $paragraph().append($createLineBreakNode(), $createTextNode("三四")), {
    discrete: true,
  });
  expect(replace(editor, "二\\n三", "五").shape).toBe("一五四");
});

it("does not cut a chip, and keeps what stands inside a hit without being text", () => {
  const editor = open("一二三");
  editor.update(
    () => $paragraph().append($createTextNode("十月").setMode("token"), $createTextNode("四")),
    { discrete: true },
  );
  expect(replace(editor, "三十", "五")).toEqual({ done: [false], shape: "一二三|十月|四" });
  expect(replace(editor, "三十月四", "五十月四")).toEqual({
    done: [true],
    shape: "一二五|十月|四",
  });
});

it("keeps the caret at its place in the text", () => {
  const editor = open("大会与大会");
  editor.update(
    () => {
      const text = $paragraph().getFirstChildOrThrow();
      if ($isTextNode(text)) text.select(3, 5);
    },
    { discrete: true },
  );
  replace(editor, "大会", "会");
  const points = editor.read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? [selection.anchor.offset, selection.focus.offset] : [];
  });
  expect(points).toEqual([2, 3]);
});
