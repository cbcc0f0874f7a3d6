/** Rules that hold in every table: rows of cells of paragraphs, a full grid, tables in the body only. */
import {
  $createTableSelectionFrom,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  registerTablePlugin,
  TableCellNode,
  TableNode,
  TableRowNode,
} from "@lexical/table";
import {
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { $isFromElsewhere } from "../block-identity.ts";
import { $cellOf, $keepParagraphs, $tableOf } from "./cell-content.ts";
import { $clearCells } from "./paste-cells.ts";

/** For local edits: Lexical itself does not run transforms on what comes from elsewhere. */
export function registerTableRules(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TableCellNode, (cell) => {
      if (!$isFromElsewhere() && $isTableRowNode(cell.getParent())) $keepParagraphs(cell);
    }),
    editor.registerNodeTransform(TableNode, (table) => {
      if ($isFromElsewhere()) return;
      if (table.isEmpty()) table.remove();
      else {
        $keepInBody(table);
        $dropCoveredRows(table);
        $cutSpans(table);
      }
    }),
    // A table is not told of what changes in its rows only.
    editor.registerNodeTransform(TableRowNode, (row) => {
      const table = row.getParent();
      if (!$isFromElsewhere() && row.isEmpty() && $isTableNode(table)) $dropCoveredRows(table);
    }),
    registerTablePlugin(editor),
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $emptyCells, COMMAND_PRIORITY_HIGH),
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      () => {
        $emptyCells();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/**
 * A selection of text that runs from one cell into another takes the cells as wholes: deleting it would otherwise
 * take cells out of the grid. False where it does not, or reaches out of the table.
 */
function $emptyCells(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
  const [from, to] = [selection.anchor, selection.focus].map((point) => $cellOf(point.getNode()));
  const table = from ? $tableOf(from) : null;
  if (!from || !to || !table || from.is(to) || !table.isParentOf(to)) return false;
  const cells = $createTableSelectionFrom(table, from, to);
  const [first] = cells.getNodes().filter($isTableCellNode);
  $clearCells(cells);
  first?.selectStart();
  return true;
}

/** A table that stands in another block goes behind it. One in a cell has become paragraphs already. */
function $keepInBody(table: TableNode): void {
  const parent = table.getParent();
  if (!parent || $isRootNode(parent) || $isTableCellNode(parent)) return;
  const top = table.getParents().find((node) => $isRootNode(node.getParent()));
  top?.insertAfter(table);
}

/** A row of which nothing is left but cells that reach into it from above is no row. */
function $dropCoveredRows(table: TableNode): void {
  const rows = table.getChildren().filter($isTableRowNode);
  for (const [at, row] of rows.entries()) {
    if (!row.isEmpty() || rows.length === 1) continue;
    for (const [above, other] of rows.slice(0, at).entries())
      for (const cell of other.getChildren().filter($isTableCellNode))
        if (cell.getRowSpan() > at - above) cell.setRowSpan(cell.getRowSpan() - 1);
    row.remove();
    $dropCoveredRows(table);
    return;
  }
}

/** When the rows below a cell that spans them are gone, the cell ends with the table. */
function $cutSpans(table: TableNode): void {
  const rows = table.getChildren().filter($isTableRowNode);
  for (const [at, row] of rows.entries())
    for (const cell of row.getChildren().filter($isTableCellNode))
      if (cell.getRowSpan() > rows.length - at) cell.setRowSpan(rows.length - at);
}
