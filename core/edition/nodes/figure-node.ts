/** A figure: one picture by hash with its caption, alt text and credit as editable blocks. */
import { $create, $getState, $setState, createState, ElementNode } from "lexical";
import { mediaUrl } from "../../api/routes.ts";
import { type Asset, assetKey, assetSchema, shownSize } from "../../media/asset.ts";
import { type Placement, placements, toPlacement } from "../placement.ts";
import { createElement, type Element, fromNodeDom, type NodeDom, toNodeDom } from "./dom.ts";
import { AltNode, CaptionNode, CreditNode } from "./field-nodes.ts";
import { createFramed, MediaBlockNode } from "./media-block.ts";

const assetState = createState("asset", {
  parse: (value): Asset | null => {
    const result = assetSchema.safeParse(value);
    return result.success ? result.data : null;
  },
  isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

const placementState = createState("placement", { parse: toPlacement });

/** `asset` null is a placeholder: the picture is missing and has to be supplied. */
export class FigureNode extends MediaBlockNode {
  override $config() {
    return this.config("figure", {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: assetState },
        { flat: true, stateConfig: placementState },
      ],
    });
  }
  getAsset(): Asset | null {
    return $getState(this, assetState);
  }
  setAsset(asset: Asset | null): this {
    return $setState(this, assetState, asset);
  }
  getPlacement(): Placement {
    return $getState(this, placementState);
  }
  setPlacement(placement: Placement): this {
    return $setState(this, placementState, placement);
  }
  /** The picture's frame, an empty place for a room's controls, and the fields. */
  override createDOM(): NodeDom {
    const fill = (frame: Element) => showAsset(frame, this.getAsset());
    const figure = createFramed("figure", "dg-figure", fill);
    place(figure, this.getPlacement());
    return toNodeDom(figure);
  }
  override updateDOM(previous: this, dom: NodeDom): boolean {
    const asset = this.getAsset();
    // As it was: `getAsset` would give that of the newest version.
    const before = $getState(previous, assetState, "direct");
    const frame = fromNodeDom(dom).firstElementChild;
    if (frame && keyOf(before) !== keyOf(asset)) showAsset(frame, asset);
    place(fromNodeDom(dom), this.getPlacement());
    return false;
  }
}

const keyOf = (asset: Asset | null): string => (asset ? assetKey(asset) : "");

function place(figure: Element, placement: Placement): void {
  for (const one of placements) figure.classList.toggle(`dg-placed-${one}`, one === placement);
}

function showAsset(frame: Element, asset: Asset | null): void {
  frame.replaceChildren();
  frame.classList.toggle("dg-figure-missing", asset === null);
  if (!asset) return;
  const image = createElement("img", "dg-figure-image");
  image.src = mediaUrl(asset, 1280);
  const { width, height } = shownSize(asset);
  image.width = width;
  image.height = height;
  image.alt = "";
  image.draggable = false;
  frame.append(image);
}

/** A figure with its three empty fields. */
export function $createFigureNode(asset: Asset | null): FigureNode {
  const figure = $create(FigureNode).setAsset(asset);
  return figure.append($create(CaptionNode), $create(AltNode), $create(CreditNode));
}

export const $isFigureNode = (node: unknown): node is FigureNode => node instanceof FigureNode;
