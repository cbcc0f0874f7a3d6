/** Tables hold together through every way of editing them, and a translation's table follows its source's. */
import { createHeadlessEditor } from "@lexical/headless";
import { registerRichText } from "@lexical/rich-text";
import {
  $createTableSelectionFrom,
  $isTableCellNode,
  $isTableNode,
  $mergeCells,
  type TableCellNode,
} from "@lexical/table";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getState,
  $isParagraphNode,
  $parseSerializedNode,
  $setSelection,
  DELETE_CHARACTER_COMMAND,
  type ElementNode,
  type LexicalEditor,
} from "lexical";
import { beforeEach, describe, expect, test } from "vitest";
import { newBlockId } from "../../report/ids.ts";
import { $alignmentOf, $setAlignment } from "../align-blocks.ts";
import { $bodyKindOf, $setBodyKind } from "../block-kinds.ts";
import { fromState, idState } from "../block-state.ts";
import { blocksOf } from "../blocks.ts";
import { $bringIn } from "../bring-in.ts";
import type { Edition, NodeJson } from "../edition.ts";
import { bodyHtml } from "../html.ts";
import { $insertBlocks, type BodyNode } from "../insert-blocks.ts";
import { editionNodes } from "../nodes/index.ts";
import { blockJson, elementJson, listJson, textJson, toPasteNodes } from "../paste-nodes.ts";
import { registerStructure } from "../structure.ts";
import { structureDifference } from "../structure-difference.ts";
import { $cellOf } from "./cell-content.ts";
import { type CellParts, tableJson } from "./table-json.ts";
import { findTooLarge, MOST_CELLS } from "./table-size.ts";

const paragraph = (text: string): NodeJson => ({
  ...blockJson("paragraph", text ? [textJson(text)] : []),
  $: { id: newBlockId() },
});
const cell = (text: string, more: Partial<CellParts> = {}): CellParts => ({
  paragraphs: text.split("\n").map(paragraph),
  ...more,
});
const table = (rows: CellParts[][], widths: number[] | null = null): NodeJson =>
  tableJson(rows, widths, () => paragraph(""));
const edition = (...body: NodeJson[]): Edition => {
  const field = (type: string, text: string): NodeJson => ({
    ...elementJson(type, [textJson(text)]),
    $: { id: newBlockId() },
  });
  return {
    root: elementJson("root", [field("headline", "标题"), field("lead", "导语"), ...body]),
  };
};

function open(content: Edition): LexicalEditor {
  const made = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  made.setEditorState(made.parseEditorState(JSON.stringify(content)));
  registerRichText(made);
  registerStructure(made);
  return made;
}
const jsonOf = (of: LexicalEditor): Edition => of.getEditorState().toJSON() as unknown as Edition;

let editor: LexicalEditor;
const edit = (work: () => void, of = editor): void => of.update(work, { discrete: true });
const $table = () => {
  const found = $getRoot().getChildren().find($isTableNode);
  if (!found) throw new Error("no table");
  return found;
};
const $cells = (): TableCellNode[] =>
  $table()
    .getChildren<ElementNode>()
    .flatMap((row) => row.getChildren().filter($isTableCellNode));
const $at = (text: string): ElementNode => {
  const found = [...$getRoot().getChildren(), ...$cells().flatMap((one) => one.getChildren())].find(
    (node) => $isParagraphNode(node) && node.getTextContent() === text,
  );
  if (!found) throw new Error(`no ${text}`);
  return found as ElementNode;
};
/** Rows with cells parted by " | " and paragraphs by "/"; blocks outside by their text. */
const look = (of = editor): string[] =>
  of.read(() =>
    $getRoot()
      .getChildren<ElementNode>()
      .slice(2)
      .flatMap((node) =>
        $isTableNode(node)
          ? node.getChildren<ElementNode>().map((row) =>
              row
                .getChildren<TableCellNode>()
                .map(
                  (one) =>
                    one
                      .getChildren()
                      .map((child) => child.getTextContent())
                      .join("/") +
                    (one.getColSpan() * one.getRowSpan() > 1
                      ? `(${one.getRowSpan()}x${one.getColSpan()})`
                      : ""),
                )
                .join(" | "),
            )
          : [`${node.getType()} ${node.getTextContent()}`.trim()],
      ),
  );
const idOf = (text: string, of = editor) => of.read(() => $getState($at(text), idState));

const source = () =>
  edition(
    paragraph("前"),
    table(
      [
        [cell("姓名", { headsColumn: true }), cell("单位", { headsColumn: true })],
        [cell("甲"), cell("一所")],
        [cell("乙"), cell("二所\n三所")],
      ],
      [30, 70],
    ),
    paragraph("后"),
  );

beforeEach(() => {
  editor = open(source());
});

describe("a table", () => {
  test("is opened without an edit, and its cells are blocks of their own kind", () => {
    const before = source();
    const opened = open(before);
    edit(() => {}, opened);
    expect(jsonOf(opened)).toEqual(before);
    expect(blocksOf(before).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "headline 标题",
      "lead 导语",
      "paragraph 前",
      ...["姓名", "单位", "甲", "一所", "乙", "二所", "三所"].map((text) => `cell ${text}`),
      "paragraph 后",
    ]);
  });

  test("keeps the ids of texts that are merged into one cell", () => {
    const ids = [idOf("甲"), idOf("乙")];
    edit(() => {
      $mergeCells([$cellOf($at("甲")), $cellOf($at("乙"))].filter((one) => one !== null));
    });
    expect(look()).toContain("甲/乙(2x1) | 一所");
    expect([idOf("甲"), idOf("乙")]).toEqual(ids);
  });

  test("ends a cell where the rows below are merged away", () => {
    edit(() => {
      $mergeCells($cells().slice(2));
    });
    expect(look()).toEqual([
      "paragraph 前",
      "姓名 | 单位",
      "甲/一所/乙/二所/三所(1x2)",
      "paragraph 后",
    ]);
  });

  test("turns whatever gets into a cell into paragraphs", () => {
    edit(() => {
      const list = listJson("bullet", [
        elementJson("listitem", [textJson("项一")]),
        elementJson("listitem", [textJson("项二")]),
      ]);
      $cellOf($at("甲"))?.append(
        $parseSerializedNode(blockJson("heading", [textJson("题")], "h2")),
        $parseSerializedNode(list),
      );
    });
    expect(look()).toContain("甲/题/项一/项二 | 一所");
  });

  test("does not run into what stands beside it, nor one cell into the next", () => {
    const whole = look();
    for (const [text, backward] of [
      ["一所", true],
      ["甲", false],
      ["后", true],
      ["前", false],
      ["姓名", true],
    ] as const) {
      edit(() => {
        if (backward) $at(text).selectStart();
        else $at(text).selectEnd();
      });
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, backward);
      edit(() => {});
      expect(look()).toEqual(whole);
    }
  });

  test("has room below it at the end", () => {
    edit(() => $at("后").remove());
    expect(look().at(-1)).toBe("paragraph");
  });

  test("is what it is: kinds leave its cells alone, alignment does not", () => {
    edit(() => {
      $at("甲").select();
      $setBodyKind("h2");
      $setBodyKind("bullet");
    });
    expect(look()).toContain("甲 | 一所");
    edit(() => {
      const [, , a, b] = $cells();
      if (a && b) $setSelection($createTableSelectionFrom($table(), a, b));
      $setAlignment("center");
    });
    expect(editor.read(() => ["甲", "一所", "乙"].map((text) => $alignmentOf($at(text))))).toEqual([
      "center",
      "center",
      "left",
    ]);
    expect(editor.read(() => $bodyKindOf($at("甲")))).toBeNull();
  });
});

describe("pasted into a table", () => {
  const $nodes = (...json: NodeJson[]): BodyNode[] =>
    json.map((one) => $parseSerializedNode(one) as BodyNode);

  test("cells cover cells and the table grows", () => {
    edit(() => {
      $at("乙").select();
      $insertBlocks(
        $nodes(
          table([
            [cell("1"), cell("2"), cell("3")],
            [cell("4"), cell("5"), cell("6")],
          ]),
        ),
      );
    });
    expect(look()).toEqual([
      "paragraph 前",
      "姓名 | 单位 | ",
      "甲 | 一所 | ",
      "1 | 2 | 3",
      "4 | 5 | 6",
      "paragraph 后",
    ]);
    expect(editor.read(() => $table().getColWidths()?.length)).toBe(3);
    expect(editor.read(() => $cells()[2]?.getHeaderStyles())).toBe(1);
  });

  test("blocks become paragraphs of the cell, and a whole table fits into nothing else", () => {
    edit(() => {
      $at("甲").selectEnd();
      $insertBlocks(
        $nodes(
          blockJson("heading", [textJson("题")], "h2"),
          blockJson("paragraph", [textJson("文")]),
          table([[cell("x"), cell("y")]]),
        ),
      );
    });
    expect(look()).toContain("甲题/文/x/y | 一所");
  });

  test("a cleaned table keeps spans, headings and widths and nothing foreign", () => {
    const foreign = table(
      [[cell("a", { colSpan: 2, headsColumn: true })], [cell("b"), cell("c")]],
      [1, 3],
    );
    const [row] = foreign.children ?? [];
    if (row?.children?.[0]) row.children[0]["backgroundColor"] = "url(https://evil.example/x)";
    const [made] = toPasteNodes([foreign], () => true);
    expect(JSON.stringify(made)).not.toContain("evil");
    expect(made?.["colWidths"]).toEqual([25, 75]);
    expect(made?.children?.[0]?.children?.[0]).toMatchObject({ colSpan: 2, headerState: 1 });
  });

  test("a table beyond the limit is known by its size", () => {
    const rows = Array.from({ length: MOST_CELLS }, () => [cell("x"), cell("y")]);
    expect(findTooLarge([paragraph("x"), table(rows)])).toEqual({ rows: MOST_CELLS, columns: 2 });
    expect(findTooLarge([table(rows.slice(0, MOST_CELLS / 2))])).toBeNull();
  });
});

describe("bringing in", () => {
  let english: LexicalEditor;
  const bring = (): number => {
    let brought = 0;
    edit(() => {
      brought = $bringIn(jsonOf(editor));
    }, english);
    return brought;
  };
  const translate = (from: string, text: string): void => {
    const id = idOf(from);
    edit(() => {
      const mine = $cells()
        .flatMap((one) => one.getChildren<ElementNode>())
        .find((block) => $getState(block, fromState) === id);
      mine?.append($createTextNode(text));
    }, english);
  };
  const difference = () => structureDifference(jsonOf(editor), jsonOf(english));

  beforeEach(() => {
    english = open(edition());
    bring();
    for (const [from, text] of [
      ["姓名", "Name"],
      ["甲", "A"],
      ["一所", "First"],
      ["乙", "B"],
      ["三所", "Third"],
    ] as const)
      translate(from, text);
  });

  test("mirrors rows, cells, headings and widths, and has nothing to do twice", () => {
    expect(look(english)).toEqual(["paragraph", "Name | ", "A | First", "B | /Third", "paragraph"]);
    expect(difference()).toEqual({ blocks: 0, figures: 0, changed: 0 });
    expect(bring()).toBe(0);
    const fresh = open(edition());
    edit(() => expect($bringIn(jsonOf(editor))).toBe(9), fresh);
    expect(english.read(() => $cells().map((one) => one.getHeaderStyles()))).toEqual([
      1, 1, 0, 0, 0, 0,
    ]);
    expect(english.read(() => $table().getColWidths())).toEqual([30, 70]);
  });

  test("follows rows that are added and moved, and cells that are merged", () => {
    edit(() => {
      const rows = $table().getChildren();
      const [, first, second] = rows;
      if (first && second) second.insertAfter(first);
      $mergeCells([$cellOf($at("甲")), $cellOf($at("一所"))].filter((one) => one !== null));
      const $row = $parseSerializedNode(table([[cell("新"), cell("所")]])) as ElementNode;
      $table().append(...$row.getChildren());
    });
    expect(difference().changed + difference().blocks).toBeGreaterThan(0);
    bring();
    expect(look(english)).toEqual([
      "paragraph",
      "Name | ",
      "B | /Third",
      "A/First(1x2)",
      " | ",
      "paragraph",
    ]);
    expect(difference()).toEqual({ blocks: 0, figures: 0, changed: 0 });
  });

  test("keeps what was translated of a row that the source deleted, behind the table", () => {
    edit(() => $table().getChildAtIndex(1)?.remove());
    bring();
    expect(look(english)).toEqual([
      "paragraph",
      "Name | ",
      "B | /Third",
      "paragraph A",
      "paragraph First",
      "paragraph",
    ]);
  });

  test("drops an untranslated table whose source is gone, and keeps a translated one", () => {
    edit(() => $table().remove());
    bring();
    expect(look(english)).toContain("A | First");
    const fresh = open(edition());
    editor = open(source());
    edit(() => void $bringIn(jsonOf(editor)), fresh);
    edit(() => $table().remove());
    expect(structureDifference(jsonOf(editor), jsonOf(fresh)).changed).toBe(1);
    edit(() => void $bringIn(jsonOf(editor)), fresh);
    expect(look(fresh)).toEqual(["paragraph", "paragraph"]);
  });

  test("a text that leaves the table in the source leaves it in the translation", () => {
    edit(() => {
      const block = $at("三所");
      block.remove(true);
      $getRoot().append(block);
    });
    bring();
    expect(look(english).at(-1)).toBe("paragraph Third");
    expect(look(english)).toContain("B | ");
  });
});

test("a page shows headings, spans and widths, and scrolls what is too wide", () => {
  const html = bodyHtml(
    edition(
      table(
        [
          [cell("年", { headsColumn: true }), cell("数", { headsColumn: true, colSpan: 2 })],
          [cell("甲", { headsRow: true, rowSpan: 2 }), cell("<1>"), cell("2\n3")],
          [cell(""), cell("4")],
        ],
        [50, 25, 25],
      ),
    ),
    {
      image: () => null,
      sizes: "",
      notes: { title: "", back: String },
      missingPicture: "",
      file: () => null,
      words: { missingFile: "", missingFilm: "", watch: () => "" },
    },
  );
  expect(html.replaceAll("\n", "")).toBe(
    '<div class="table" tabindex="0"><table>' +
      '<colgroup><col style="width:50%"><col style="width:25%"><col style="width:25%"></colgroup>' +
      '<thead><tr><th scope="col">年</th><th scope="colgroup" colspan="2">数</th></tr></thead>' +
      '<tbody><tr><th scope="rowgroup" rowspan="2">甲</th><td>&lt;1&gt;</td><td><p>2</p><p>3</p></td></tr>' +
      "<tr><td></td><td>4</td></tr></tbody></table></div>",
  );
});

test("an empty paragraph is room to write in, never lost text", () => {
  edit(() => {
    $cellOf($at("甲"))?.append($createParagraphNode());
  });
  expect(look()).toContain("甲/ | 一所");
});
