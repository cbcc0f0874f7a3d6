/** What is true at the caret: what the toolbar shows pressed, and what it cannot do here. */
import { $isLinkNode } from "@lexical/link";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $isTableSelection, type TableSelection } from "@lexical/table";
import {
  $getSelection,
  $isRangeSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { useEffect, useState } from "react";
import { $alignmentOf } from "../../core/edition/align-blocks.ts";
import type { Alignment } from "../../core/edition/alignment.ts";
import { $bodyKindOf, $selectedBlocks, type BodyKind } from "../../core/edition/block-kinds.ts";
import { $blockOf } from "../../core/edition/field-borders.ts";
import { $canTakeNote } from "../../core/edition/insert-note.ts";
import { $noteAtCaret } from "../../core/edition/note-rules.ts";
import { $isTicked, $listMoves } from "../../core/edition/list-depth.ts";
import { $galleryAround } from "../../core/edition/galleries.ts";
import { $isFigureNode } from "../../core/edition/nodes/figure-node.ts";
import { afterPaint } from "../app/after-paint.ts";
import { $shownAtCaret } from "./figures.ts";

/** The formats that a text may have, by Lexical's names. */
export const marks = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "superscript",
  "subscript",
  "highlight",
] as const;
export type Mark = (typeof marks)[number];

export interface TextState {
  /** Kind of the block at the caret; null in a field and where there is no caret. */
  kind: BodyKind | null;
  /** Alignment of the block at the caret; null for one that cannot be aligned. */
  alignment: Alignment | null;
  /** Formats of the text at the caret, or of all selected text. */
  marks: Mark[];
  /** Address of the link at the caret. */
  link: string | null;
  /** In a picture, gallery, attachment or film. */
  inFigure: boolean;
  inGallery: boolean;
  /** In a figure whose picture is there. */
  inPicture: boolean;
  /** A footnote can be put in here, or the caret is in one and can go back. */
  canTakeNote: boolean;
  /** Which ways the selected items of a list can go. */
  list: { isInList: boolean; indent: boolean; outdent: boolean };
  /** Whether the box of the item at the caret is ticked; null where there is none. */
  ticked: boolean | null;
  canUndo: boolean;
  canRedo: boolean;
}

const outside: Omit<TextState, "canUndo" | "canRedo"> = {
  kind: null,
  alignment: null,
  marks: [],
  link: null,
  inFigure: false,
  inGallery: false,
  inPicture: false,
  canTakeNote: false,
  list: { isInList: false, indent: false, outdent: false },
  ticked: null,
};
const nowhere: TextState = { ...outside, canUndo: false, canRedo: false };

/** Of selected cells, what is true of the last of them. */
function $cellsState(selection: TableSelection): typeof outside {
  const last = $selectedBlocks(selection).at(-1) ?? null;
  return {
    ...outside,
    alignment: $alignmentOf(last),
    marks: marks.filter((mark) => selection.hasFormat(mark)),
  };
}

function $textState(): Omit<TextState, "canUndo" | "canRedo"> {
  const selection = $getSelection();
  if ($isTableSelection(selection)) return $cellsState(selection);
  if (!$isRangeSelection(selection)) return { ...outside };
  const node = selection.focus.getNode();
  const shown = $shownAtCaret();
  return {
    kind: $bodyKindOf($blockOf(node)),
    alignment: $alignmentOf($blockOf(node)),
    marks: marks.filter((mark) => selection.hasFormat(mark)),
    link: [node, ...node.getParents()].find($isLinkNode)?.getURL() ?? null,
    inFigure: shown !== null,
    inGallery: $galleryAround(shown) !== null,
    inPicture: $isFigureNode(shown) && shown.getAsset() !== null,
    canTakeNote: $canTakeNote() || $noteAtCaret() !== null,
    list: $listMoves(),
    ticked: $isTicked(),
  };
}

/** The state at the caret as it is now; undo and redo are not looked at. */
export const readTextState = (editor: LexicalEditor): TextState => ({
  ...nowhere,
  ...editor.read($textState),
});

export function useTextState(): TextState {
  const [editor] = useLexicalComposerContext();
  const [state, setState] = useState(nowhere);
  useEffect(() => {
    const change = (next: Partial<TextState>): void =>
      setState((now) => {
        const changed = { ...now, ...next };
        return JSON.stringify(changed) === JSON.stringify(now) ? now : changed;
      });
    // The text is seen first, then what is said of it.
    const look = afterPaint(() => change(editor.getEditorState().read($textState)));
    return mergeRegister(
      look.cancel,
      editor.registerUpdateListener(look.touch),
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
