/** Where one undo step ends and the next begins. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DROP_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
} from "lexical";
import { useEffect } from "react";
import type { UndoManager } from "yjs";
import { mayUndoDelete } from "./undo-keeps-others.ts";
import { registerUndoCaret } from "./undo-caret.ts";

/** CollaborationPlugin publishes its undo manager under this key. */
const UNDO_MANAGER = Symbol.for("@lexical/yjs/UndoManager");

const managerOf = (editor: LexicalEditor): UndoManager | undefined =>
  (editor as LexicalEditor & { [UNDO_MANAGER]?: UndoManager })[UNDO_MANAGER];

/** An undo takes back what was typed here; a block that another has written in since stays for that. */
function keepOthers(editor: LexicalEditor): void {
  const manager = managerOf(editor);
  if (manager) manager.deleteFilter = (item) => mayUndoDelete(item, manager.doc.clientID);
}

/** What is done next will be undone by itself, not together with what was done before. */
export function startUndoStep(editor: LexicalEditor): void {
  managerOf(editor)?.stopCapturing();
}

/** Everything until the returned function is called is one step, however long it takes. */
export function holdUndoStep(editor: LexicalEditor): () => void {
  const manager = managerOf(editor);
  if (!manager) return () => {};
  const usual = manager.captureTimeout;
  manager.captureTimeout = Number.POSITIVE_INFINITY;
  return () => {
    manager.captureTimeout = usual;
  };
}

const isHeld = (editor: LexicalEditor): boolean =>
  managerOf(editor)?.captureTimeout === Number.POSITIVE_INFINITY;

/** Unbroken typing is cut into steps of this length, so that one undo does not take a page away. */
const TYPING_STEP_MS = 3000;
/** Yjs begins a new step by itself after a pause of this length. */
const PAUSE_MS = 500;

/** Yjs joins what follows without a pause; a paste, a new block or a change from typing to deleting does not. */
export function UndoSteps(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let deleting = false;
    let since = 0;
    let last = 0;
    const begin = (): void => {
      startUndoStep(editor);
      since = performance.now();
    };
    const on = <P>(command: LexicalCommand<P>, before: () => void) =>
      editor.registerCommand(
        command,
        () => {
          before();
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    const onDelete = (): void => {
      if (!deleting || !$getSelection()?.isCollapsed()) begin();
      deleting = true;
    };
    const onType = (): void => {
      if (deleting) begin();
      deleting = false;
    };
    return mergeRegister(
      registerUndoCaret(editor),
      on(UNDO_COMMAND, () => keepOthers(editor)),
      on(REDO_COMMAND, () => keepOthers(editor)),
      on(PASTE_COMMAND, begin),
      on(CUT_COMMAND, begin),
      on(DROP_COMMAND, begin),
      on(FORMAT_TEXT_COMMAND, begin),
      on(INSERT_PARAGRAPH_COMMAND, begin),
      on(INSERT_LINE_BREAK_COMMAND, begin),
      on(DELETE_CHARACTER_COMMAND, onDelete),
      on(DELETE_WORD_COMMAND, onDelete),
      on(DELETE_LINE_COMMAND, onDelete),
      on(CONTROLLED_TEXT_INSERTION_COMMAND, onType),
      editor.registerTextContentListener(() => {
        const now = performance.now();
        if (now - last > PAUSE_MS) since = now;
        else if (now - since > TYPING_STEP_MS && !isHeld(editor)) begin();
        last = now;
      }),
    );
  }, [editor]);
  return null;
}
