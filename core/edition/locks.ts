/** Locked blocks: their text stays as it is, whatever key, paste or input method would change it. */
import { TOGGLE_LINK_COMMAND } from "@lexical/link";
import { $isTableSelection } from "@lexical/table";
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
  COMPOSITION_END_COMMAND,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createCommand,
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
  type NodeKey,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
  type SerializedLexicalNode,
  TextNode,
} from "lexical";
import type { BlockId } from "../report/ids.ts";
import { $blocks, $isFromElsewhere } from "./block-identity.ts";
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

/** Whoever does not change something since it is locked says so by this command, and a person hears of it. */
export const LOCK_REFUSED_COMMAND: LexicalCommand<void> = createCommand("LOCK_REFUSED");

/** The block itself is locked, or one that stands in it: a caption, a cell, an item. */
export const $holdsLocked = (node: ElementNode): boolean =>
  $isLocked(node) || $blocks(node).some($isLocked);

/** The selection reaches into a locked block. */
export const $selectsLocked = (): boolean => $lockedBlocks().length > 0;

/** What a block held. */
interface Was {
  text: string;
  children: SerializedLexicalNode[];
}

interface LockOptions {
  onRefused(): void;
  /** What is done until the returned function is called is one step of undo. */
  holdStep?(): () => void;
}

/**
 * Refuses what would change a locked block, and puts back what came past the refusal, such as the letters of an input
 * method. Changes from elsewhere and undo are let through: whoever made them was free to.
 */
export function registerLocks(
  editor: LexicalEditor,
  { onRefused, holdStep = () => () => undefined }: LockOptions,
): () => void {
  /** While an input method composes in locked blocks, which it cannot be kept from: how they were before. */
  const composedIn = new Map<NodeKey, Was>();
  let release = (): void => undefined;
  const $begin = (): boolean => {
    const blocks = $lockedBlocks();
    if (blocks.length === 0) return false;
    release();
    release = holdStep();
    for (const block of blocks) composedIn.set(block.getKey(), $contentOf(block));
    return false;
  };
  const end = (): boolean => {
    if (composedIn.size === 0) return false;
    // Behind what Lexical itself does at this moment: it takes over what was composed.
    editor.update(
      () => {
        const changed = [...composedIn].filter(([key, was]) => {
          const block = $getNodeByKey(key);
          return $isElementNode(block) && $isLocked(block) && $putBack(block, was);
        });
        if (changed.length > 0) onRefused();
      },
      {
        onUpdate() {
          composedIn.clear();
          release();
          release = () => undefined;
        },
      },
    );
    return false;
  };
  const $refuse = (event: unknown): boolean => {
    if ($lockedBlocks().length === 0) return false;
    if (isEvent(event)) event.preventDefault();
    onRefused();
    return true;
  };
  return mergeRegister(
    ...changing.map((command) =>
      editor.registerCommand<unknown>(command, $refuse, COMMAND_PRIORITY_CRITICAL),
    ),
    editor.registerCommand(
      LOCK_REFUSED_COMMAND,
      () => {
        onRefused();
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(COMPOSITION_START_COMMAND, $begin, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(COMPOSITION_END_COMMAND, end, COMMAND_PRIORITY_CRITICAL),
    () => release(),
    editor.registerNodeTransform(TextNode, (text) => {
      if ($isFromElsewhere()) return;
      const block = $blockAround(text);
      if (!block || !$isLocked(block)) return;
      const was = composedIn.get(block.getKey()) ?? $before(block);
      if (was && $putBack(block, was)) onRefused();
    }),
  );
}

const isEvent = (payload: unknown): payload is { preventDefault(): void } =>
  typeof payload === "object" && payload !== null && "preventDefault" in payload;

/** Those that the selection reaches into. */
function $lockedBlocks(): ElementNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return [];
  const nodes = [selection.anchor.getNode(), selection.focus.getNode(), ...selection.getNodes()];
  const blocks = new Set(nodes.flatMap((node) => $blockAround(node) ?? []));
  return [...blocks].filter($isLocked);
}

const $contentOf = (block: ElementNode): Was => ({
  text: $textOf(block),
  children: block.getChildren().map($toJson),
});

/** Null where the block was not locked yet. */
function $before(block: ElementNode): Was | null {
  const before = $getEditor().getEditorState();
  return before.read(() => {
    const old = $getNodeByKey(block.getKey());
    return $isElementNode(old) && $isLocked(old) ? $contentOf(old) : null;
  });
}

/** False where the text is as it was. */
function $putBack(block: ElementNode, was: Was): boolean {
  if (was.text === $textOf(block)) return false;
  block.splice(0, block.getChildrenSize(), was.children.map($parseSerializedNode));
  block.selectEnd();
  return true;
}
