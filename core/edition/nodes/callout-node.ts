/** A call-out (提示框): a text set apart in a box. Those that stand one behind another are shown as one box. */
import { $create, $createParagraphNode, ElementNode, type RangeSelection } from "lexical";
import { createElement, type NodeDom, toNodeDom } from "./dom.ts";

export class CalloutNode extends ElementNode {
  override $config() {
    return this.config("callout", { extends: ElementNode });
  }
  override createDOM(): NodeDom {
    const box = createElement("div", "dg-callout");
    box.setAttribute("role", "note");
    return toNodeDom(box);
  }
  override updateDOM(): boolean {
    return false;
  }
  override canIndent(): boolean {
    return false;
  }
  /** The box goes on below; an empty text at its end leaves it. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ElementNode {
    if (this.isEmpty() && !$isCalloutNode(this.getNextSibling())) {
      const paragraph = $createParagraphNode();
      this.replace(paragraph);
      if (restoreSelection) paragraph.selectStart();
      return paragraph;
    }
    const next = $createCalloutNode();
    this.insertAfter(next, restoreSelection);
    return next;
  }
  /** Backspace at the start takes the text out of the box. */
  override collapseAtStart(): true {
    const paragraph = $createParagraphNode();
    this.replace(paragraph, true);
    return true;
  }
}

export const $createCalloutNode = (): CalloutNode => $create(CalloutNode);

export const $isCalloutNode = (node: unknown): node is CalloutNode => node instanceof CalloutNode;
