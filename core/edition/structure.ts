/** Rules that hold in every edition: headline and lead stand first, each block has its own id, figures are whole. */
import { ListItemNode } from "@lexical/list";
import { HeadingNode, QuoteNode } from "@lexical/rich-text";
import {
  $create,
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $getState,
  $isElementNode,
  $nodesOfType,
  $setState,
  type EditorState,
  type ElementNode,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  ParagraphNode,
  RootNode,
  type StateConfig,
} from "lexical";
import { newBlockId } from "../report/ids.ts";
import { confirmationState, fromState, idState, originState } from "./block-state.ts";
import { AltNode, CaptionNode, CreditNode, HeadlineNode, LeadNode } from "./nodes/field-nodes.ts";
import { FigureNode } from "./nodes/figure-node.ts";

/** Node classes whose nodes are blocks with an id; figures have one too, so that a translation can follow them. */
export const blockClasses: Klass<ElementNode>[] = [
  HeadlineNode,
  LeadNode,
  ParagraphNode,
  HeadingNode,
  QuoteNode,
  ListItemNode,
  FigureNode,
  CaptionNode,
  AltNode,
  CreditNode,
];

/**
 * Keeps the rules during local edits. Changes that arrive from elsewhere are left as they are: whoever made them
 * has kept the rules already, and repairing on both sides would double the repair.
 */
export function registerStructure(editor: LexicalEditor): () => void {
  return mergeRegister(
    ...blockClasses.map((klass) => editor.registerNodeTransform(klass, $ensureOwnId)),
    editor.registerNodeTransform(RootNode, $ensureFields),
    editor.registerNodeTransform(FigureNode, $ensureFigureFields),
  );
}

/**
 * Gives a new block its id. A block that took over the text of one that is gone (a paragraph turned into a heading
 * or a list item) takes over its state as well; a copy whose original still stands starts afresh, so that it does
 * not pass for a translation of the same source block. Only blocks new in this update are looked at.
 */
function $ensureOwnId(node: ElementNode): void {
  const id = $getState(node, idState);
  const before = $getEditor().getEditorState();
  if (id && ($getNodeByKey(node.getKey(), before) || !$hasTwin(node, id))) return;
  const predecessor = id ? null : $findPredecessor(node, before);
  if (predecessor) {
    $copyState(predecessor, node, idState);
    $copyState(predecessor, node, fromState);
    $copyState(predecessor, node, confirmationState);
    $copyState(predecessor, node, originState);
    if ($getState(node, idState)) return;
  }
  $setState(node, idState, newBlockId());
  if (!id) return;
  $setState(node, fromState, null);
  $setState(node, confirmationState, null);
  $setState(node, originState, null);
}

function $copyState<K extends string, V>(from: ElementNode, to: ElementNode, state: StateConfig<K, V>): void {
  $setState(to, state, $getState(from, state, "direct"));
}

const isBlock = (node: unknown): node is ElementNode =>
  blockClasses.some((klass) => node instanceof klass);

/** The block that held this node's first text before the update, if that block is no longer attached. */
function $findPredecessor(node: ElementNode, before: EditorState): ElementNode | null {
  let old: LexicalNode | null = node.getFirstDescendant();
  old = old && $getNodeByKey(old.getKey(), before);
  while (old && !isBlock(old)) old = old.__parent ? $getNodeByKey(old.__parent, before) : null;
  if (!old || $getNodeByKey(old.getKey())?.isAttached()) return null;
  return old;
}

/** True when another attached block has the same id. */
function $hasTwin(node: ElementNode, id: string): boolean {
  return blockClasses.some((klass) =>
    $nodesOfType(klass).some(
      (other) => !other.is(node) && other.isAttached() && $getState(other, idState) === id,
    ),
  );
}

/** Puts back a headline or lead that a deletion over several blocks took away, and drops doubles. */
export function $ensureFields(): void {
  const root = $getRoot();
  const headline = $onlyOne(HeadlineNode) ?? $create(HeadlineNode);
  const lead = $onlyOne(LeadNode) ?? $create(LeadNode);
  const first = root.getFirstChild();
  if (!first) root.append(headline);
  else if (!first.is(headline)) first.insertBefore(headline);
  if (!headline.getNextSibling()?.is(lead)) headline.insertAfter(lead);
  if (root.getChildrenSize() < 3) root.append($create(ParagraphNode));
}

/** The first child of root of this class; any further one becomes a paragraph, so that its text stays. */
function $onlyOne<T extends ElementNode>(klass: Klass<T>): T | null {
  const [first = null, ...doubles] = $getRoot()
    .getChildren()
    .filter((node): node is T => node instanceof klass);
  for (const double of doubles) {
    const paragraph = $create(ParagraphNode).append(...double.getChildren());
    double.replace(paragraph);
  }
  return first;
}

const figureFields: Klass<ElementNode>[] = [CaptionNode, AltNode, CreditNode];

function $ensureFigureFields(figure: FigureNode): void {
  for (const [index, klass] of figureFields.entries()) {
    const child = figure.getChildAtIndex(index);
    if (child instanceof klass) continue;
    const elsewhere = figure.getChildren().find((node) => node instanceof klass);
    figure.splice(index, 0, [elsewhere ?? $create(klass)]);
  }
  for (const stray of figure.getChildren().slice(3)) {
    if ($isElementNode(stray) && stray.getTextContentSize() > 0) figure.insertAfter(stray);
    else stray.remove();
  }
}
