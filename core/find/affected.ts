/** Which confirmed rows a replacement would make wait to be confirmed again. */
import { blocksOf } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import { isDone, rowsOf } from "../edition/translation.ts";
import type { BlockId } from "../report/ids.ts";
import { type Lang, otherLang } from "../report/lang.ts";

export interface Pair {
  sourceLang: Lang;
  editions: Record<Lang, Edition>;
}

/** For each block that belongs to a confirmed row, on either side, the number of its row. */
export function confirmedRows({ sourceLang, editions }: Pair): Map<BlockId, number> {
  const rows = rowsOf(blocksOf(editions[sourceLang]), blocksOf(editions[otherLang(sourceLang)]));
  const confirmed = new Map<BlockId, number>();
  for (const [number, row] of rows.entries()) {
    if (!isDone(row)) continue;
    for (const block of [row.source, row.target, ...row.more])
      if (block?.id) confirmed.set(block.id, number);
  }
  return confirmed;
}

/** How many confirmed rows hold one of these blocks. */
export function countConfirmed(
  confirmed: ReadonlyMap<BlockId, number>,
  blocks: Iterable<BlockId>,
): number {
  const rows = new Set<number>();
  for (const id of blocks) {
    const row = confirmed.get(id);
    if (row !== undefined) rows.add(row);
  }
  return rows.size;
}
