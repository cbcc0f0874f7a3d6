/** The rules of an edition hold through every way of editing it. */
import { createHeadlessEditor } from "@lexical/headless";
import { $createListItemNode, $createListNode, $insertList, $isListNode } from "@lexical/list";
import { $createHeadingNode, registerRichText } from "@lexical/rich-text";
import { $setBlocksType } from "@lexical/selection";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  $selectAll,
  $setState,
  DELETE_CHARACTER_COMMAND,
  type ElementNode,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type RangeSelection,
} from "lexical";
import { beforeEach, describe, expect, test } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import { newBlockId } from "../report/ids.ts";
import { $blocks } from "./block-identity.ts";
import { fromState, idState } from "./block-state.ts";
import { editionNodes } from "./nodes/index.ts";
import { registerStructure } from "./structure.ts";

const draft = toEdition(
  {
    headline: "标题",
    lead: "导语",
    body: [
      { kind: "paragraph", text: "第一段" },
      { kind: "heading", level: 2, text: "小标题" },
      { kind: "figure", asset: null, caption: "图注", alt: "替代", credit: "供图" },
      { kind: "list", ordered: false, items: ["甲", "乙"] },
      { kind: "paragraph", text: "第二段" },
    ],
  },
  () => null,
);

let editor: LexicalEditor;
/** The edition as it was before the rules were registered. */
let untouched: unknown;

function edit(work: () => void): void {
  editor.update(work, { discrete: true });
}
const look = () =>
  editor.read(() =>
    $blocks().map((block) => ({
      type: block.getType(),
      text: block.getType() === "figure" ? "" : block.getTextContent(),
      id: $getState(block, idState),
      key: block.getKey(),
    })),
  );
const shape = () => look().map(({ type, text }) => (text ? `${type} ${text}` : type));
const idOf = (text: string) => look().find((block) => block.text === text)?.id;
const $find = (text: string): ElementNode => {
  const found = $blocks().find((b) => b.getType() !== "figure" && b.getTextContent() === text);
  if (!found) throw new Error(`no block ${text}`);
  return found;
};
const $range = (): RangeSelection => {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) throw new Error("no range selection");
  return selection;
};
function expectWhole(): void {
  const blocks = look();
  expect(blocks.slice(0, 2).map((block) => block.type)).toEqual(["headline", "lead"]);
  expect(blocks.filter((block) => block.type === "headline" || block.type === "lead")).toHaveLength(
    2,
  );
  expect(blocks.length).toBeGreaterThan(2);
  expect(blocks.every((block) => block.id !== null)).toBe(true);
  expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
  for (const [index, block] of blocks.entries())
    if (block.type === "figure")
      expect(blocks.slice(index + 1, index + 4).map((b) => b.type)).toEqual([
        "caption",
        "alt",
        "credit",
      ]);
}

beforeEach(() => {
  editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  edit(() => {
    $getRoot().append(...(draft.root.children ?? []).map((node) => $parseSerializedNode(node)));
  });
  untouched = editor.getEditorState().toJSON();
  registerStructure(editor);
  edit(() => {});
});

describe("an edition that keeps the rules", () => {
  test("is not changed by registering them", () => {
    expect(editor.getEditorState().toJSON()).toEqual(untouched);
  });
});

describe("identity", () => {
  test("stays when a paragraph becomes a heading, a quote is made of it, and a list", () => {
    const id = idOf("第一段");
    edit(() => {
      $find("第一段").selectEnd();
      $setBlocksType($getSelection(), () => $createHeadingNode("h3"));
    });
    expect(idOf("第一段")).toBe(id);
    edit(() => {
      $find("第一段").selectEnd();
      $insertList("bullet");
    });
    expect(idOf("第一段")).toBe(id);
    edit(() => {
      $find("第一段").selectEnd();
      $setBlocksType($getSelection(), () => $createParagraphNode());
    });
    expect(idOf("第一段")).toBe(id);
    expectWhole();
  });

  test("stays for an empty block that changes its kind, with what it translates", () => {
    const from = newBlockId();
    edit(() => {
      const paragraph = $find("第一段");
      paragraph.clear();
      $setState(paragraph, fromState, from);
    });
    const id = look()[2]?.id;
    edit(() => {
      $blocks()[2]?.selectEnd();
      $setBlocksType($getSelection(), () => $createHeadingNode("h2"));
    });
    expect(look()[2]).toMatchObject({ type: "heading", id });
    expect(editor.read(() => $getState($blocks()[2] as ElementNode, fromState))).toBe(from);
    edit(() => {
      $blocks()[2]?.selectEnd();
      $insertList("number");
    });
    expect(look()[2]).toMatchObject({ type: "listitem", id });
    expectWhole();
  });

  test("of several blocks made a list at once stays, empty ones too", () => {
    edit(() => $find("第一段").insertAfter($createParagraphNode()));
    const before = look()
      .slice(2, 5)
      .map((block) => block.id);
    edit(() => {
      const selection = $find("第一段").selectStart();
      const last = $find("小标题").getFirstChildOrThrow();
      selection.focus.set(last.getKey(), 3, "text");
      $insertList("bullet");
    });
    expect(
      look()
        .slice(2, 5)
        .map((block) => block.type),
    ).toEqual(["listitem", "listitem", "listitem"]);
    expect(
      look()
        .slice(2, 5)
        .map((block) => block.id),
    ).toEqual(before);
    expectWhole();
  });

  test("of a split block stays with the first half; the second gets a new one", () => {
    const id = idOf("第一段");
    edit(() => {
      $find("第一段").selectStart();
      const text = $find("第一段").getFirstChildOrThrow();
      $range().anchor.set(text.getKey(), 1, "text");
      $range().focus.set(text.getKey(), 1, "text");
      $range().insertParagraph();
    });
    expect(shape().slice(2, 4)).toEqual(["paragraph 第", "paragraph 一段"]);
    expect(idOf("第")).toBe(id);
    expectWhole();
  });

  test("stays with the text when Enter is pressed before it", () => {
    for (const text of ["第一段", "小标题", "甲"]) {
      const id = idOf(text);
      edit(() => {
        $find(text).selectStart();
        $range().insertParagraph();
      });
      expect(idOf(text), text).toBe(id);
    }
    expectWhole();
  });

  test("of a merged block is that of the first", () => {
    const id = idOf("第一段");
    edit(() => {
      $find("小标题").remove();
      $find("第一段").insertAfter($createParagraphNode().append($createTextNode("尾")));
    });
    edit(() => {
      $find("尾").selectStart();
      $range().deleteCharacter(true);
    });
    expect(idOf("第一段尾")).toBe(id);
    expectWhole();
  });

  test("comes back with a block that was cut and pasted; a copy gets its own, as does one from elsewhere", () => {
    const id = idOf("第二段");
    const json = editor.read(() => ({ ...$find("第二段").exportJSON(), children: [] }));
    edit(() => $find("第二段").remove());
    const paste = (from = json) =>
      edit(() => {
        const node = $parseSerializedNode(from) as ElementNode;
        $find("小标题").insertBefore(node.append($createTextNode("第二段")));
      });
    paste();
    expect(idOf("第二段")).toBe(id);
    paste();
    expectWhole();
    const foreign = newBlockId();
    paste({ ...json, $: { id: foreign, from: newBlockId() } });
    expectWhole();
    expect(look().map((block) => block.id)).not.toContain(foreign);
    expect(editor.read(() => $blocks().every((block) => !$getState(block, fromState)))).toBe(true);
  });

  test("of a block put there for a source block keeps pointing at it", () => {
    const from = newBlockId();
    edit(() => {
      const node = $parseSerializedNode({
        type: "paragraph",
        version: 1,
        children: [],
        $: { from },
      });
      $getRoot().append(node);
    });
    expect(editor.read(() => $getState($getRoot().getLastChildOrThrow(), fromState))).toBe(from);
    expectWhole();
  });
});

describe("fields", () => {
  test("headline and lead come back empty, as who they were, when everything is deleted", () => {
    const [headline, lead] = look();
    edit(() => {
      $selectAll();
      $range().removeText();
    });
    expect(shape()).toEqual(["headline", "lead", "paragraph"]);
    expect(look()[0]?.id).toBe(headline?.id);
    expect(look()[1]).toMatchObject({ id: lead?.id, key: lead?.key });
    expectWhole();
  });

  test("the caret is in the headline after everything was deleted by key", () => {
    registerRichText(editor);
    for (const backward of [true, false]) {
      edit(() => {
        $selectAll();
        $range().insertText("满");
        $selectAll();
      });
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, backward);
      edit(() => $range().insertText("新"));
      expect(shape()).toEqual(["headline 新", "lead", "paragraph"]);
    }
    expectWhole();
  });

  test("come back when root is cleared", () => {
    edit(() => $getRoot().clear());
    expect(shape()).toEqual(["headline", "lead", "paragraph"]);
    expectWhole();
  });

  test("what replaces everything is written into the headline", () => {
    edit(() => {
      $selectAll();
      $range().insertText("新");
    });
    expect(shape()).toEqual(["headline 新", "lead", "paragraph"]);
    expectWhole();
  });

  test("a second headline is taken for a paragraph", () => {
    edit(() => {
      const json = $find("标题").exportJSON();
      const double = $parseSerializedNode({ ...json, children: [] }) as ElementNode;
      $getRoot().append(double.append($createTextNode("另一标题")));
    });
    expect(shape().at(-1)).toBe("paragraph 另一标题");
    expectWhole();
  });

  test("a figure keeps its three fields when its text is deleted from outside", () => {
    edit(() => {
      const selection = $find("小标题").selectStart();
      const alt = $find("替代").getFirstChildOrThrow();
      selection.focus.set(alt.getKey(), 1, "text");
      selection.removeText();
    });
    expectWhole();
    edit(() => $find("供图").remove());
    expectWhole();
  });

  test("Enter goes from field to field and leaves the text whole", () => {
    for (const [text, next] of [
      ["标题", "导语"],
      ["导语", "第一段"],
      ["图注", "替代"],
      ["替代", "供图"],
      ["供图", "甲"],
    ] as const) {
      edit(() => {
        $find(text).selectStart();
      });
      editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
      edit(() => {
        expect($range().anchor.getNode().getTextContent()).toBe(next);
      });
    }
    expect(editor.getEditorState().toJSON()).toEqual(untouched);
  });

  test("Shift+Enter breaks the line in a caption, not in the headline", () => {
    edit(() => {
      $find("标题").selectEnd();
    });
    expect(editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)).toBe(true);
    edit(() => {
      $find("图注").selectEnd();
    });
    expect(editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)).toBe(false);
  });
});

describe("deleting at the border of a field", () => {
  const press = (text: string, key: "Backspace" | "Delete") => {
    edit(() => {
      const block = $find(text);
      if (key === "Backspace") block.selectStart();
      else block.selectEnd();
    });
    return editor.dispatchCommand(DELETE_CHARACTER_COMMAND, key === "Backspace");
  };

  test.each([
    ["标题", "Backspace"],
    ["标题", "Delete"],
    ["导语", "Backspace"],
    ["导语", "Delete"],
    ["第一段", "Backspace"],
    ["小标题", "Delete"],
    ["图注", "Backspace"],
    ["供图", "Delete"],
  ] as const)("%s %s runs no texts together", (text, key) => {
    expect(press(text, key)).toBe(true);
    expect(editor.getEditorState().toJSON()).toEqual(untouched);
  });

  test("takes an empty paragraph away, but not the last of the body", () => {
    edit(() => $find("第一段").clear());
    edit(() => {
      $blocks()[2]?.selectStart();
    });
    editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    expect(shape()[2]).toBe("heading 小标题");
    edit(() => {
      $selectAll();
      $range().removeText();
      $getRoot().getLastChildOrThrow().selectStart();
    });
    editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    expect(shape()).toEqual(["headline", "lead", "paragraph"]);
  });

  test("between two paragraphs stays with Lexical", () => {
    edit(() => {
      $find("第二段").insertAfter($createParagraphNode().append($createTextNode("三")));
    });
    expect(press("三", "Backspace")).toBe(false);
  });
});

test("a list inside a list keeps each item's own id", () => {
  edit(() => {
    const inner = $createListNode("bullet").append(
      $createListItemNode().append($createTextNode("丙")),
    );
    $find("乙").insertAfter($createListItemNode().append(inner));
  });
  expectWhole();
  expect(editor.read(() => $getRoot().getChildren().filter($isListNode))).toHaveLength(1);
  expect(editor.read(() => $isElementNode($find("丙")))).toBe(true);
});
