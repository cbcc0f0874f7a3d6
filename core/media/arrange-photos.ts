/** Photographs among the text: their order, and the place of one that the translation does not have yet. */
import { $getRoot, $getState, $isElementNode, $setState, type ElementNode } from "lexical";
import { fromState } from "../edition/block-state.ts";
import { type Edition, type NodeJson } from "../edition/edition.ts";
import { $isFieldNode } from "../edition/nodes/field-nodes.ts";
import { $createFigureNode, $isFigureNode, type FigureNode } from "../edition/nodes/figure-node.ts";
import { $appendToBody } from "../edition/nodes/note-nodes.ts";
import { $isGalleryNode, type GalleryNode } from "../edition/nodes/gallery-node.ts";
import { toPlacement } from "../edition/placement.ts";
import { $findBlock } from "../edition/translate-block.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import { assetSchema } from "./asset.ts";

/** The figure with this id, null when there is none. */
export function $findFigure(id: BlockId | null | undefined): FigureNode | null {
  const node = id ? $findBlock(id) : null;
  return $isFigureNode(node) ? node : null;
}

/** Two figures of an edition trade places in its text, unless `first` stands before `second` already. */
export function $putInOrder(
  first: BlockId | null | undefined,
  second: BlockId | null | undefined,
): void {
  const [one, other] = [$findFigure(first), $findFigure(second)];
  if (!one || !other || one.is(other) || one.isBefore(other)) return;
  const behind = other.getNextSibling();
  one.insertAfter(other);
  if (behind && !behind.is(one)) behind.insertBefore(one);
}

const idOf = (node: NodeJson): BlockId | null =>
  blockIdSchema.safeParse(node.$?.["id"]).data ?? null;

/**
 * Run inside `editor.update` of the translation. Puts the source's figure `id` into it, with empty texts, behind what
 * stands for the text before it in the source. Returns null when the source has no such figure.
 */
export function $bringInPhoto(source: Edition, id: BlockId): FigureNode | null {
  const nodes = source.root.children ?? [];
  const at = nodes.findIndex((node) => originalIn(node, id) !== undefined);
  const host = nodes[at];
  const original = host && originalIn(host, id);
  if (!original) return null;
  const figure = $createFigureNode(assetSchema.safeParse(original["asset"]).data ?? null);
  figure.setPlacement(toPlacement(original["placement"]));
  $setState(figure, fromState, id);
  for (const field of figure.getChildren<ElementNode>()) {
    const of = original.children?.find(({ type }) => type === field.getType());
    if (of) $setState(field, fromState, idOf(of));
  }
  const gallery = host.type === "gallery" ? $galleryFor(host) : null;
  if (gallery) {
    gallery.getLastChild()?.insertBefore(figure);
    return figure;
  }
  const counterpart = $counterpartOfAny(nodes.slice(0, at));
  if (counterpart) counterpart.insertAfter(figure);
  else $appendToBody(figure);
  return figure;
}

/** The figure with this id at the top of the text or in a gallery. */
const originalIn = (node: NodeJson, id: BlockId): NodeJson | undefined =>
  (node.type === "gallery" ? (node.children ?? []) : [node]).find(
    (one) => one.type === "figure" && idOf(one) === id,
  );

/** The gallery of the translation that stands for this one. */
function $galleryFor(source: NodeJson): GalleryNode | null {
  const ids = idsIn(source);
  const found = $getRoot()
    .getChildren()
    .find((child) => $isGalleryNode(child) && $standsFor(child, ids));
  return $isGalleryNode(found) ? found : null;
}

/** The child of root that stands for the last of these nodes that anything stands for; headline and lead always do. */
function $counterpartOfAny(nodes: NodeJson[]): ElementNode | null {
  const children = $getRoot().getChildren().filter($isElementNode);
  for (const node of nodes.toReversed()) {
    const ids = idsIn(node);
    const found = children.find((child) =>
      $isFieldNode(child) ? child.getType() === node.type : $standsFor(child, ids),
    );
    if (found) return found;
  }
  return children.findLast((child) => $isFieldNode(child)) ?? null;
}

const idsIn = (node: NodeJson): Set<BlockId> => {
  const id = idOf(node);
  return new Set([
    ...(id ? [id] : []),
    ...(node.children ?? []).flatMap((child) => [...idsIn(child)]),
  ]);
};

function $standsFor(node: ElementNode, ids: ReadonlySet<BlockId>): boolean {
  const from = $getState(node, fromState);
  if (from && ids.has(from)) return true;
  return node.getChildren().some((child) => $isElementNode(child) && $standsFor(child, ids));
}
