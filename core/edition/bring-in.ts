/** Brings the structure of the source edition into its translation: an empty block for each block that has none. */
import {
  $getRoot,
  $getState,
  $isElementNode,
  $parseSerializedNode,
  $setState,
  type ElementNode,
  type LexicalNode,
} from "lexical";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import { fromState } from "./block-state.ts";
import { blockKindOf } from "./blocks.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { HeadlineNode, LeadNode } from "./nodes/field-nodes.ts";
import { $isFigureNode } from "./nodes/figure-node.ts";
import { $ensureFields } from "./structure.ts";

/**
 * Run inside `editor.update` of the translation. What is there stays, with its state; new blocks go behind the
 * counterpart of the block before them in the source. Pictures follow the source. Returns how many blocks came in.
 */
export function $bringIn(source: Edition): number {
  $ensureFields();
  let brought = 0;
  let after: ElementNode | null = null;
  for (const node of source.root.children ?? []) {
    const counterpart = $findCounterpart(node);
    brought += counterpart ? $complete(counterpart, node) : countBlocks(node);
    after = counterpart ?? $insertEmpty(node, after);
  }
  if (brought > 0) $dropEmptyStrays();
  return brought;
}

const idOf = (node: NodeJson): BlockId | null =>
  blockIdSchema.safeParse(node.$?.["id"]).data ?? null;

const $fromOf = (node: LexicalNode): BlockId | null => $getState(node as ElementNode, fromState);

function countBlocks(node: NodeJson): number {
  const own = blockKindOf(node.type) ? 1 : 0;
  return (node.children ?? []).reduce((sum, child) => sum + countBlocks(child), own);
}

/** The top-level node of the translation that renders `node`: by id, or for a list by any of its items. */
function $findCounterpart(node: NodeJson): ElementNode | null {
  const ids = new Set<BlockId>(collectIds(node));
  for (const child of $getRoot().getChildren()) {
    if (!$isElementNode(child)) continue;
    if (node.type === "headline" && child instanceof HeadlineNode) return $claim(child, node);
    if (node.type === "lead" && child instanceof LeadNode) return $claim(child, node);
    if ($carries(child, ids)) return child;
  }
  return null;
}

function $claim(target: ElementNode, source: NodeJson): ElementNode {
  if (!$fromOf(target)) $setState(target, fromState, idOf(source));
  return target;
}

function collectIds(node: NodeJson): BlockId[] {
  const own = idOf(node);
  return [...(own ? [own] : []), ...(node.children ?? []).flatMap(collectIds)];
}

function $carries(node: ElementNode, ids: Set<BlockId>): boolean {
  const from = $fromOf(node);
  if (from && ids.has(from)) return true;
  return node.getChildren().some((child) => $isElementNode(child) && $carries(child, ids));
}

/** Fills gaps inside a counterpart: list items that were added, a picture that was changed, fields never claimed. */
function $complete(target: ElementNode, source: NodeJson): number {
  if ($isFigureNode(target)) {
    const fresh = $parseSerializedNode(emptied(source));
    if ($isFigureNode(fresh)) target.setAsset(fresh.getAsset());
    for (const [index, field] of (source.children ?? []).entries()) {
      const mine = target.getChildAtIndex(index);
      if ($isElementNode(mine)) $claim(mine, field);
    }
    return 0;
  }
  if (source.type !== "list") return 0;
  let brought = 0;
  let previous: LexicalNode | null = null;
  for (const item of source.children ?? []) {
    const id = idOf(item);
    const mine: LexicalNode | undefined = target
      .getChildren()
      .find((child) => id !== null && $fromOf(child) === id);
    if (mine) {
      previous = mine;
      continue;
    }
    const fresh = $parseSerializedNode(emptied(item));
    if (previous) previous.insertAfter(fresh);
    else target.splice(0, 0, [fresh]);
    previous = fresh;
    brought += 1;
  }
  return brought;
}

function $insertEmpty(source: NodeJson, after: ElementNode | null): ElementNode {
  const fresh = $parseSerializedNode(emptied(source)) as ElementNode;
  if (after) after.insertAfter(fresh);
  else $getRoot().append(fresh);
  return fresh;
}

/** A copy without text: every block keeps its kind and points at its source block; it gets its own id on insert. */
export function emptied(node: NodeJson): NodeJson {
  const id = idOf(node);
  const { $: _state, children, ...rest } = node;
  return {
    ...rest,
    ...(children && {
      children: children
        .filter((child) => child.type === "list" || blockKindOf(child.type) !== undefined)
        .map(emptied),
    }),
    ...(id && { $: { from: id } }),
  };
}

/** An empty paragraph without a source stood in for the content that has now arrived. */
function $dropEmptyStrays(): void {
  for (const node of $getRoot().getChildren())
    if (
      node.getType() === "paragraph" &&
      node.getTextContentSize() === 0 &&
      !$fromOf(node) &&
      $getRoot().getChildrenSize() > 3
    )
      node.remove();
}
