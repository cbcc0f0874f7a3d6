/** Writes a translation that was found elsewhere into a block; runs inside `editor.update` of that edition. */
import {
  $createLineBreakNode,
  $createTextNode,
  $isElementNode,
  $setState,
  type ElementNode,
  type LexicalNode,
} from "lexical";
import type { BlockId } from "../report/ids.ts";
import { type Origin, originState } from "./block-state.ts";
import type { NodeJson } from "./edition.ts";
import { $isNoteRef } from "./nodes/note-nodes.ts";
import { $findBlock, $inlineOf } from "./translate-block.ts";

export interface Found {
  text: string;
  origin: Origin;
}

/**
 * Replaces the text of a block. References to notes that stand in it stay, and those of the source that this edition lacks
 * come along, behind the text. False when the block is gone.
 */
export function $writeTranslation(id: BlockId, found: Found, source: NodeJson | null): boolean {
  const block = $findBlock(id);
  if (!block) return false;
  const kept = $noteRefsIn(block);
  block.splice(0, block.getChildrenSize(), [...$toInline(found.text), ...kept]);
  if (source) block.append(...$inlineOf(source).filter($isNoteRef));
  $setState(block, originState, found.origin);
  block.selectEnd();
  return true;
}

const $toInline = (text: string): LexicalNode[] =>
  text
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [$createLineBreakNode()] : []),
      ...(line === "" ? [] : [$createTextNode(line)]),
    ]);

const $noteRefsIn = (parent: ElementNode): LexicalNode[] =>
  parent
    .getChildren()
    .flatMap((child) =>
      $isNoteRef(child)
        ? [child]
        : $isElementNode(child) && child.isInline()
          ? $noteRefsIn(child)
          : [],
    );
