/** Writes what was found for untranslated blocks into an edition, in one step; runs inside `editor.update` of that edition. */
import { $getRoot, $getSelection, $getState, $setSelection, type ElementNode } from "lexical";
import { z } from "zod";
import { confirmationState, fromState } from "../edition/block-state.ts";
import { originSchema } from "../edition/confirmation.ts";
import { $blocks } from "../edition/block-identity.ts";
import { $bringIn } from "../edition/bring-in.ts";
import type { Edition } from "../edition/edition.ts";
import { nodesById } from "../edition/find-node.ts";
import { $isMediaNode } from "../edition/nodes/media-nodes.ts";
import { richMarkSchema } from "../edition/rich/rich-mark-schema.ts";
import { normalizeText } from "../edition/text-hash.ts";
import { $textOf } from "../edition/translate-block.ts";
import { $fillBlock, type RichSource } from "../edition/write-translation.ts";
import { wordingsSchema } from "../memory/unit.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";

export const fillSchema = z.object({
  /** The source block. */
  block: blockIdSchema,
  text: z.string(),
  /** Where the marks of the source belong in it; absent where that is to be found out. */
  marks: z.array(richMarkSchema).optional(),
  /** Wordings of the source and what renders them in it. */
  wordings: wordingsSchema.optional(),
  origin: originSchema,
});
export type Fill = z.infer<typeof fillSchema>;

export interface FillingIn extends Omit<RichSource, "node"> {
  source: Edition;
  overDrafts: boolean;
}

/**
 * Returns how many were written. What somebody wrote, confirmed or locked since they were found stays. Blocks that are not in the
 * edition yet are brought in with the rest of the source's structure.
 */
export function $applyFills(fills: readonly Fill[], filling: FillingIn): number {
  if (fills.length === 0) return 0;
  const nodes = nodesById(filling.source.root);
  const isMissing = (): boolean => {
    const facing = $byFrom();
    return fills.some(({ block }) => nodes.has(block) && !facing.has(block));
  };
  const selection = $getSelection()?.clone() ?? null;
  if (isMissing()) $bringIn(filling.source);
  const facing = $byFrom();
  let written = 0;
  for (const { block, text, marks, wordings, origin } of fills) {
    const target = facing.get(block);
    const node = nodes.get(block);
    if (!target || !node || !$isFree(target, filling)) continue;
    if ($fillBlock(target, { text, origin, marks, wordings }, { ...filling, node })) written += 1;
  }
  const stands = selection?.getNodes().every((node) => node.isAttached()) ?? false;
  if (stands) $setSelection(selection);
  else $getRoot().selectStart();
  return written;
}

function $isFree(target: ElementNode, { overDrafts }: FillingIn): boolean {
  if ($getState(target, confirmationState)) return false;
  return overDrafts || normalizeText($textOf(target)) === "";
}

/** Blocks of this edition by the source block they render; the first of two. */
function $byFrom(): Map<BlockId, ElementNode> {
  const facing = new Map<BlockId, ElementNode>();
  for (const node of $blocks()) {
    const from = $isMediaNode(node) ? null : $getState(node, fromState);
    if (from && !facing.has(from)) facing.set(from, node);
  }
  return facing;
}
