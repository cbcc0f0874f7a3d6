/** Where the caret goes when Enter is pressed in a field. */
import { $createParagraphNode, $isRootNode, type ElementNode, type LexicalNode } from "lexical";

/** Selects the start of the block after `field`; makes an empty paragraph when it was the last one. */
export function $moveToNextField(field: ElementNode): void {
  const sibling = $nextOf(field);
  if (sibling) {
    sibling.selectStart();
    return;
  }
  const parent = field.getParentOrThrow();
  // Behind a figure's last field comes what stands behind the figure.
  const top = $isRootNode(parent) ? field : parent;
  const next = $nextOf(top) ?? top.insertAfter($createParagraphNode());
  next.selectStart();
}

/** What one writes on in: notes stand at the end by themselves. */
const $nextOf = (node: ElementNode): LexicalNode | null => {
  const next = node.getNextSibling();
  return next?.getType() === "footnote" ? null : next;
};
