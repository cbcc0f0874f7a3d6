/** Where the caret goes when Enter is pressed in a field. */
import { $createParagraphNode, $isRootNode, type ElementNode } from "lexical";

/** Selects the start of the block after `field`; makes an empty paragraph when it was the last one. */
export function $moveToNextField(field: ElementNode): void {
  const sibling = field.getNextSibling();
  if (sibling) {
    sibling.selectStart();
    return;
  }
  const parent = field.getParentOrThrow();
  // Behind a figure's last field comes what stands behind the figure.
  const top = $isRootNode(parent) ? field : parent;
  const next = top.getNextSibling() ?? top.insertAfter($createParagraphNode());
  next.selectStart();
}
