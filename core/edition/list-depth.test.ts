/** Lists in lists, boxes and call-outs under the keys, on the clipboard and in the translation. */
import { createHeadlessEditor } from "@lexical/headless";
import { registerList } from "@lexical/list";
import {
  $getRoot,
  $isElementNode,
  $parseSerializedNode,
  type ElementNode,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
} from "lexical";
import { registerRichText } from "@lexical/rich-text";
import { describe, expect, test } from "vitest";
import { plainInline } from "../exchange/inline.ts";
import { fromParts, type PartBlock } from "../exchange/to-edition.ts";
import { $blocks } from "./block-identity.ts";
import { $setBodyKind } from "./block-kinds.ts";
import { blocksOf, textOf } from "./blocks.ts";
import { $bringIn } from "./bring-in.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { $insertBlocks } from "./insert-blocks.ts";
import { $isTicked, $listMoves, $moveItems, $toggleChecks, MAX_LEVELS } from "./list-depth.ts";
import { editionNodes } from "./nodes/index.ts";
import { elementJson, listJson, textJson, toPasteNodes } from "./paste-nodes.ts";
import { registerStructure } from "./structure.ts";
import { structureDifference } from "./structure-difference.ts";

const item = (level: number, text: string, more: object = {}) => ({
  level,
  ordered: false,
  text: plainInline(text),
  ...more,
});
const listOf = (...items: ReturnType<typeof item>[]): PartBlock => ({ kind: "nested-list", items });
const makeEdition = (...body: PartBlock[]): Edition =>
  fromParts({ headline: plainInline("标题"), lead: [], body }, () => null);

function open(edition: Edition): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.setEditorState(editor.parseEditorState({ root: edition.root } as never));
  registerRichText(editor);
  registerList(editor);
  registerStructure(editor);
  editor.update(() => $getRoot().getAllTextNodes(), { discrete: true });
  return editor;
}
const edit = (editor: LexicalEditor, work: () => void): void =>
  editor.update(work, { discrete: true });
const jsonOf = (editor: LexicalEditor): Edition =>
  editor.getEditorState().toJSON() as unknown as Edition;

/** Lists and call-outs of the body: how deep, of which kind, ticked or not, text. */
function shapeOf({ root }: Edition): string[] {
  const walk = (node: NodeJson, depth: number): string[] =>
    (node.children ?? []).flatMap((child): string[] => {
      const inner = child.children?.[0];
      if (inner?.type === "list") return walk(inner, depth + 1);
      const tick = child["checked"] === true ? "☑" : "";
      const text = textOf(child);
      return [`${depth} ${String(node["listType"])}${tick} ${text}`.trim()];
    });
  return (root.children ?? [])
    .slice(2)
    .flatMap((node) =>
      node.type === "list" ? walk(node, 0) : [`${node.type} ${textOf(node)}`.trim()],
    );
}

const $block = (text: string): ElementNode => {
  const found = $blocks().find((block) => block.getTextContent() === text);
  if (!$isElementNode(found)) throw new Error(text);
  return found;
};
const $caretIn = (text: string): void => {
  $block(text).selectEnd();
};

describe("levels", () => {
  test("an item goes in under the one before it and out again, ids and all", () => {
    const editor = open(makeEdition(listOf(item(0, "甲"), item(0, "乙"), item(0, "丙"))));
    const ids = () => blocksOf(jsonOf(editor)).map(({ id }) => id);
    const before = ids();
    edit(editor, () => {
      $caretIn("乙");
      expect($listMoves()).toEqual({ isInList: true, indent: true, outdent: false });
      $moveItems(true);
    });
    expect(shapeOf(jsonOf(editor))).toEqual(["0 bullet 甲", "1 bullet 乙", "0 bullet 丙"]);
    expect(ids()).toEqual(before);
    edit(editor, () => {
      expect($listMoves()).toEqual({ isInList: true, indent: false, outdent: true });
      $moveItems(true);
      $moveItems(false);
    });
    expect(shapeOf(jsonOf(editor))).toEqual(["0 bullet 甲", "0 bullet 乙", "0 bullet 丙"]);
    expect(ids()).toEqual(before);
  });

  test("the first item has nothing to go under, and nothing goes too deep", () => {
    const levels = Array.from({ length: MAX_LEVELS + 1 }, (_, level) => item(level, `第${level}`));
    const editor = open(makeEdition(listOf(...levels, item(MAX_LEVELS - 1, "末"))));
    const before = shapeOf(jsonOf(editor));
    edit(editor, () => {
      $caretIn("第0");
      $moveItems(true);
      $caretIn("末");
      expect($listMoves().indent).toBe(false);
      $moveItems(true);
    });
    expect(shapeOf(jsonOf(editor))).toEqual(before);
    expect(before).toContain(`${MAX_LEVELS} bullet 第${MAX_LEVELS}`);
  });

  test("a numbered list in a list begins at 1 and may be of another kind", () => {
    const items = [item(0, "四", { ordered: true, start: 4 }), item(0, "五", { ordered: true })];
    const editor = open(makeEdition(listOf(...items)));
    edit(editor, () => {
      $caretIn("五");
      $moveItems(true);
    });
    const inner = jsonOf(editor).root.children?.[2]?.children?.[1]?.children?.[0];
    expect(inner?.["start"]).toBe(1);
    edit(editor, () => $setBodyKind("check"));
    expect(shapeOf(jsonOf(editor))).toEqual(["0 number 四", "1 check 五"]);
    edit(editor, () => $setBodyKind("paragraph"));
    expect(shapeOf(jsonOf(editor))).toEqual(["0 number 四", "paragraph 五"]);
  });
});

describe("boxes", () => {
  test("are ticked together, and not at all outside a check list", () => {
    const editor = open(
      makeEdition(
        listOf(item(0, "甲", { checked: true }), item(0, "乙", { checked: false })),
        listOf(item(0, "丙")),
      ),
    );
    edit(editor, () => {
      $block("甲").select(0, 1);
      $toggleChecks();
      expect($isTicked()).toBe(false);
      $caretIn("乙");
      $toggleChecks();
      $caretIn("丙");
      expect($isTicked()).toBeNull();
      $toggleChecks();
    });
    expect(shapeOf(jsonOf(editor))).toEqual(["0 check 甲", "0 check☑ 乙", "0 bullet 丙"]);
  });

  test("of the translation follow those of the source", () => {
    const ticked = (first: boolean) =>
      listOf(item(0, "甲", { checked: first }), item(1, "乙", { checked: true }));
    const source = makeEdition(ticked(false));
    const editor = open(makeEdition());
    edit(editor, () => $bringIn(source));
    expect(shapeOf(jsonOf(editor))).toEqual(["0 check", "1 check☑"]);
    expect(structureDifference(source, jsonOf(editor)).changed).toBe(0);
    const list = source.root.children?.[2]?.children?.[0];
    if (list) list["checked"] = true;
    expect(structureDifference(source, jsonOf(editor)).changed).toBe(1);
    edit(editor, () => $bringIn(source));
    expect(shapeOf(jsonOf(editor))).toEqual(["0 check☑", "1 check☑"]);
    edit(editor, () => expect($bringIn(source)).toBe(0));
  });
});

describe("clipboard", () => {
  test("keeps levels, kinds, ticks and where a list begins", () => {
    const nodes = toPasteNodes(
      jsonOf(
        open(
          makeEdition(
            listOf(
              item(0, "三", { ordered: true, start: 3 }),
              item(1, "甲", { checked: true }),
              item(2, "乙"),
            ),
          ),
        ),
      ).root.children?.slice(2),
      () => true,
    );
    expect(
      shapeOf({
        root: elementJson("root", [elementJson("headline", []), elementJson("lead", []), ...nodes]),
      }),
    ).toEqual(["0 number 三", "1 check☑ 甲", "2 bullet 乙"]);
    expect(nodes[0]?.["start"]).toBe(3);
  });

  test("a list pasted into an item goes on at its level; what is no item follows the whole list", () => {
    const editor = open(makeEdition(listOf(item(0, "甲"), item(1, "乙"))));
    const pasted = () =>
      [
        listJson("bullet", [
          elementJson("listitem", [textJson("一")]),
          elementJson("listitem", [textJson("二")]),
        ]),
      ].map((node) => $parseSerializedNode(node) as ElementNode);
    edit(editor, () => {
      $caretIn("乙");
      $insertBlocks(pasted());
    });
    expect(shapeOf(jsonOf(editor))).toEqual(["0 bullet 甲", "1 bullet 乙一", "1 bullet 二"]);
    edit(editor, () => {
      $caretIn("乙一");
      const heading = elementJson("heading", [textJson("题")], { tag: "h2" });
      const figure = elementJson("figure", [], { asset: null });
      $insertBlocks([heading, figure].map((node) => $parseSerializedNode(node) as ElementNode));
    });
    expect(shapeOf(jsonOf(editor)).slice(3)).toEqual(["heading 题", "figure", "paragraph"]);
  });
});

describe("a call-out", () => {
  test("goes on below by Enter, and an empty one at its end leaves the box", () => {
    const editor = open(makeEdition({ kind: "callout", text: plainInline("提示") }));
    edit(editor, () => $caretIn("提示"));
    edit(editor, () => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
    expect(shapeOf(jsonOf(editor))).toEqual(["callout 提示", "callout"]);
    edit(editor, () => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
    expect(shapeOf(jsonOf(editor))).toEqual(["callout 提示", "paragraph"]);
  });

  test("is made of any block, and comes into the translation", () => {
    const source = open(makeEdition({ kind: "paragraph", text: plainInline("提示") }));
    edit(source, () => {
      $caretIn("提示");
      $setBodyKind("callout");
    });
    expect(shapeOf(jsonOf(source))).toEqual(["callout 提示"]);
    const target = open(makeEdition());
    edit(target, () => $bringIn(jsonOf(source)));
    expect(shapeOf(jsonOf(target))).toEqual(["callout"]);
    const [, , box] = blocksOf(jsonOf(target));
    expect(box).toMatchObject({ kind: "callout", from: blocksOf(jsonOf(source))[2]?.id });
  });
});
