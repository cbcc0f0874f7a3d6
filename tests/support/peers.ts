/** Two editors over Yjs documents of their own that hear of each other only when a test says so. */
import { createHeadlessEditor } from "@lexical/headless";
import {
  createUndoManager,
  createYjsBinding,
  type Provider,
  syncLexicalUpdateToYjs,
  syncYjsChangesToLexical,
} from "@lexical/yjs";
import type { LexicalEditor } from "lexical";
import { expect } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, UndoManager } from "yjs";
import { editionNodes } from "../../core/edition/nodes/index.ts";

/** mulberry32 */
export function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const alone: Provider = {
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
  on() {},
  off() {},
};

export interface Peer {
  editor: LexicalEditor;
  doc: Doc;
  undo: UndoManager;
}

export async function openPeer(first: Uint8Array | null): Promise<Peer> {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  const doc = new Doc();
  const binding = createYjsBinding({ editor, id: "zh", doc, docMap: new Map([["zh", doc]]) });
  const shared = binding.root.getSharedType();
  shared.observeDeep((events, transaction) => {
    if (transaction.origin === binding) return;
    syncYjsChangesToLexical(binding, alone, events, transaction.origin instanceof UndoManager);
  });
  editor.registerUpdateListener((u) =>
    syncLexicalUpdateToYjs(
      binding,
      alone,
      u.prevEditorState,
      u.editorState,
      u.dirtyElements,
      u.dirtyLeaves,
      u.normalizedNodes,
      u.tags,
    ),
  );
  if (first) applyUpdate(doc, first);
  await flush(editor);
  const undo = createUndoManager(binding, shared);
  undo.captureTimeout = 0;
  return { editor, doc, undo };
}

/** Lexical commits what is pending in a microtask. */
export const flush = async (editor: LexicalEditor) => {
  for (let i = 0; i < 3; i += 1) await Promise.resolve();
  expect(editor._pendingEditorState).toBeNull();
};

export async function exchange(a: Peer, b: Peer): Promise<void> {
  const forB = encodeStateAsUpdate(a.doc, encodeStateVector(b.doc));
  const forA = encodeStateAsUpdate(b.doc, encodeStateVector(a.doc));
  applyUpdate(b.doc, forB);
  await flush(b.editor);
  applyUpdate(a.doc, forA);
  await flush(a.editor);
}

/** Exchanges until nothing new comes of it: a repair on one side is news for the other. */
export async function settle(a: Peer, b: Peer): Promise<void> {
  for (let round = 0; round < 5; round += 1) await exchange(a, b);
}

/** The tree; a state that was set to null and one that was never set are the same. */
export const treeOf = ({ editor }: Peer): unknown =>
  JSON.parse(JSON.stringify(editor.getEditorState()), (_, value) => value ?? undefined);
