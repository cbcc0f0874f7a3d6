/** Between an edition's Yjs document and its readable tree, through headless Lexical. */
import { createHeadlessEditor } from "@lexical/headless";
import {
  type Binding,
  createYjsBinding,
  type Provider,
  syncLexicalUpdateToYjs,
  syncYjsChangesToLexical,
} from "@lexical/yjs";
import { $getRoot, $parseSerializedNode, type LexicalEditor } from "lexical";
import * as Y from "yjs";
import type { Edition } from "../../core/edition/edition.ts";
import { editionNodes } from "../../core/edition/nodes/index.ts";

/** Nobody is present in a conversion: awareness that says nothing. */
const silent: Provider = {
  awareness: {
    getLocalState: () => null,
    getStates: () => new Map(),
    off: () => {},
    on: () => {},
    setLocalState: () => {},
    setLocalStateField: () => {},
  },
  connect: () => {},
  disconnect: () => {},
  off: () => {},
  on: () => {},
};

function headless(): LexicalEditor {
  return createHeadlessEditor({
    namespace: "edition",
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
}

/** The tree that `doc` holds now. Does not change `doc`. */
export function editionOf(doc: Y.Doc): Edition {
  // A twin is filled from the whole state at once, so that Lexical sees every node as new.
  const twin = new Y.Doc();
  const editor = headless();
  const binding = createYjsBinding({ editor, id: "edition", doc: twin, docMap: new Map() });
  const shared = binding.root.getSharedType();
  shared.observeDeep((events) => syncYjsChangesToLexical(binding, silent, events, false));
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  editor.update(() => {}, { discrete: true });
  const edition = editor.getEditorState().toJSON() as unknown as Edition;
  twin.destroy();
  return edition;
}

/**
 * Runs `work` in an editor on what `doc` holds now, and brings what it changed into `doc`. Work that makes blocks needs the
 * `rules` that give them their ids.
 */
export function changeEdition(
  doc: Y.Doc,
  work: () => void,
  rules?: (editor: LexicalEditor) => () => void,
): void {
  const twin = new Y.Doc();
  const editor = headless();
  const binding = createYjsBinding({ editor, id: "edition", doc: twin, docMap: new Map() });
  const shared = binding.root.getSharedType();
  shared.observeDeep((events, { origin }) => {
    if (origin !== binding) syncYjsChangesToLexical(binding, silent, events, false);
  });
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  editor.update(() => {}, { discrete: true });
  const unregister = syncToYjs(editor, binding);
  const unrule = rules?.(editor);
  editor.update(work, { discrete: true });
  unrule?.();
  unregister();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(twin, Y.encodeStateVector(doc)));
  twin.destroy();
}

const syncToYjs = (editor: LexicalEditor, binding: Binding): (() => void) =>
  editor.registerUpdateListener((update) =>
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

/** A first update that makes an empty document hold `edition`. */
export function toUpdate(edition: Edition): Uint8Array {
  const doc = new Y.Doc();
  const editor = headless();
  const binding = createYjsBinding({ editor, id: "edition", doc, docMap: new Map() });
  const unregister = syncToYjs(editor, binding);
  editor.update(
    () => {
      $getRoot()
        .clear()
        .append(...(edition.root.children ?? []).map((node) => $parseSerializedNode(node)));
    },
    { discrete: true },
  );
  unregister();
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** A new edition as its document's first update, and as that document reads. */
export interface Converted {
  update: Uint8Array;
  edition: Edition;
}

/** @throws for a tree that holds something that the editor does not know */
export function convertNow(edition: Edition): Converted {
  const update = toUpdate(edition);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const converted = editionOf(doc);
  doc.destroy();
  return { update, edition: converted };
}
