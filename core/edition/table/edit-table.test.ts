/** What a writer does to a table keeps it whole. */
import { createHeadlessEditor } from "@lexical/headless";
import { registerRichText } from "@lexical/rich-text";
import { $createTableSelectionFrom, $isTableCellNode, $isTableNode } from "@lexical/table";
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  DELETE_CHARACTER_COMMAND,
  type ElementNode,
  type LexicalEditor,
} from "lexical";
import { beforeEach, expect, test } from "vitest";
import { editionNodes } from "../nodes/index.ts";
import { registerStructure } from "../structure.ts";
import {
  $addColumn,
  $addRow,
  $deleteColumns,
  $deleteRows,
  $insertTable,
  $leaveTable,
  $mergeOrSplit,
  $moveColumn,
  $moveRow,
  $stepCell,
  $tablePlace,
  $toggleHeader,
  evenShares,
  shiftBorder,
} from "./edit-table.ts";
import { MOST_COLUMNS } from "./table-size.ts";

let editor: LexicalEditor;
const edit = <T>(work: () => T): T => {
  let result: T | undefined;
  editor.update(
    () => {
      result = work();
    },
    { discrete: true },
  );
  return result as T;
};
const $table = () => {
  const found = $getRoot().getChildren().find($isTableNode);
  if (!found) throw new Error("no table");
  return found;
};
const $cell = (row: number, column: number) => {
  const found = ($table().getChildAtIndex(row) as ElementNode).getChildAtIndex(column);
  if (!$isTableCellNode(found)) throw new Error("no cell");
  return found;
};
const look = (): string[] =>
  editor.read(() =>
    $table()
      .getChildren<ElementNode>()
      .map((row) =>
        row
          .getChildren()
          .filter($isTableCellNode)
          .map((cell) => {
            const span = `(${cell.getRowSpan()}x${cell.getColSpan()})`;
            const text = cell
              .getChildren()
              .map((one) => one.getTextContent())
              .join("/");
            return `${"^".repeat(cell.getHeaderStyles())}${text}${span === "(1x1)" ? "" : span}`;
          })
          .join(" | "),
      ),
  );
const select = (from: [number, number], to: [number, number]): void =>
  edit(() => $setSelection($createTableSelectionFrom($table(), $cell(...from), $cell(...to))));

beforeEach(() => {
  editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  registerStructure(editor);
  edit(() => {
    const paragraph = $createParagraphNode();
    $getRoot().append(paragraph);
    paragraph.select();
    $insertTable({ rows: 3, columns: 3 });
  });
  edit(() => {
    for (const [row, texts] of ["甲乙丙", "丁戊己", "庚辛壬"].entries())
      for (const [column, text] of [...texts].entries()) {
        $cell(row, column).selectStart();
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(text);
      }
    $cell(1, 1).selectStart();
  });
});

test("rows and columns come in beside the caret, with the headings of their neighbours", () => {
  edit(() => $addRow(true));
  edit(() => $addColumn(false));
  expect(look()).toEqual([
    "^ | ^甲 | ^乙 | ^丙",
    " | 丁 | 戊 | 己",
    " |  |  | ",
    " | 庚 | 辛 | 壬",
  ]);
});

test("a row moves by one, and headings stay at the edge", () => {
  expect(edit(() => $moveRow(true))).toBe(true);
  expect(look()).toEqual(["^丁 | ^戊 | ^己", "甲 | 乙 | 丙", "庚 | 辛 | 壬"]);
  expect(edit(() => $moveRow(true))).toBe(false);
});

test("a column moves with its width, unless a merged cell reaches into it", () => {
  edit(() => $table().setColWidths([20, 30, 50]));
  expect(edit(() => $moveColumn(false))).toBe(true);
  expect(look()[0]).toBe("^甲 | ^丙 | ^乙");
  expect(editor.read(() => $table().getColWidths())).toEqual([20, 50, 30]);
  select([1, 0], [1, 1]);
  edit($mergeOrSplit);
  edit(() => $cell(0, 0).selectStart());
  expect(edit(() => $moveColumn(false))).toBe(false);
  edit(() => $cell(1, 0).selectStart());
  edit($mergeOrSplit);
  expect(look()[1]).toBe("丁/己 |  | 戊");
});

test("rows and columns that are selected go, the last of them with the table", () => {
  select([1, 0], [2, 0]);
  edit($deleteRows);
  expect(look()).toEqual(["^甲 | ^乙 | ^丙"]);
  select([0, 1], [0, 2]);
  edit($deleteColumns);
  expect(look()).toEqual(["^甲"]);
  edit(() => $cell(0, 0).selectStart());
  edit($deleteColumns);
  expect(editor.read(() => $getRoot().getChildren().some($isTableNode))).toBe(false);
});

test("headings of rows are taken away and given, and columns have their own", () => {
  edit(() => $toggleHeader("row"));
  edit(() => $toggleHeader("column"));
  expect(look()).toEqual(["^^甲 | 乙 | 丙", "^^丁 | 戊 | 己", "^^庚 | 辛 | 壬"]);
  edit(() => $toggleHeader("row"));
  expect(look()[0]).toBe("^^^甲 | ^乙 | ^丙");
});

test("steps through the cells, selects what stands in them, and adds a row at the end", () => {
  expect(edit(() => $stepCell(false))).toBe(true);
  expect(editor.read(() => $getSelection()?.getTextContent())).toBe("己");
  edit(() => $cell(2, 2).selectEnd());
  edit(() => $stepCell(false));
  expect(look()).toHaveLength(4);
  edit(() => $cell(0, 0).selectEnd());
  expect(edit(() => $stepCell(true))).toBe(false);
});

test("a table is not made larger than it may be", () => {
  for (let columns = 3; columns < MOST_COLUMNS; columns += 1)
    expect(edit(() => $addColumn(true))).toBe("added");
  expect(edit(() => $addColumn(true))).toBe("full");
});

test("a table that lacks a cell has no tools until it is edited, and is filled then", () => {
  edit(() => {
    ($table().getChildAtIndex(1) as ElementNode).getLastChild()?.remove();
    $cell(0, 0).selectStart();
  });
  expect(editor.read($tablePlace)).toBeNull();
  edit(() => $addRow(true));
  expect(look()[2]).toBe("丁 | 戊 | ");
});

test("the caret leaves for a new paragraph", () => {
  edit(() => $leaveTable("above"));
  expect(editor.read(() => $table().getPreviousSibling()?.getType())).toBe("paragraph");
});

test("what is selected from one cell into another is emptied, and the grid stays", () => {
  edit(() => {
    const from = $cell(1, 1).getFirstDescendant();
    const to = $cell(2, 1).getFirstDescendant();
    const selection = $cell(1, 1).selectStart();
    if (from) selection.anchor.set(from.getKey(), 0, "text");
    if (to) selection.focus.set(to.getKey(), 1, "text");
  });
  editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
  edit(() => {});
  expect(look()).toEqual(["^甲 | ^乙 | ^丙", "丁 |  | 己", "庚 |  | 壬"]);
});

test("a border moves no further than a narrow column", () => {
  expect(evenShares(3)).toEqual([33.3, 33.3, 33.3]);
  expect(shiftBorder([50, 50], 0, 10)).toEqual([60, 40]);
  expect(shiftBorder([50, 50], 0, 80)).toEqual([96, 4]);
  expect(shiftBorder([50, 50], 1, 10)).toEqual([50, 50]);
});
