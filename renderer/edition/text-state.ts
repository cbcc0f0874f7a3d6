/** What is true at the caret: what the toolbar shows pressed, and what it cannot do here. */
import { $isLinkNode } from "@lexical/link";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  mergeRegister,
} from "lexical";
import { useEffect, useState } from "react";
import { $bodyKindOf, type BodyKind } from "../../core/edition/block-kinds.ts";
import { $blockOf } from "../../core/edition/field-borders.ts";
import { $figureAtCaret } from "./figures.ts";

export interface TextState {
  /** Kind of the block at the caret; null in a field and where there is no caret. */
  kind: BodyKind | null;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  /** Address of the link at the caret. */
  link: string | null;
  inFigure: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

const nowhere: TextState = {
  kind: null,
  bold: false,
  italic: false,
  underline: false,
  link: null,
  inFigure: false,
  canUndo: false,
  canRedo: false,
};

function $textState(): Omit<TextState, "canUndo" | "canRedo"> {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return nowhere;
  const node = selection.focus.getNode();
  return {
    kind: $bodyKindOf($blockOf(node)),
    bold: selection.hasFormat("bold"),
    italic: selection.hasFormat("italic"),
    underline: selection.hasFormat("underline"),
    link: [node, ...node.getParents()].find($isLinkNode)?.getURL() ?? null,
    inFigure: $figureAtCaret() !== null,
  };
}

export function useTextState(): TextState {
  const [editor] = useLexicalComposerContext();
  const [state, setState] = useState(nowhere);
  useEffect(() => {
    const change = (next: Partial<TextState>): void =>
      setState((now) => {
        const changed = { ...now, ...next };
        return JSON.stringify(changed) === JSON.stringify(now) ? now : changed;
      });
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => change(editorState.read($textState))),
      editor.registerCommand(
        CAN_UNDO_COMMAND,
        (canUndo) => {
          change({ canUndo });
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        CAN_REDO_COMMAND,
        (canRedo) => {
          change({ canRedo });
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }, [editor]);
  return state;
}
