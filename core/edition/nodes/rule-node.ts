/** A line across the page between two parts of the text (分隔线). It holds no text and so is no block. */
import { $create, $createNodeSelection, $setSelection, DecoratorNode } from "lexical";
import { createElement, type NodeDom, toNodeDom } from "./dom.ts";

export class RuleNode extends DecoratorNode<null> {
  override $config() {
    return this.config("rule", { extends: DecoratorNode });
  }
  override createDOM(): NodeDom {
    return toNodeDom(createElement("hr", "dg-rule"));
  }
  override updateDOM(): boolean {
    return false;
  }
  override decorate(): null {
    return null;
  }
  override getTextContent(): string {
    return "\n";
  }
  override isInline(): false {
    return false;
  }
}

export const $createRuleNode = (): RuleNode => $create(RuleNode);

/** Selects the rule as a whole: the next deletion takes it away. */
export function $selectRule(rule: RuleNode): void {
  const selection = $createNodeSelection();
  selection.add(rule.getKey());
  $setSelection(selection);
}

export const $isRuleNode = (node: unknown): node is RuleNode => node instanceof RuleNode;
