/** A gallery (组图): several figures as one block, with a caption for all of them below. */
import { $create, ElementNode } from "lexical";
import { createElement, createUnmanaged, type NodeDom, toNodeDom } from "./dom.ts";
import { CaptionNode } from "./field-nodes.ts";
import { $isFigureNode, type FigureNode } from "./figure-node.ts";
import { MediaBlockNode } from "./media-block.ts";

export class GalleryNode extends MediaBlockNode {
  override $config() {
    return this.config("gallery", { extends: ElementNode });
  }
  /** A place for a room's controls, then the figures and the caption. */
  override createDOM(): NodeDom {
    const gallery = createElement("section", "dg-gallery");
    gallery.append(
      createUnmanaged("div", "dg-gallery-tools"),
      createElement("div", "dg-gallery-items"),
    );
    return toNodeDom(gallery);
  }
  override updateDOM(): boolean {
    return false;
  }
  getFigures(): FigureNode[] {
    return this.getChildren().filter($isFigureNode);
  }
}

/** With an empty caption. */
export const $createGalleryNode = (figures: readonly FigureNode[]): GalleryNode =>
  $create(GalleryNode).append(...figures, $create(CaptionNode));

export const $isGalleryNode = (node: unknown): node is GalleryNode => node instanceof GalleryNode;
