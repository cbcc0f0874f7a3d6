/** Puts what was stored into the text, each by itself one step of undo. */
import { $getNodeByKey, type LexicalEditor, type NodeKey } from "lexical";
import { $insertFigure } from "../../../core/edition/insert-blocks.ts";
import type { MediaNode } from "../../../core/edition/nodes/media-nodes.ts";
import { startUndoStep } from "../../app/live/undo-steps.ts";

/** Runs `work` in one update that is undone by itself. */
export function changeShown(editor: LexicalEditor, work: () => void): void {
  startUndoStep(editor);
  editor.update(work, { discrete: true });
  startUndoStep(editor);
}

/** Returns the key of the new node. `after` is the key of a child of root, or null for the caret or the end. */
export function insertShown(
  editor: LexicalEditor,
  $make: () => MediaNode,
  after: NodeKey | null,
): NodeKey | null {
  let key: NodeKey | null = null;
  changeShown(editor, () => {
    const node = $make();
    const place = after ? $getNodeByKey(after) : null;
    if (place?.isAttached()) $insertFigure(node, place);
    else $insertFigure(node);
    node.selectStart();
    key = node.getKey();
  });
  return key;
}
