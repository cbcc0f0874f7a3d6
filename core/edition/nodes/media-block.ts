/** What pictures, galleries, attachments and films have in common: their texts stand inside, apart from the text around. */
import { ElementNode, type ElementDOMSlot } from "lexical";
import {
  createElement,
  createUnmanaged,
  type Element,
  fromNodeDom,
  type NodeDom,
  toNodeDom,
} from "./dom.ts";

/** The last element inside is the one that holds the children. */
export abstract class MediaBlockNode extends ElementNode {
  override getDOMSlot(dom: NodeDom): ElementDOMSlot {
    const inside = fromNodeDom(dom).lastElementChild;
    return inside ? super.getDOMSlot(dom).withElement(toNodeDom(inside)) : super.getDOMSlot(dom);
  }
  override isShadowRoot(): boolean {
    return true;
  }
  override canIndent(): boolean {
    return false;
  }
  override canBeEmpty(): boolean {
    return false;
  }
}

/** A frame for what is shown, a place for a room's controls, and the texts. */
export function createFramed(
  tag: string,
  className: string,
  show: (frame: Element) => void,
): Element {
  const frame = createUnmanaged("div", "dg-figure-frame");
  show(frame);
  const framed = createElement(tag, className);
  framed.append(
    frame,
    createUnmanaged("div", "dg-figure-tools"),
    createElement("div", "dg-figure-fields"),
  );
  return framed;
}
