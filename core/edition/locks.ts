/** Locked blocks: their text stays as it is, whatever key, paste or input method would change it. */
import { TOGGLE_LINK_COMMAND } from "@lexical/link";
import {
  $getEditor,
  $getNodeByKey,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  $setState,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DROP_COMMAND,
  type ElementNode,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  INSERT_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
  TextNode,
} from "lexical";
import type { BlockId } from "../report/ids.ts";
import { $isFromElsewhere } from "./block-identity.ts";
import { lockedState } from "./block-state.ts";
import { $toJson } from "./note-rules.ts";
import { $blockAround, $findBlock, $textOf } from "./translate-block.ts";

export const $isLocked = (block: ElementNode): boolean => $getState(block, lockedState);

export function $setLocked(ids: readonly BlockId[], isLocked: boolean): void {
  for (const id of ids) {
    const block = $findBlock(id);
    if (block && $isLocked(block) !== isLocked) $setState(block, lockedState, isLocked);
  }
}

const changing: readonly LexicalCommand<unknown>[] = [
  ...[CONTROLLED_TEXT_INSERTION_COMMAND, REMOVE_TEXT_COMMAND],
  ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND],
  ...[INSERT_PARAGRAPH_COMMAND, INSERT_LINE_BREAK_COMMAND, INSERT_TAB_COMMAND],
  ...[PASTE_COMMAND, CUT_COMMAND, DROP_COMMAND],
  ...[FORMAT_TEXT_COMMAND, FORMAT_ELEMENT_COMMAND, TOGGLE_LINK_COMMAND],
  ...[INDENT_CONTENT_COMMAND, OUTDENT_CONTENT_COMMAND],
] as unknown as LexicalCommand<unknown>[];

/**
 * Refuses what would change a locked block, and puts back what came past the refusal, such as the letters of an input
 * method. Changes from elsewhere and undo are let through: whoever made them was free to.
 */
export function registerLocks(editor: LexicalEditor, onRefused: () => void): () => void {
  const $refuse = (event: unknown): boolean => {
    if (!$touchesLocked()) return false;
    if (isEvent(event)) event.preventDefault();
    onRefused();
    return true;
  };
  return mergeRegister(
    ...changing.map((command) =>
      editor.registerCommand<unknown>(command, $refuse, COMMAND_PRIORITY_CRITICAL),
    ),
    editor.registerNodeTransform(TextNode, (text) => {
      if ($isFromElsewhere()) return;
      const block = $blockAround(text);
      if (block && $isLocked(block) && $putBack(block)) onRefused();
    }),
  );
}

const isEvent = (payload: unknown): payload is { preventDefault(): void } =>
  typeof payload === "object" && payload !== null && "preventDefault" in payload;

function $touchesLocked(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  return [selection.anchor.getNode(), selection.focus.getNode(), ...selection.getNodes()].some(
    (node) => {
      const block = $blockAround(node);
      return block !== null && $isLocked(block);
    },
  );
}

/** False where the text is as it was, or was not locked yet. */
function $putBack(block: ElementNode): boolean {
  const before = $getEditor().getEditorState();
  const was = before.read(() => {
    const old = $getNodeByKey(block.getKey());
    return $isElementNode(old) && $isLocked(old)
      ? { text: $textOf(old), children: old.getChildren().map($toJson) }
      : null;
  });
  if (!was || was.text === $textOf(block)) return false;
  block.splice(0, block.getChildrenSize(), was.children.map($parseSerializedNode));
  block.selectEnd();
  return true;
}
