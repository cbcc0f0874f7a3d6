/**
 * Tab and Shift+Tab in a list: an item goes one level in or out. Elsewhere they go on to the next control, as does
 * Shift+Tab in an item that is as far out as it can be, so that nobody is caught in the text.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_LOW, KEY_TAB_COMMAND } from "lexical";
import { useEffect } from "react";
import { $listMoves, $moveItems } from "../../../core/edition/list-depth.ts";
import { startUndoStep } from "./undo-steps.ts";

export function ListKeys(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
          const { isInList, outdent } = $listMoves();
          if (!isInList || (event.shiftKey && !outdent)) return false;
          event.preventDefault();
          startUndoStep(editor);
          $moveItems(!event.shiftKey);
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  );
  return null;
}
