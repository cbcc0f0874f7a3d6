/** Undo and redo may put another node in the place of the block with the caret: the caret stays in the block all the same. */
import {
  $getSelection,
  $getState,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  HISTORIC_TAG,
  type LexicalEditor,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
} from "lexical";
import { idState } from "../../../core/edition/block-state.ts";
import { $leavesOf, $offsetIn } from "../../../core/edition/text-places.ts";
import { $blockAround, $findBlock } from "../../../core/edition/translate-block.ts";
import type { BlockId } from "../../../core/report/ids.ts";

interface Caret {
  id: BlockId;
  /** UTF-16, in the text of the block. */
  offset: number;
}

function $caret(): Caret | null {
  const selection = $getSelection();
  const block = $isRangeSelection(selection) ? $blockAround(selection.focus.getNode()) : null;
  const id = block && $getState(block, idState);
  if (!block || !id || !$isRangeSelection(selection)) return null;
  return { id, offset: $offsetIn(block, selection.focus) };
}

function $putCaret({ id, offset }: Caret): void {
  const block = $findBlock(id);
  if (!block) return;
  const leaf = $leavesOf(block).findLast(({ start }) => start <= offset);
  if (!leaf) block.selectStart();
  else if (leaf.node.getType() === "text") {
    const at = Math.min(offset - leaf.start, leaf.length);
    block.selectStart().focus.set(leaf.node.getKey(), at, "text");
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.anchor.set(leaf.node.getKey(), at, "text");
  } else block.selectEnd();
}

export function registerUndoCaret(editor: LexicalEditor): () => void {
  let before: Caret | null = null;
  const remember = (): boolean => {
    before = $caret();
    return false;
  };
  return mergeRegister(
    editor.registerCommand(UNDO_COMMAND, remember, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(REDO_COMMAND, remember, COMMAND_PRIORITY_CRITICAL),
    editor.registerUpdateListener(({ editorState, tags }) => {
      if (!tags.has(HISTORIC_TAG) || !before) return;
      const caret = before;
      before = null;
      const id = editorState.read(() => $caret()?.id);
      if (id !== caret.id) editor.update(() => $putCaret(caret));
    }),
  );
}
