/** Who is who among the blocks: ids stay with the text they belong to, through every way of editing it. */
import { ListItemNode } from "@lexical/list";
import { HeadingNode, QuoteNode } from "@lexical/rich-text";
import {
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $getState,
  $hasUpdateTag,
  $isElementNode,
  $setState,
  COLLABORATION_TAG,
  type EditorState,
  type ElementNode,
  HISTORIC_TAG,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
  ParagraphNode,
  RootNode,
  type StateConfig,
} from "lexical";
import { type BlockId, newBlockId } from "../report/ids.ts";
import {
  confirmationState,
  fromState,
  idState,
  lockedState,
  originState,
  pairsState,
} from "./block-state.ts";
import { AltNode, CaptionNode, CreditNode, HeadlineNode, LeadNode } from "./nodes/field-nodes.ts";
import { FootnoteNode } from "./nodes/note-nodes.ts";
import { mediaNodes } from "./nodes/media-nodes.ts";
import { CalloutNode } from "./nodes/callout-node.ts";

/** Node classes whose nodes are blocks with an id; figures have one too, so that a translation can follow them. */
export const blockClasses: Klass<ElementNode>[] = [
  HeadlineNode,
  LeadNode,
  ParagraphNode,
  HeadingNode,
  QuoteNode,
  CalloutNode,
  ListItemNode,
  ...mediaNodes,
  CaptionNode,
  AltNode,
  CreditNode,
  FootnoteNode,
];

const classes = new Set<unknown>(blockClasses);
export const isBlock = (node: LexicalNode | null): node is ElementNode =>
  node !== null && classes.has(node.constructor);

/** Every block of the active editor state, in reading order. */
export function $blocks(parent: ElementNode = $getRoot()): ElementNode[] {
  const found: ElementNode[] = [];
  for (const child of parent.getChildren()) {
    if (!$isElementNode(child)) continue;
    if (isBlock(child)) found.push(child);
    if (!child.isInline()) found.push(...$blocks(child));
  }
  return found;
}

/**
 * True in an update that brings changes from the Yjs document. What is changed besides in such an update is not
 * written back to the document, so rules must not change anything then.
 */
export const $isFromElsewhere = (): boolean =>
  $hasUpdateTag(COLLABORATION_TAG) || $hasUpdateTag(HISTORIC_TAG);

const $idOf = (node: ElementNode): BlockId | null => $getState(node, idState);
const hasText = (node: ElementNode): boolean => node.getTextContentSize() > 0;

/** Sets a state unless it has the value already: Yjs would carry even the writing of a default. */
function $write<K extends string, V>(node: ElementNode, state: StateConfig<K, V>, value: V): void {
  if (!state.isEqual($getState(node, state), value)) $setState(node, state, value);
}

/** Makes `to` the block that `from` was; `from` may be a node of an earlier editor state. */
function $takeOver(from: ElementNode, to: ElementNode): void {
  $write(to, idState, $getState(from, idState, "direct"));
  $write(to, fromState, $getState(from, fromState, "direct"));
  $write(to, confirmationState, $getState(from, confirmationState, "direct"));
  $write(to, originState, $getState(from, originState, "direct"));
  $write(to, pairsState, $getState(from, pairsState, "direct"));
  $write(to, lockedState, $getState(from, lockedState, "direct"));
}

/** Makes `node` a block that stands for nothing else yet. */
function $startAfresh(node: ElementNode): void {
  $setState(node, idState, newBlockId());
  $write(node, fromState, null);
  $write(node, confirmationState, null);
  $write(node, originState, null);
  $write(node, pairsState, null);
  $write(node, lockedState, false);
}

/**
 * Rules, for local edits:
 * 1. A block that took over the text of a block that is gone (paragraph to heading to list item) is that block.
 * 2. Of a block that was split, the half that has the text before the caret keeps the id; when nothing stood
 *    before the caret, the half that has the text.
 * 3. An empty block that replaces an empty one at the same place is that block.
 * 4. A pasted block that was cut in this edition is that block; a copy, or one from elsewhere, starts afresh.
 * 5. Any other new block gets a new id; what it points at (`from`) stays, for it was put there on purpose.
 *
 * After changes from elsewhere (two people moved the same block) the second of two equal ids is renewed; when both
 * sides do so at once, Yjs settles on one of the two new ids.
 */
export function registerIdentity(editor: LexicalEditor): () => void {
  /** Ids that were ever in this edition while it was open: those a cut block may come back with. */
  const known = new Set<BlockId>();
  let suspects = false;
  /** Blocks new since `before` that have been given their identity already. */
  let settled = { before: editor.getEditorState(), keys: new Set<NodeKey>() };
  const $settledSince = (before: EditorState): Set<NodeKey> => {
    if (settled.before !== before) settled = { before, keys: new Set() };
    return settled.keys;
  };
  const $suspect = (node: ElementNode): void => {
    const before = $getEditor().getEditorState();
    const key = node.getKey();
    const isOld = $getNodeByKey(key, before) !== null || $settledSince(before).has(key);
    suspects ||= !isOld || !$idOf(node);
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyElements, tags }) => {
      const fromElsewhere = tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG);
      editorState.read(() => {
        for (const key of dirtyElements.keys()) {
          const node = $getNodeByKey(key);
          const id = isBlock(node) && $idOf(node);
          if (id) known.add(id);
        }
      });
      if (fromElsewhere && editorState.read($findUnsound).length > 0)
        editor.update(() => $findUnsound().forEach($startAfresh));
    }),
    ...blockClasses.map((klass) => editor.registerNodeTransform(klass, $suspect)),
    editor.registerNodeTransform(RootNode, () => {
      if (!suspects || $isFromElsewhere()) return;
      suspects = false;
      const before = $getEditor().getEditorState();
      $settle(before, known, $settledSince(before));
    }),
  );
}

/** Blocks without an id, and those whose id an earlier block has already. */
function $findUnsound(): ElementNode[] {
  const seen = new Set<BlockId>();
  return $blocks().filter((block) => {
    const id = $idOf(block);
    if (!id || seen.has(id)) return true;
    seen.add(id);
    return false;
  });
}

/** Gives every block that is new since `before`, and not in `settled`, its identity. */
function $settle(before: EditorState, known: ReadonlySet<BlockId>, settled: Set<NodeKey>): void {
  const blocks = $blocks();
  const existed = (block: ElementNode) =>
    settled.has(block.getKey()) || $getNodeByKey(block.getKey(), before) !== null;
  const taken = new Set<BlockId>();
  for (const block of blocks) {
    const id = existed(block) && $idOf(block);
    if (id) taken.add(id);
  }
  const settle = (block: ElementNode): void => {
    const id = $idOf(block);
    if (id) taken.add(id);
  };
  const fresh = blocks.filter((block) => !existed(block) || !$idOf(block));
  for (const block of fresh) {
    const id = $idOf(block);
    if (id && (taken.has(id) || !known.has(id))) $startAfresh(block);
    if ($idOf(block)) settle(block);
  }
  for (const block of fresh) {
    if ($idOf(block) || !$inheritByText(block, before, taken)) continue;
    settle(block);
  }
  // A block that was made to face a source block (rule 5) is nobody's successor.
  const empty = fresh.filter(
    (block) => !$idOf(block) && !hasText(block) && !$getState(block, fromState),
  );
  if (empty.length > 0) $inheritByPlace(empty, blocks, { before, taken, settle });
  for (const block of fresh) {
    if (!$idOf(block)) $setState(block, idState, newBlockId());
    settled.add(block.getKey());
  }
}

/** Rules 1 and 2. False when the block's first text is new, or stood in a block that keeps its identity. */
function $inheritByText(block: ElementNode, before: EditorState, taken: Set<BlockId>): boolean {
  const first = block.getFirstDescendant();
  const old = first && $findOldBlock(first, before);
  const id = old && $idOf(old);
  if (!old || !id) return false;
  const now = $getNodeByKey(old.getKey());
  if (isBlock(now) && now.isAttached()) {
    if (hasText(now) || $idOf(now) !== id || !hasText(block) || isFixed(now)) return false;
    $takeOver(now, block);
    $startAfresh(now);
    return true;
  }
  if (taken.has(id)) return false;
  $takeOver(old, block);
  return true;
}

/** A field is what it is, with text or without. */
const isFixed = (node: ElementNode): boolean =>
  [HeadlineNode, LeadNode, CaptionNode, AltNode, CreditNode, FootnoteNode].some(
    (klass) => node instanceof klass,
  );

/** The block that held this node before, as it was then. */
function $findOldBlock(node: LexicalNode, before: EditorState): ElementNode | null {
  let old: LexicalNode | null = $getNodeByKey(node.getKey(), before);
  while (old && !isBlock(old)) old = old.__parent ? $getNodeByKey(old.__parent, before) : null;
  return old;
}

interface Settling {
  before: EditorState;
  taken: ReadonlySet<BlockId>;
  settle(block: ElementNode): void;
}

/** Rule 3. */
function $inheritByPlace(empty: ElementNode[], blocks: ElementNode[], settling: Settling): void {
  const old = settling.before.read(() =>
    $blocks().map((block) => ({ block, id: $idOf(block), empty: !hasText(block) })),
  );
  const places = new Map(old.map(({ id }, index) => [id, index]));
  const index = new Map(blocks.map((block, place) => [block, place]));
  for (const block of empty) {
    const previous = blocks[(index.get(block) ?? 0) - 1];
    const place = previous ? places.get($idOf(previous)) : -1;
    const candidate = place === undefined ? undefined : old[place + 1];
    if (candidate?.id && candidate.empty && !settling.taken.has(candidate.id)) {
      $takeOver(candidate.block, block);
      settling.settle(block);
    }
  }
}
