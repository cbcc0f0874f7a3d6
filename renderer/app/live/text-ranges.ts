/** Where the browser shows a part of a block's text. */
import type { ElementNode, LexicalEditor } from "lexical";
import { $piecesOf } from "../../../core/edition/text-places.ts";

/** Characters of a block's text, in UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

/** One range for each piece of text, so that no mark runs over what stands between. */
export function $rangesOf(
  editor: LexicalEditor,
  block: ElementNode,
  { start, end }: Span,
): Range[] {
  return $piecesOf(block, start, end).flatMap(({ node, from, to }) => {
    const text = textIn(editor.getElementByKey(node.getKey()));
    if (!text || to > text.length) return [];
    const range = new Range();
    range.setStart(text, from);
    range.setEnd(text, to);
    return [range];
  });
}

/** Formats nest elements around the one text of a text node. */
export function textIn(element: Node | null): Text | null {
  let node = element;
  while (node && !(node instanceof Text)) node = node.firstChild;
  return node;
}
