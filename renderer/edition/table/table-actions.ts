/** What can be done to the table at the caret, with its keys: the tools over the table, the palette and the keyboard. */
import type { LexicalEditor } from "lexical";
import {
  $addColumn,
  $addRow,
  $deleteColumns,
  $deleteRows,
  $deleteTable,
  $leaveTable,
  $mergeOrSplit,
  $moveColumn,
  $moveRow,
  $selectedCells,
  $tablePlace,
  $toggleHeader,
  canMoveColumn,
  canMoveRow,
  evenShares,
  hasHeader,
  isMerged,
  shiftBorder,
} from "../../../core/edition/table/edit-table.ts";
import { $holdsLocked, LOCK_REFUSED_COMMAND } from "../../../core/edition/locks.ts";
import { sharesOf } from "../../../core/edition/table/grid.ts";
import { startUndoStep } from "../../app/live/undo-steps.ts";
import { $moveTop } from "../figures.ts";

export const tableActionIds = [
  "rowAbove",
  "rowBelow",
  "rowUp",
  "rowDown",
  "headerRow",
  "deleteRow",
  "columnLeft",
  "columnRight",
  "moveLeft",
  "moveRight",
  "widen",
  "narrow",
  "headerColumn",
  "deleteColumn",
  "merge",
  "split",
  "even",
  "paragraphAbove",
  "paragraphBelow",
  "tableUp",
  "tableDown",
  "deleteTable",
] as const;
export type TableActionId = (typeof tableActionIds)[number];

/** What is true of the table at the caret. */
export interface TableState {
  /** Key of the table's node. */
  key: string;
  rows: number;
  columns: number;
  /** Actions that do nothing here. */
  off: TableActionId[];
  /** Of `headerRow` and `headerColumn`, those that are there. */
  on: TableActionId[];
}

export interface TableAction {
  /** As in renderer/app/keys.ts. */
  keys?: string;
  /** Runs inside an update; "full" when the table cannot become larger. */
  $run(): unknown;
}

/** How much a key press moves a border, in percent of the table's width. */
const STEP = 3;

export const tableActions: Record<TableActionId, TableAction> = {
  rowAbove: { keys: "mod+shift+Enter", $run: () => $addRow(false) },
  rowBelow: { keys: "mod+Enter", $run: () => $addRow(true) },
  rowUp: { keys: "alt+shift+ArrowUp", $run: () => $moveRow(true) },
  rowDown: { keys: "alt+shift+ArrowDown", $run: () => $moveRow(false) },
  headerRow: { $run: () => $toggleHeader("row") },
  deleteRow: { keys: "mod+shift+Backspace", $run: $deleteRows },
  columnLeft: { $run: () => $addColumn(false) },
  columnRight: { keys: "mod+alt+Enter", $run: () => $addColumn(true) },
  moveLeft: { keys: "alt+shift+ArrowLeft", $run: () => $moveColumn(true) },
  moveRight: { keys: "alt+shift+ArrowRight", $run: () => $moveColumn(false) },
  widen: { $run: () => $widen(STEP) },
  narrow: { $run: () => $widen(-STEP) },
  headerColumn: { $run: () => $toggleHeader("column") },
  deleteColumn: { $run: $deleteColumns },
  merge: { keys: "mod+alt+g", $run: $mergeOrSplit },
  split: { keys: "mod+alt+g", $run: $mergeOrSplit },
  even: { $run: () => $tablePlace()?.table.setColWidths(undefined) },
  paragraphAbove: { $run: () => $leaveTable("above") },
  paragraphBelow: { keys: "mod+alt+n", $run: () => $leaveTable("below") },
  tableUp: { $run: () => $moveTable(true) },
  tableDown: { $run: () => $moveTable(false) },
  deleteTable: { keys: "alt+shift+Delete", $run: $deleteTable },
};

function $moveTable(up: boolean): void {
  const key = $tablePlace()?.table.getKey();
  if (key) $moveTop(key, up);
}

/** The border behind the column at the caret moves; behind the last one there is only that before it. */
function $widen(by: number): void {
  const place = $tablePlace();
  const columns = place?.map[0]?.length ?? 0;
  if (!place || columns < 2) return;
  const shares = sharesOf(place.table.getColWidths(), columns) ?? evenShares(columns);
  const isLast = place.right === columns - 1;
  const border = isLast ? place.left - 1 : place.right;
  place.table.setColWidths(shiftBorder(shares, border, isLast ? -by : by));
}

/** An action that takes cells away, or runs them together, would do so with a locked text in them. */
function $wouldTakeLocked(id: TableActionId): boolean {
  const place = $tablePlace();
  if (!place) return false;
  const { table, map, top, bottom, left, right } = place;
  if (id === "deleteTable") return $holdsLocked(table);
  const rows = id === "deleteColumn" ? map : map.slice(top, bottom + 1);
  const cells = rows.flatMap((row) => (id === "deleteRow" ? row : row.slice(left, right + 1)));
  const takes = id === "deleteRow" || id === "deleteColumn" || id === "merge";
  return takes && cells.some(({ cell }) => $holdsLocked(cell));
}

/** Runs an action as an undo step of its own; true when the table is as large as one may be. */
export function runTableAction(editor: LexicalEditor, id: TableActionId): boolean {
  if (editor.getEditorState().read(() => $wouldTakeLocked(id))) {
    editor.dispatchCommand(LOCK_REFUSED_COMMAND, undefined);
    return false;
  }
  startUndoStep(editor);
  let outcome: unknown;
  editor.update(
    () => {
      outcome = tableActions[id].$run();
    },
    { discrete: true },
  );
  startUndoStep(editor);
  return outcome === "full";
}

/** Null where the selection is in no table. */
export function $tableState(): TableState | null {
  const place = $tablePlace();
  if (!place) return null;
  const columns = place.map[0]?.length ?? 0;
  const can: Partial<Record<TableActionId, boolean>> = {
    rowUp: canMoveRow(place, true),
    rowDown: canMoveRow(place, false),
    moveLeft: canMoveColumn(place, true),
    moveRight: canMoveColumn(place, false),
    merge: $selectedCells().length > 1,
    split: $selectedCells().length === 0 && isMerged(place.cell),
    even: place.table.getColWidths() !== undefined,
    widen: columns > 1,
    narrow: columns > 1,
  };
  return {
    key: place.table.getKey(),
    rows: place.map.length,
    columns,
    off: tableActionIds.filter((id) => can[id] === false),
    on: [
      ...(hasHeader(place, "row") ? (["headerRow"] as const) : []),
      ...(hasHeader(place, "column") ? (["headerColumn"] as const) : []),
    ],
  };
}
