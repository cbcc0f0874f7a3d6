/** Keys in a table: Tab from cell to cell, its own actions, and what is typed or deleted over selected cells. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $isTableCellNode,
  $isTableSelection,
  registerTableSelectionObserver,
} from "@lexical/table";
import {
  $getSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_DOWN_COMMAND,
  mergeRegister,
} from "lexical";
import { useEffect } from "react";
import { $selectsLocked, LOCK_REFUSED_COMMAND } from "../../../core/edition/locks.ts";
import { $deleteTable, $stepCell, $tablePlace } from "../../../core/edition/table/edit-table.ts";
import { $clearCells } from "../../../core/edition/table/paste-cells.ts";
import { isMac, matchesStroke, parseKeys } from "../../app/keys.ts";
import { startUndoStep } from "../../app/live/undo-steps.ts";
import { $tableState, type TableActionId, tableActionIds, tableActions } from "./table-actions.ts";

export function TableKeys({ onAction }: { onAction(id: TableActionId): void }): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const $tab = (event: KeyboardEvent): boolean => {
      if (event.ctrlKey || event.altKey || event.metaKey || !$tablePlace()) return false;
      startUndoStep(editor);
      // Before the first cell Shift+Tab goes the way of the page.
      if (!$stepCell(event.shiftKey)) return false;
      event.preventDefault();
      return true;
    };
    const $deleteCells = (event: KeyboardEvent): boolean => {
      const selection = $getSelection();
      if (!$isTableSelection(selection)) return false;
      event.preventDefault();
      if ($selectsLocked()) return editor.dispatchCommand(LOCK_REFUSED_COMMAND, undefined);
      startUndoStep(editor);
      const place = $tablePlace();
      const isWhole =
        place?.top === 0 &&
        place.left === 0 &&
        place.bottom === place.map.length - 1 &&
        place.right === (place.map[0]?.length ?? 0) - 1;
      if (isWhole) $deleteTable();
      else $clearCells(selection);
      return true;
    };
    return mergeRegister(
      registerTableSelectionObserver(editor, false),
      editor.registerCommand(KEY_BACKSPACE_COMMAND, $deleteCells, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_DELETE_COMMAND, $deleteCells, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (event.isComposing) return false;
          if (event.key === "Tab") return $tab(event);
          const state = $tableState();
          if (!state) return false;
          const pressed = tableActionIds.filter((id) =>
            parseKeys(tableActions[id].keys ?? "").some((stroke) =>
              matchesStroke(stroke, event, isMac()),
            ),
          );
          if (pressed.length === 0) {
            if (typesText(event)) $typeOverCells();
            return false;
          }
          event.preventDefault();
          const id = pressed.find((one) => !state.off.includes(one));
          if (id) onAction(id);
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  }, [editor, onAction]);
  return null;
}

/** A key that will put a character in, or with which an input method begins. */
const typesText = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && ([...key].length === 1 || key === "Process");

/** The browser has no caret while cells are selected: what is typed goes into the first of them. */
function $typeOverCells(): void {
  const selection = $getSelection();
  if (!$isTableSelection(selection) || $selectsLocked()) return;
  const cell = selection.getNodes().find($isTableCellNode);
  $clearCells(selection);
  cell?.selectStart();
}
