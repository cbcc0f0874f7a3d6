/** Ties an editor to a living document: text and undo both ways, carets, presence. */
import {
  createUndoManager,
  createYjsBinding,
  initLocalState,
  setLocalStateFocus,
  syncCursorPositions,
  syncYjsChangesToLexical,
} from "@lexical/yjs";
import {
  BLUR_COMMAND,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  FOCUS_COMMAND,
  type LexicalEditor,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
} from "lexical";
import { type Transaction, UndoManager, type YEvent, type XmlText } from "yjs";
import { afterPaint } from "../after-paint.ts";
import { createLateWriter } from "./late-writer.ts";
import type { LiveDocument } from "./live-document.ts";
import { createMirror } from "./mirror.ts";
import { mayUndoDelete } from "./undo-keeps-others.ts";
import { publishUndo } from "./undo-steps.ts";

export interface Bound {
  /** From now until the returned function is called. The carets of others are put into `cursors`. */
  connect(cursors: HTMLElement): () => void;
  /** Tells the others who writes, until the returned function is called. */
  present(name: string, colour: string): () => void;
}

interface BindOptions {
  live: LiveDocument;
  /** False for an editor that is only read: nothing of it goes into the document. */
  writable: boolean;
  onError(error: Error): void;
}

/** `@lexical/react`'s own plugin writes within the key itself; here the document follows behind the paint. */
export function bindEditor(editor: LexicalEditor, options: BindOptions): Bound {
  const { live, writable, onError } = options;
  const mirror = createMirror(live, writable, () => writer.flush());
  const { provider } = mirror;
  const docMap = new Map([[live.part as string, mirror.doc]]);
  const binding = createYjsBinding({ editor, id: live.part, doc: mirror.doc, docMap });
  const root = binding.root.getSharedType();
  const manager = createUndoManager(binding, root);
  manager.deleteFilter = (item) => mayUndoDelete(item, mirror.doc.clientID);
  const writer = createLateWriter({
    binding,
    provider,
    onStep: () => manager.stopCapturing(),
    onWaiting: (waits) => writable && live.setWaiting(writer.flush, waits),
    onError,
  });
  const cursorsSoon = afterPaint(() => syncCursorPositions(binding, provider));
  const onTree = (events: YEvent<XmlText>[], { origin }: Transaction): void => {
    if (origin === binding) return;
    const isUndo = origin instanceof UndoManager;
    syncYjsChangesToLexical(binding, provider, events, isUndo, cursorsSoon.touch);
  };
  return {
    connect(cursors) {
      binding.cursorsContainer = cursors;
      root.observeDeep(onTree);
      provider.awareness.on("update", cursorsSoon.touch);
      const stop = mergeRegister(
        editor.registerUpdateListener(writer.take),
        publishUndo(editor, { manager, endStep: writer.endStep, flush: writer.flush }),
        registerHistory(editor, manager, writer.flush),
      );
      void provider.connect();
      return () => {
        writer.flush();
        provider.disconnect();
        stop();
        cursorsSoon.cancel();
        provider.awareness.off("update", cursorsSoon.touch);
        root.unobserveDeep(onTree);
        binding.cursorsContainer = null;
      };
    },
    present(name, colour) {
      const { activeElement } = document;
      const isHere = activeElement !== null && activeElement === editor.getRootElement();
      initLocalState(provider, name, colour, isHere, {});
      const leave = (): void => provider.awareness.setLocalState(null);
      const tell = (isFocused: boolean) => (): boolean => {
        setLocalStateFocus(provider, name, colour, isFocused, {});
        return false;
      };
      window.addEventListener("pagehide", leave);
      return mergeRegister(
        editor.registerCommand(FOCUS_COMMAND, tell(true), COMMAND_PRIORITY_EDITOR),
        editor.registerCommand(BLUR_COMMAND, tell(false), COMMAND_PRIORITY_EDITOR),
        () => {
          window.removeEventListener("pagehide", leave);
          leave();
        },
      );
    },
  };
}

/** Undo and redo, and whether there is something to take back. */
function registerHistory(
  editor: LexicalEditor,
  manager: UndoManager,
  flush: () => void,
): () => void {
  const tell = (): void => {
    editor.dispatchCommand(CAN_UNDO_COMMAND, manager.undoStack.length > 0);
    editor.dispatchCommand(CAN_REDO_COMMAND, manager.redoStack.length > 0);
  };
  const on = (command: typeof UNDO_COMMAND, act: () => void) =>
    editor.registerCommand(
      command,
      () => {
        flush();
        act();
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    );
  const events = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;
  for (const event of events) manager.on(event, tell);
  return mergeRegister(
    on(UNDO_COMMAND, () => manager.undo()),
    on(REDO_COMMAND, () => manager.redo()),
    () => {
      for (const event of events) manager.off(event, tell);
    },
  );
}
