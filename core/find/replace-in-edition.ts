/** Replaces in many blocks of an edition what was found there before, and takes it back where it still stands. */
import { z } from "zod";
import { $findBlock, $textOf } from "../edition/translate-block.ts";
import { blockIdSchema } from "../report/ids.ts";
import { $replaceInBlock } from "./replace-in-block.ts";
import { relocate } from "./replacement.ts";

const offset = z.int().nonnegative();

/** A block as it was found, and what is to be put into the place of its hits. */
export const replacingBlockSchema = z.object({
  id: blockIdSchema,
  text: z.string(),
  hits: z.array(z.object({ start: offset, end: offset, after: z.string() })),
});
export type ReplacingBlock = z.infer<typeof replacingBlockSchema>;

/** A block as it read after the replacement; `hits` are places in that text, and what stood there before. */
export const replacedBlockSchema = z.object({
  id: blockIdSchema,
  text: z.string(),
  hits: z.array(z.object({ start: offset, end: offset, before: z.string() })),
});
export type ReplacedBlock = z.infer<typeof replacedBlockSchema>;

export interface Outcome {
  replaced: ReplacedBlock[];
  /** Hits that somebody has changed since they were found. */
  changed: number;
  /** Hits that hold a chip, a footnote or several links. */
  kept: number;
}

/** Runs inside an update of the edition. */
export function $replaceInEdition(blocks: readonly ReplacingBlock[]): Outcome {
  const outcome: Outcome = { replaced: [], changed: 0, kept: 0 };
  for (const block of blocks) {
    const node = $findBlock(block.id);
    const now = node ? $textOf(node) : "";
    const ranges = block.hits.flatMap((hit) => {
      const place = node && relocate(block.text, now, hit);
      return place ? [{ ...place, after: hit.after }] : [];
    });
    outcome.changed += block.hits.length - ranges.length;
    if (!node || ranges.length === 0) continue;
    ranges.sort((a, b) => a.start - b.start);
    const done = $replaceInBlock(node, ranges);
    outcome.kept += done.filter((one) => !one).length;
    let moved = 0;
    const hits = ranges.flatMap(({ start, end, after }, index) => {
      if (!done[index]) return [];
      const at = start + moved;
      moved += after.length - (end - start);
      return [{ start: at, end: at + after.length, before: now.slice(start, end) }];
    });
    if (hits.length > 0) outcome.replaced.push({ id: block.id, text: $textOf(node), hits });
  }
  return outcome;
}

/** Runs inside an update of the edition; gives what could not be taken back: the text that was put in. */
export function $restoreInEdition(blocks: readonly ReplacedBlock[]): {
  restored: number;
  left: string[];
} {
  const left: string[] = [];
  let restored = 0;
  for (const { id, text, hits } of blocks) {
    const node = $findBlock(id);
    const now = node ? $textOf(node) : "";
    const ranges = hits.flatMap((hit) => {
      const place = node && relocate(text, now, hit);
      if (place) return [{ ...place, after: hit.before }];
      left.push(text.slice(hit.start, hit.end));
      return [];
    });
    if (!node) continue;
    for (const [index, done] of $replaceInBlock(node, ranges).entries()) {
      if (done) restored += 1;
      else left.push(now.slice(ranges[index]?.start, ranges[index]?.end));
    }
  }
  return { restored, left };
}
