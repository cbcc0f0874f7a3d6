/** Figures and blocks as a whole: which one the caret is in, taking out, moving. */
import { $getNodeByKey, $getSelection, type LexicalEditor } from "lexical";
import { $topAtCaret } from "../../core/edition/insert-blocks.ts";
import { $isFieldNode } from "../../core/edition/nodes/field-nodes.ts";
import { $isFigureNode } from "../../core/edition/nodes/figure-node.ts";
import { focusText } from "./focus-text.ts";

/** Key of the figure that the caret is in. */
export function $figureAtCaret(): string | null {
  const top = $getSelection() && $topAtCaret();
  return $isFigureNode(top) ? top.getKey() : null;
}

/** Takes a figure out; the caret goes to what follows it. */
export function removeFigure(editor: LexicalEditor, key: string): void {
  editor.update(() => {
    const figure = $getNodeByKey(key);
    if (!$isFigureNode(figure)) return;
    const next = figure.getNextSibling() ?? figure.getPreviousSibling();
    next?.selectStart();
    figure.remove();
  });
  focusText(editor);
}

/** Moves the block at the caret, or the figure or list around it, by one place; the fields keep theirs. */
export function moveBlock(editor: LexicalEditor, up: boolean): void {
  editor.update(() => {
    const block = $topAtCaret();
    if (block) $moveTop(block.getKey(), up);
  });
}

/** Moves a child of root by one place within the body. */
export function $moveTop(key: string, up: boolean): void {
  const block = $getNodeByKey(key);
  if (!block || $isFieldNode(block)) return;
  const neighbour = up ? block.getPreviousSibling() : block.getNextSibling();
  if (!neighbour || $isFieldNode(neighbour)) return;
  // The neighbour changes place: for others who work on it, what the writer moves stays the same node.
  if (up) block.insertAfter(neighbour);
  else block.insertBefore(neighbour);
}
