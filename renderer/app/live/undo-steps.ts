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
} from "lexical";
import { useEffect } from "react";
import type { UndoManager } from "yjs";
import { registerUndoCaret } from "./undo-caret.ts";

/** What is known of an editor's steps, kept on the editor itself: many that change it are plain functions. */
export interface UndoDoor {
  manager: UndoManager;
  /** What was done until now belongs to one step, what comes to another. */
  endStep(): void;
  /** Brings what was done until now before the manager. */
  flush(): void;
}

const DOOR = Symbol("undo");

type WithDoor = LexicalEditor & { [DOOR]?: UndoDoor | undefined };

const doorOf = (editor: LexicalEditor): UndoDoor | undefined => (editor as WithDoor)[DOOR];

/** Makes the functions below work on this editor; returns how to end that. */
export function publishUndo(editor: LexicalEditor, door: UndoDoor): () => void {
  (editor as WithDoor)[DOOR] = door;
  return () => {
    (editor as WithDoor)[DOOR] = undefined;
  };
}

/** What is done next will be undone by itself, not together with what was done before. */
export function startUndoStep(editor: LexicalEditor): void {
  doorOf(editor)?.endStep();
}

/** Everything until the returned function is called is one step, however long it takes. */
export function holdUndoStep(editor: LexicalEditor): () => void {
  const door = doorOf(editor);
  if (!door) return () => {};
  door.flush();
  const usual = door.manager.captureTimeout;
  door.manager.captureTimeout = Number.POSITIVE_INFINITY;
  return () => {
    door.flush();
    door.manager.captureTimeout = usual;
  };
}

const isHeld = (editor: LexicalEditor): boolean =>
  doorOf(editor)?.manager.captureTimeout === Number.POSITIVE_INFINITY;

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
