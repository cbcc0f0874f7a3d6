/** Pictures become a gallery and stand alone again; run inside `editor.update`. */
import { $getRoot, type LexicalNode } from "lexical";
import { $isFigureNode, type FigureNode } from "./nodes/figure-node.ts";
import { $createGalleryNode, $isGalleryNode, type GalleryNode } from "./nodes/gallery-node.ts";

/** The gallery that holds this node, or is it. */
export const $galleryAround = (node: LexicalNode | null): GalleryNode | null =>
  node && ($isGalleryNode(node) ? node : (node.getParents().find($isGalleryNode) ?? null));

/** True when another picture or a gallery stands right beside this picture of the body. */
export const $canJoin = (figure: FigureNode): boolean =>
  figure.getParent()?.is($getRoot()) === true &&
  [figure.getPreviousSibling(), figure.getNextSibling()].some($isJoinable);

const $isJoinable = (node: LexicalNode | null): boolean =>
  $isFigureNode(node) || $isGalleryNode(node);

/**
 * One gallery of this picture and of all that stand right beside it, in their order; a gallery among them takes the
 * others in. Null when it stands alone.
 */
export function $joinGallery(figure: FigureNode): GalleryNode | null {
  if (!$canJoin(figure)) return null;
  const run: LexicalNode[] = [figure];
  for (let at = figure.getPreviousSibling(); at && $isJoinable(at); at = at.getPreviousSibling())
    run.unshift(at);
  for (let at = figure.getNextSibling(); at && $isJoinable(at); at = at.getNextSibling())
    run.push(at);
  const figures = run.flatMap((node) =>
    $isGalleryNode(node) ? node.getFigures() : $isFigureNode(node) ? [node] : [],
  );
  const host = run.find($isGalleryNode) ?? $createGalleryNode([]);
  if (!host.isAttached()) figure.insertBefore(host);
  // A caption of another gallery goes with it where it says nothing, and stays as text where it does.
  host.splice(0, 0, figures);
  return host;
}

/** Behind the pictures that are there. */
export function $addToGallery(gallery: GalleryNode, figures: readonly FigureNode[]): void {
  const last = gallery.getFigures().at(-1);
  if (last) for (const figure of [...figures].reverse()) last.insertAfter(figure);
  else gallery.splice(0, 0, [...figures]);
}

/** Its pictures stand in the body where it stood; what its caption says follows as a paragraph (structure.ts). */
export function $dissolveGallery(gallery: GalleryNode): void {
  for (const figure of gallery.getFigures()) gallery.insertBefore(figure);
  gallery.markDirty();
}

/** Puts a picture before or behind another one of the same gallery. False when they are not in one. */
export function $putBeside(moved: FigureNode, other: FigureNode, behind: boolean): boolean {
  const gallery = moved.getParent();
  if (moved.is(other) || !$isGalleryNode(gallery) || !gallery.is(other.getParent())) return false;
  if (behind) other.insertAfter(moved);
  else other.insertBefore(moved);
  return true;
}
