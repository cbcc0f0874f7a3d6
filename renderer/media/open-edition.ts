/** One living edition open for changes to its figures, without a text field of its own. */
import { createHeadlessEditor } from "@lexical/headless";
import {
  createUndoManager,
  createYjsBinding,
  type Provider,
  syncLexicalUpdateToYjs,
  syncYjsChangesToLexical,
} from "@lexical/yjs";
import { UndoManager } from "yjs";
import type { Edition } from "../../core/edition/edition.ts";
import { editionNodes } from "../../core/edition/nodes/index.ts";
import { registerStructure } from "../../core/edition/structure.ts";
import type { LiveDocument } from "../app/live/live-document.ts";
import { createMirror } from "../app/live/mirror.ts";

export interface OpenEdition {
  /** The edition as it is now; the same object until it changes. */
  get(): Edition;
  /** Runs `work` inside one update; it is in the document when this returns. Gives the way to take it back. */
  change(work: () => void): () => void;
  /** Runs `work` for typing: nothing to take back but with the field's own undo. */
  type(work: () => void): void;
  stop(): void;
}

/** The sheet shows no carets, neither its own nor those of others. */
const silent: Provider = {
  awareness: {
    getLocalState: () => null,
    getStates: () => new Map(),
    off() {},
    on() {},
    setLocalState() {},
    setLocalStateField() {},
  },
  connect() {},
  disconnect() {},
  off() {},
  on() {},
};

/** `live` has been loaded. `onChange` is called after every change, whoever made it. */
export function openEdition(
  live: LiveDocument,
  { onChange, onError }: { onChange: () => void; onError: (error: Error) => void },
): OpenEdition {
  const mirror = createMirror(live, true);
  const editor = createHeadlessEditor({ namespace: "photos", nodes: [...editionNodes], onError });
  const docMap = new Map([[live.part, mirror.doc]]);
  const binding = createYjsBinding({ editor, id: live.part, doc: mirror.doc, docMap });
  const root = binding.root.getSharedType();
  const steps = new Set<UndoManager>();
  const readTree = () => editor.getEditorState().toJSON() as unknown as Edition;
  root.observeDeep((events, { origin }) => {
    if (origin === binding) return;
    syncYjsChangesToLexical(binding, silent, events, origin instanceof UndoManager);
  });
  const stopSending = editor.registerUpdateListener((update) =>
    syncLexicalUpdateToYjs(
      binding,
      silent,
      update.prevEditorState,
      update.editorState,
      update.dirtyElements,
      update.dirtyLeaves,
      update.normalizedNodes,
      update.tags,
    ),
  );
  void mirror.provider.connect();
  editor.update(() => {}, { discrete: true });
  const stopStructure = registerStructure(editor);
  let tree = readTree();
  const stopListening = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    if (dirtyElements.size + dirtyLeaves.size === 0) return;
    tree = readTree();
    onChange();
  });
  const type = (work: () => void): void => editor.update(work, { discrete: true });
  return {
    get: () => tree,
    type,
    change(work) {
      // A step of its own: what is typed afterwards is not taken back with it.
      const step = createUndoManager(binding, root);
      steps.add(step);
      type(work);
      step.trackedOrigins.clear();
      return () => void step.undo();
    },
    stop() {
      for (const step of steps) step.destroy();
      stopListening();
      stopStructure();
      stopSending();
      mirror.provider.disconnect();
    },
  };
}
