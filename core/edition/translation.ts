/** How far a translation is: status per block, rows of the two columns, progress. Computed, never stored. */
import type { BlockId } from "../report/ids.ts";
import type { Block } from "./blocks.ts";
import { hashText, normalizeText } from "./text-hash.ts";

/**
 * - `empty`: nothing typed yet
 * - `draft`: text that nobody confirmed, or that changed since it was confirmed
 * - `confirmed`, `reviewed`: stands for the source as it is now
 * - `outdated`: was confirmed, and the source has changed since
 */
export type TranslationStatus = "empty" | "draft" | "confirmed" | "reviewed" | "outdated";

export function translationStatus(source: Block, target: Block | null): TranslationStatus {
  if (!target) return "empty";
  const { confirmation } = target;
  if (confirmation && normalizeText(confirmation.sourceText) !== normalizeText(source.text))
    return "outdated";
  if (confirmation && confirmation.targetHash === hashText(target.text)) return confirmation.level;
  return normalizeText(target.text) === "" ? "empty" : "draft";
}

/** A row of the two columns. `source` is null where the block was deleted in the source: its translation waits. */
export type Row =
  | { source: Block; target: Block | null; status: TranslationStatus }
  | { source: null; target: Block; status: "orphan" };

/** Rows in source order; a translation without a source follows the row it stood behind. */
export function rowsOf(source: Block[], target: Block[]): Row[] {
  const known = new Set(source.map((block) => block.id));
  const byFrom = new Map<BlockId, Block>();
  const orphansAfter = new Map<BlockId | null, Block[]>();
  let last: BlockId | null = null;
  for (const block of target) {
    if (block.from && known.has(block.from) && !byFrom.has(block.from)) {
      byFrom.set(block.from, block);
      last = block.from;
    } else if (normalizeText(block.text) !== "") {
      orphansAfter.set(last, [...(orphansAfter.get(last) ?? []), block]);
    }
  }
  const orphans = (after: BlockId | null): Row[] =>
    (orphansAfter.get(after) ?? []).map((block) => ({
      source: null,
      target: block,
      status: "orphan",
    }));
  const rows = orphans(null);
  for (const block of source) {
    const match = (block.id && byFrom.get(block.id)) ?? null;
    rows.push({ source: block, target: match, status: translationStatus(block, match) });
    if (block.id) rows.push(...orphans(block.id));
  }
  return rows;
}

export interface Progress {
  /** Source blocks that have text. */
  blocks: number;
  blocksDone: number;
  /** Characters of the source without white space. */
  characters: number;
  charactersDone: number;
  outdated: number;
  orphans: number;
}

/** Counts over rows; a source block without text needs no translation and is not counted. */
export function progressOf(rows: Row[]): Progress {
  const progress: Progress = {
    blocks: 0,
    blocksDone: 0,
    characters: 0,
    charactersDone: 0,
    outdated: 0,
    orphans: 0,
  };
  for (const row of rows) {
    if (!row.source) {
      progress.orphans += 1;
      continue;
    }
    const characters = [...row.source.text.replace(/\s/gu, "")].length;
    if (characters === 0) continue;
    const done = row.status === "confirmed" || row.status === "reviewed";
    progress.blocks += 1;
    progress.characters += characters;
    if (done) {
      progress.blocksDone += 1;
      progress.charactersDone += characters;
    }
    if (row.status === "outdated") progress.outdated += 1;
  }
  return progress;
}
