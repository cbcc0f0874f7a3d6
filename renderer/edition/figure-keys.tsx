/** Tab and Shift+Tab go from one text of a figure to the next, and out of the editor at its last and first. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  type ElementNode,
  KEY_TAB_COMMAND,
} from "lexical";
import { useEffect } from "react";
import { $galleryAround } from "../../core/edition/galleries.ts";
import { $isFieldNode } from "../../core/edition/nodes/field-nodes.ts";
import { $shownAtCaret } from "./figures.ts";

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

/** The text of the figure or gallery at the caret that comes after the one the caret is in, or before it. */
function $textBeside(before: boolean): ElementNode | null {
  const selection = $getSelection();
  const shown = $shownAtCaret();
  if (!$isRangeSelection(selection) || !shown) return null;
  const at = selection.focus.getNode();
  const texts = $textsIn($galleryAround(shown) ?? shown);
  const place = texts.findIndex((text) => text.is(at) || text.isParentOf(at));
  return place < 0 ? null : (texts[place + (before ? -1 : 1)] ?? null);
}

const $textsIn = (parent: ElementNode): ElementNode[] =>
  parent
    .getChildren()
    .filter($isElementNode)
    .flatMap((child) => ($isFieldNode(child) ? [child] : $textsIn(child)));
