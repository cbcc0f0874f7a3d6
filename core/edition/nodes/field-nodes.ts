/** Block nodes that hold one labelled text: headline, lead, and a figure's caption, alt and credit. */
import { ElementNode, type RangeSelection } from "lexical";
import { createElement, type NodeDom, toNodeDom } from "./dom.ts";
import { $moveToNextField } from "./field-keys.ts";

/** Behaviour shared by all fields: never merged away, never split; Enter goes on to the next field or block. */
export abstract class FieldNode extends ElementNode {
  abstract fieldTag(): string;

  override createDOM(): NodeDom {
    return toNodeDom(createElement(this.fieldTag(), `dg-${this.getType()}`));
  }
  override updateDOM(): boolean {
    return false;
  }
  override canIndent(): boolean {
    return false;
  }
  override canMergeWhenEmpty(): boolean {
    return false;
  }
  /** Backspace at the start of a field stays where it is. */
  override collapseAtStart(): boolean {
    return true;
  }
  override insertNewAfter(_selection: RangeSelection): null {
    $moveToNextField(this);
    return null;
  }
}

/** The headline (标题): always the first block of an edition. */
export class HeadlineNode extends FieldNode {
  override $config() {
    return this.config("headline", { extends: ElementNode });
  }
  fieldTag() {
    return "h1";
  }
}

/** The lead (导语/摘要): always the second block; may stay empty. */
export class LeadNode extends FieldNode {
  override $config() {
    return this.config("lead", { extends: ElementNode });
  }
  fieldTag() {
    return "p";
  }
}

/** A figure's caption (图注). */
export class CaptionNode extends FieldNode {
  override $config() {
    return this.config("caption", { extends: ElementNode });
  }
  fieldTag() {
    return "figcaption";
  }
}

/** A figure's alternative text for readers who do not see it (替代文字). */
export class AltNode extends FieldNode {
  override $config() {
    return this.config("alt", { extends: ElementNode });
  }
  fieldTag() {
    return "div";
  }
}

/** Who made the picture (摄影/供图). */
export class CreditNode extends FieldNode {
  override $config() {
    return this.config("credit", { extends: ElementNode });
  }
  fieldTag() {
    return "div";
  }
}

export const fieldNodes = [HeadlineNode, LeadNode, CaptionNode, AltNode, CreditNode] as const;

export const $isFieldNode = (node: unknown): node is FieldNode => node instanceof FieldNode;
