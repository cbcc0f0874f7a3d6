/** Where the caret goes when Enter is pressed in a field. */
import { $createParagraphNode, type ElementNode, type LexicalNode } from "lexical";

/** Selects the start of the block after `field`; makes an empty paragraph when it was the last one. */
export function $moveToNextField(field: ElementNode): void {
  const sibling = field.getNextSibling();
  if (sibling) {
    $selectInto(sibling);
    return;
  }
  const top = field.getTopLevelElement();
  if (!top) return;
  const next = top.getNextSibling();
  if (next) $selectInto(next);
  else {
    const paragraph = $createParagraphNode();
    top.insertAfter(paragraph);
    paragraph.select();
  }
}

function $selectInto(node: LexicalNode): void {
  node.selectStart();
}
