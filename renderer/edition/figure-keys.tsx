/** Tab and Shift+Tab go from one text of a figure to the next, and out of the editor at its last and first. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  KEY_TAB_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { $isFigureNode } from "../../core/edition/nodes/figure-node.ts";
import { $figureAtCaret } from "./figures.ts";

export function FigureKeys(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
          const text = $textBeside(event.shiftKey);
          if (!text) return false;
          event.preventDefault();
          text.selectEnd();
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  );
  return null;
}

/** The text of the figure at the caret that comes after the one the caret is in, or before it. */
function $textBeside(before: boolean) {
  const selection = $getSelection();
  const key = $figureAtCaret();
  const figure = key === null ? null : $getNodeByKey(key);
  if (!$isRangeSelection(selection) || !$isFigureNode(figure)) return null;
  const at = selection.focus.getNode();
  const text = figure.getChildren().find((child) => child.is(at) || child.isParentOf(at));
  const next = before ? text?.getPreviousSibling() : text?.getNextSibling();
  return $isElementNode(next) ? next : null;
}
