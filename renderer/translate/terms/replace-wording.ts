/** Puts a wording in place of another within a row; runs inside `editor.update` of the translation. */
import type { BlockId } from "../../../core/report/ids.ts";
import { $findBlock, $textOf } from "../../../core/edition/translate-block.ts";
import { $selectionOf } from "../../../core/edition/text-places.ts";

/** The first place where it stands; formats of the words that go stay on those that come. False where it is nowhere. */
export function $replaceWording(blocks: readonly BlockId[], wording: string, use: string): boolean {
  for (const id of blocks) {
    const block = $findBlock(id);
    const at = block ? $textOf(block).indexOf(wording) : -1;
    if (!block || at < 0) continue;
    const selection = $selectionOf(block, at, at + wording.length);
    if (!selection) continue;
    selection.insertText(use);
    return true;
  }
  return false;
}
