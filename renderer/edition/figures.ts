/** Figures and blocks as a whole: which one the caret is in, taking out, moving. */
import { $getNodeByKey, $getSelection, $isRangeSelection, type LexicalEditor } from "lexical";
import { $galleryAround } from "../../core/edition/galleries.ts";
import { $holdsLocked, LOCK_REFUSED_COMMAND } from "../../core/edition/locks.ts";
import { $topAtCaret } from "../../core/edition/insert-blocks.ts";
import { $isFieldNode } from "../../core/edition/nodes/field-nodes.ts";
import { $isFigureNode } from "../../core/edition/nodes/figure-node.ts";
import { $isMediaNode, type MediaNode } from "../../core/edition/nodes/media-nodes.ts";
import { focusText } from "./focus-text.ts";

/** The innermost picture, gallery, attachment or film that the caret is in. */
export function $shownAtCaret(): MediaNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const node = selection.focus.getNode();
  return [node, ...node.getParents()].find($isMediaNode) ?? null;
}

/** Key of the figure that the caret is in. */
export function $figureAtCaret(): string | null {
  const shown = $shownAtCaret();
  return $isFigureNode(shown) ? shown.getKey() : null;
}

/** Takes a picture, gallery, attachment or film out; the caret goes to what follows it. */
export function removeFigure(editor: LexicalEditor, key: string): void {
  editor.update(() => {
    const found = $getNodeByKey(key);
    if (!$isMediaNode(found)) return;
    const gallery = $galleryAround(found);
    // The last picture takes its gallery with it.
    const going =
      gallery && !gallery.is(found) && gallery.getFigures().length < 2 ? gallery : found;
    if ($holdsLocked(going)) return void editor.dispatchCommand(LOCK_REFUSED_COMMAND, undefined);
    const next = going.getNextSibling() ?? going.getPreviousSibling();
    next?.selectStart();
    going.remove();
  });
  focusText(editor);
}

/** Moves the block at the caret by one place: a picture within its gallery, anything else with what is around it. */
export function moveBlock(editor: LexicalEditor, up: boolean): void {
  editor.update(() => {
    const block = $shownAtCaret() ?? $topAtCaret();
    if (block) $moveTop(block.getKey(), up);
  });
}

/** Moves a child of root by one place within the body, or a picture within its gallery. */
export function $moveTop(key: string, up: boolean): void {
  const block = $getNodeByKey(key);
  if (!block || $isFieldNode(block)) return;
  const neighbour = up ? block.getPreviousSibling() : block.getNextSibling();
  if (!neighbour || $isFieldNode(neighbour)) return;
  // The neighbour changes place: for others who work on it, what the writer moves stays the same node.
  if (up) block.insertAfter(neighbour);
  else block.insertBefore(neighbour);
}
