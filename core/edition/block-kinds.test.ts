import { createHeadlessEditor } from "@lexical/headless";
import {
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $parseSerializedNode,
  $selectAll,
  DELETE_CHARACTER_COMMAND,
  type LexicalEditor,
} from "lexical";
import { beforeEach, describe, expect, test } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import { $blocks } from "./block-identity.ts";
import { $bodyKindOf, $setBodyKind, bodyKinds } from "./block-kinds.ts";
import { $insertBlocks, $insertFigure, $insertRule } from "./insert-blocks.ts";
import { $createFigureNode } from "./nodes/figure-node.ts";
import { $isRuleNode, $selectRule } from "./nodes/rule-node.ts";
import { editionNodes } from "./nodes/index.ts";
import {
  blockJson,
  elementJson,
  listJson,
  ruleJson,
  textJson,
  toPasteNodes,
} from "./paste-nodes.ts";
import { registerStructure } from "./structure.ts";
import type { NodeJson } from "./edition.ts";

let editor: LexicalEditor;
const edit = (work: () => void): void => editor.update(work, { discrete: true });

function open(
  body: Parameters<typeof toEdition>[0]["body"],
  fields = { headline: "标题", lead: "导语" },
): void {
  editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  const edition = toEdition({ ...fields, body }, () => null);
  edit(() => {
    $getRoot().append(...(edition.root.children ?? []).map((node) => $parseSerializedNode(node)));
  });
  registerStructure(editor);
  edit(() => {});
}
const shape = () =>
  editor.read(() =>
    $blocks().map((block) => {
      const kind = $bodyKindOf(block);
      const type = block.getType();
      if (type === "figure") return "figure";
      return `${kind ?? type} ${block.getTextContent()}`.trim();
    }),
  );
const $block = (text: string) => {
  const found = $blocks().find((b) => b.getType() !== "figure" && b.getTextContent() === text);
  if (!found) throw new Error(`no block ${text}`);
  return found;
};

const $nodes = (json: NodeJson[]) => json.map((node) => $parseSerializedNode(node) as never);

describe("$setBodyKind", () => {
  beforeEach(() =>
    open([
      { kind: "paragraph", text: "一" },
      { kind: "figure", asset: null, caption: "图", alt: "", credit: "" },
      { kind: "paragraph", text: "二" },
    ]),
  );

  test.each(bodyKinds)("makes a block %s and leaves the others", (kind) => {
    edit(() => {
      $block("二").selectEnd();
      $setBodyKind(kind);
    });
    expect(shape()).toEqual([
      "headline 标题",
      "lead 导语",
      "paragraph 一",
      "figure",
      "caption 图",
      "alt",
      "credit",
      `${kind} 二`,
    ]);
  });

  test.each(bodyKinds)(
    "%s leaves headline, lead and figures out of a selection over everything",
    (kind) => {
      edit(() => {
        $selectAll();
        $setBodyKind(kind);
      });
      expect(shape()).toEqual([
        "headline 标题",
        "lead 导语",
        `${kind} 一`,
        "figure",
        "caption 图",
        "alt",
        "credit",
        `${kind} 二`,
      ]);
    },
  );

  test.each(bodyKinds)("%s in the headline does nothing", (kind) => {
    const before = shape();
    edit(() => {
      $block("标题").selectEnd();
      $setBodyKind(kind);
    });
    expect(shape()).toEqual(before);
  });

  test.each(["h2", "quote", "bullet", "number"] as const)(
    "%s twice gives a paragraph again",
    (kind) => {
      const before = shape();
      for (let i = 0; i < 2; i += 1)
        edit(() => {
          $block("二").selectEnd();
          $setBodyKind(kind);
        });
      expect(shape()).toEqual(before);
    },
  );
});

describe("$insertBlocks", () => {
  beforeEach(() =>
    open([
      { kind: "paragraph", text: "甲乙" },
      { kind: "list", ordered: false, items: ["项"] },
      { kind: "figure", asset: null, caption: "图", alt: "", credit: "" },
      { kind: "paragraph", text: "尾" },
    ]),
  );
  const paragraph = (text: string) => blockJson("paragraph", [textJson(text)]);
  const heading = (text: string) => blockJson("heading", [textJson(text)], "h3");
  const insertAt = (text: string, offset: number, json: NodeJson[]) =>
    edit(() => {
      const node = $block(text).getFirstChild();
      if (node) {
        $block(text).selectStart();
        const selection = $getSelection();
        if ($isRangeSelection(selection)) {
          selection.anchor.set(node.getKey(), offset, "text");
          selection.focus.set(node.getKey(), offset, "text");
        }
      } else $block(text).selectStart();
      $insertBlocks($nodes(json));
    });

  test("one paragraph goes on in the line", () => {
    insertAt("甲乙", 1, [paragraph("一")]);
    expect(shape().slice(2, 4)).toEqual(["paragraph 甲一乙", "bullet 项"]);
  });

  test("several stand between the halves of the block", () => {
    insertAt("甲乙", 1, [paragraph("一"), heading("二"), paragraph("三")]);
    expect(shape().slice(2, 7)).toEqual([
      "paragraph 甲一",
      "h3 二",
      "paragraph 三",
      "paragraph 乙",
      "bullet 项",
    ]);
  });

  test("an empty paragraph gives way to what comes in", () => {
    edit(() => $block("甲乙").clear());
    edit(() => {
      $blocks()[2]?.selectStart();
      $insertBlocks($nodes([heading("一"), paragraph("二")]));
    });
    expect(shape().slice(2, 5)).toEqual(["h3 一", "paragraph 二", "bullet 项"]);
  });

  test("in a list paragraphs become items; other blocks follow the list", () => {
    insertAt("项", 1, [paragraph("一"), paragraph("二")]);
    expect(shape().slice(3, 5)).toEqual(["bullet 项一", "bullet 二"]);
    insertAt("二", 1, [
      heading("三"),
      listJson("number", [elementJson("listitem", [textJson("四")])]),
    ]);
    expect(shape().slice(3, 7)).toEqual(["bullet 项一", "bullet 二", "h3 三", "number 四"]);
  });

  test("in the headline the first line stays, the rest opens the body", () => {
    insertAt("标题", 2, [paragraph("一"), paragraph("二"), paragraph("三")]);
    expect(shape().slice(0, 5)).toEqual([
      "headline 标题一",
      "lead 导语",
      "paragraph 二",
      "paragraph 三",
      "paragraph 甲乙",
    ]);
  });

  test("in a caption the first line stays, the rest follows the figure", () => {
    insertAt("图", 1, [paragraph("一"), paragraph("二")]);
    expect(shape().slice(4)).toEqual([
      "figure",
      "caption 图一",
      "alt",
      "credit",
      "paragraph 二",
      "paragraph 尾",
    ]);
  });

  test("everything copied and pasted over everything is the same edition with the same ids", () => {
    const before = editor.getEditorState().toJSON();
    edit(() => {
      const copy = (before.root as unknown as NodeJson).children ?? [];
      $selectAll();
      $insertBlocks($nodes(toPasteNodes(copy, () => true)));
    });
    expect(shape()).toEqual([
      "headline 标题",
      "lead 导语",
      "paragraph 甲乙",
      "bullet 项",
      "figure",
      "caption 图",
      "alt",
      "credit",
      "paragraph 尾",
    ]);
    expect(editor.getEditorState().toJSON()).toEqual(before);
  });

  test("a figure goes behind the block with the caret, and the body goes on below", () => {
    edit(() => {
      $block("标题").selectEnd();
      $insertFigure($createFigureNode(null));
    });
    expect(shape().slice(1, 7)).toEqual([
      "lead 导语",
      "figure",
      "caption",
      "alt",
      "credit",
      "paragraph 甲乙",
    ]);
    edit(() => {
      $block("尾").selectEnd();
      $insertFigure($createFigureNode(null));
    });
    expect(shape().slice(-5)).toEqual(["figure", "caption", "alt", "credit", "paragraph"]);
  });
});

describe("toPasteNodes", () => {
  const allow = (url: string) => url.startsWith("https:");

  test("takes nothing that is no node list", () => {
    for (const value of [null, "x", { nodes: [] }, [{ type: 1 }], [1]])
      expect(toPasteNodes(value, allow)).toEqual([]);
  });

  test("keeps our blocks, unwraps what we do not know and drops foreign properties", () => {
    const nodes = toPasteNodes(
      [
        {
          type: "table",
          version: 1,
          children: [
            {
              type: "cell",
              version: 1,
              children: [{ ...textJson("格"), style: "color:red", mode: "token" }],
            },
          ],
        },
        { ...blockJson("heading", [textJson("题", 255)], "h1"), onclick: "x" },
        { type: "listitem", version: 1, children: [textJson("项")] },
        { type: "code", version: 1, children: [{ type: "linebreak", version: 1 }] },
      ],
      allow,
    );
    expect(nodes.map((node) => node.type)).toEqual(["paragraph", "heading", "list", "paragraph"]);
    expect(nodes[0]?.children?.[0]).toEqual(textJson("格"));
    expect(nodes[1]).toEqual(blockJson("heading", [textJson("题", 239)], "h2"));
  });

  test("keeps how paragraphs and headings are aligned, and of nothing else", () => {
    const nodes = toPasteNodes(
      [
        { ...blockJson("paragraph", [textJson("中")]), format: "center" },
        { ...blockJson("heading", [textJson("尾")], "h2"), format: "end" },
        { ...blockJson("paragraph", [textJson("齐")]), format: "justify" },
        { ...blockJson("quote", [textJson("引")]), format: "center" },
      ],
      allow,
    );
    expect(nodes.map((node) => node["format"])).toEqual(["center", "right", "", ""]);
  });

  test("a link keeps only an address that is allowed", () => {
    const link = (url: string) => [{ type: "link", version: 1, url, children: [textJson("字")] }];
    expect(toPasteNodes(link("javascript:alert(1)"), allow)[0]?.children).toEqual([textJson("字")]);
    expect(toPasteNodes(link("https://a.example"), allow)[0]?.children?.[0]).toMatchObject({
      type: "link",
      url: "https://a.example",
    });
  });

  test("a figure is whole whatever came, and its picture is checked when it is read", () => {
    const [figure] = toPasteNodes(
      [
        {
          type: "figure",
          version: 1,
          asset: { hash: "x" },
          children: [elementJson("alt", [textJson("替")])],
        },
      ],
      allow,
    );
    expect(figure?.children?.map((child) => child.type)).toEqual(["caption", "alt", "credit"]);
  });
});

describe("a rule", () => {
  const types = () =>
    editor.read(() =>
      $getRoot()
        .getChildren()
        .map((node) => `${node.getType()} ${node.getTextContent().trim()}`.trim()),
    );
  const caret = () =>
    editor.read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) ? selection.anchor.getNode().getTextContent() : null;
    });
  beforeEach(() =>
    open([
      { kind: "paragraph", text: "一" },
      { kind: "list", ordered: false, items: ["甲", "乙"] },
      { kind: "paragraph", text: "二" },
    ]),
  );

  test("stands behind the block with the caret, behind a list and behind the lead", () => {
    for (const text of ["一", "甲", "标题"])
      edit(() => {
        $block(text).selectEnd();
        $insertRule();
      });
    expect(types()).toEqual([
      "headline 标题",
      "lead 导语",
      "rule",
      "paragraph 一",
      "rule",
      "list 甲\n\n乙",
      "rule",
      "paragraph 二",
    ]);
    expect(caret()).toBe("一");
  });

  test("stands above an empty paragraph, and has a paragraph below it at the end", () => {
    edit(() => {
      $block("二").selectEnd();
      $insertRule();
    });
    expect(types().slice(-3)).toEqual(["paragraph 二", "rule", "paragraph"]);
    edit(() => $insertRule());
    expect(types().slice(-4)).toEqual(["paragraph 二", "rule", "rule", "paragraph"]);
    edit(() => $getRoot().getLastChild()?.remove());
    expect(types().slice(-4)).toEqual(["paragraph 二", "rule", "rule", "paragraph"]);
  });

  test("is pasted where it stood between blocks, and what comes next goes below it", () => {
    edit(() => {
      $block("一").selectEnd();
      $insertBlocks(
        $nodes(toPasteNodes([blockJson("quote", [textJson("引")]), ruleJson()], () => true)),
      );
    });
    expect(types().slice(2, 6)).toEqual(["paragraph 一", "quote 引", "rule", "paragraph"]);
    expect(caret()).toBe("");
    edit(() => {
      const rule = $getRoot().getChildren().find($isRuleNode);
      if (rule) $selectRule(rule);
      $insertBlocks($nodes([blockJson("paragraph", [textJson("下")])]));
    });
    expect(types().slice(4, 6)).toEqual(["rule", "paragraph 下"]);
  });

  test("is selected before it is deleted, from either side, and texts do not run together", () => {
    const isSelected = () => editor.read(() => $isNodeSelection($getSelection()));
    const press = (backward: boolean) =>
      edit(() => {
        editor.dispatchCommand(DELETE_CHARACTER_COMMAND, backward);
      });
    edit(() => {
      $block("乙").selectEnd();
      $insertRule();
      $block("二").selectStart();
    });
    press(true);
    expect(isSelected()).toBe(true);
    edit(() => {
      $block("乙").selectEnd();
    });
    press(false);
    expect(isSelected()).toBe(true);
    expect(types().slice(3)).toEqual(["list 甲\n\n乙", "rule", "paragraph 二"]);
    edit(() => {
      $block("甲").selectEnd();
    });
    press(false);
    expect(isSelected()).toBe(false);
  });

  test("does not come into a list item", () => {
    const [list] = toPasteNodes(
      [listJson("bullet", [elementJson("listitem", [textJson("项"), ruleJson()])])],
      () => true,
    );
    expect(list?.children?.[0]?.children).toEqual([textJson("项")]);
  });
});
