/** Brings what is typed in an editor into its Yjs document, behind the frame that shows it. */
import { type Binding, type Provider, syncLexicalUpdateToYjs } from "@lexical/yjs";
import {
  COLLABORATION_TAG,
  type EditorState,
  HISTORIC_TAG,
  type NodeKey,
  type UpdateListenerPayload,
} from "lexical";
import { afterPaint } from "../after-paint.ts";

export interface LateWriter {
  /** The editor has made an update. */
  take(update: UpdateListenerPayload): void;
  /** What was typed until now belongs to one undo step, what comes to another. */
  endStep(): void;
  /** Writes what waits; needed before anything else is done to the document. */
  flush(): void;
}

/** Updates that are written as one: the difference of two states, and where to look for it. */
interface Unwritten {
  before: EditorState;
  now: EditorState;
  elements: Map<NodeKey, boolean>;
  leaves: Set<NodeKey>;
  endsStep: boolean;
}

export interface LateWriterOptions {
  binding: Binding;
  provider: Provider;
  /** Begins a new undo step. */
  onStep(): void;
  /** Called with true when something begins to wait, with false when it is written. */
  onWaiting(waits: boolean): void;
  onError(error: Error): void;
}

/**
 * Between two of its writings the document is behind the editor, so nothing may read or change it without `flush`:
 * not what comes from elsewhere, not undo. Updates that came from the document are passed on at once.
 */
export function createLateWriter(options: LateWriterOptions): LateWriter {
  const { binding, provider, onStep, onWaiting, onError } = options;
  let waiting: Unwritten[] = [];
  const write = (): void => {
    const steps = waiting;
    waiting = [];
    if (steps.length === 0) return;
    try {
      for (const { before, now, elements, leaves, endsStep } of steps) {
        syncLexicalUpdateToYjs(
          binding,
          provider,
          before,
          now,
          elements,
          leaves,
          new Set(),
          new Set(),
        );
        if (endsStep) onStep();
      }
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    } finally {
      onWaiting(false);
    }
  };
  const soon = afterPaint(write);
  const flush = (): void => {
    soon.cancel();
    write();
  };
  return {
    flush,
    take(update) {
      const { prevEditorState, editorState, dirtyElements, dirtyLeaves, tags } = update;
      if (tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG)) {
        flush();
        passOn(binding, provider, update);
        return;
      }
      const isSame = dirtyElements.size + dirtyLeaves.size === 0;
      if (isSame && editorState._selection === prevEditorState._selection) return;
      const last = waiting.at(-1);
      if (last && !last.endsStep) join(last, update);
      else
        waiting.push({
          before: prevEditorState,
          now: editorState,
          elements: dirtyElements,
          leaves: dirtyLeaves,
          endsStep: false,
        });
      if (!isSame) onWaiting(true);
      soon.touch();
    },
    endStep() {
      const last = waiting.at(-1);
      if (last) last.endsStep = true;
      else onStep();
    },
  };
}

function join(to: Unwritten, update: UpdateListenerPayload): void {
  to.now = update.editorState;
  if (update.dirtyElements.size + update.dirtyLeaves.size === 0) return;
  // Never into the sets of the first update: those are Lexical's own.
  to.leaves = new Set([...to.leaves, ...update.dirtyLeaves]);
  to.elements = new Map(to.elements);
  for (const [key, isMeant] of update.dirtyElements)
    to.elements.set(key, isMeant || to.elements.get(key) === true);
}

const passOn = (binding: Binding, provider: Provider, update: UpdateListenerPayload): void =>
  syncLexicalUpdateToYjs(
    binding,
    provider,
    update.prevEditorState,
    update.editorState,
    update.dirtyElements,
    update.dirtyLeaves,
    update.normalizedNodes,
    update.tags,
  );
