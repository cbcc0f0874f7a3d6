/** How far a translation is: status per block, rows of the two columns, progress. Computed, never stored. */
import type { BlockId } from "../report/ids.ts";
import type { Block } from "./blocks.ts";
import { hashText, normalizeText } from "./text-hash.ts";

/**
 * - `empty`: nothing typed yet
 * - `draft`: text that nobody confirmed, or that changed since it was confirmed
 * - `confirmed`, `reviewed`: stands for the source as it is now
 * - `outdated`: was confirmed, and the source has changed since; the kept text waits to be mended or confirmed again
 */
export type TranslationStatus = "empty" | "draft" | "confirmed" | "reviewed" | "outdated";

/**
 * A row of the two columns. `source` is null where the block was deleted in the source: its translation waits.
 * `more` are the blocks that the translator split off `target`, or wrote behind it; they belong to the row.
 */
export type Row =
  | { source: Block; target: Block | null; more: Block[]; status: TranslationStatus }
  | { source: null; target: Block; more: Block[]; status: "orphan" };

/** The translation of a row as one text: that of its block and of those split off it, a line break between them. */
export const translationText = (target: Block | null, more: Block[] = []): string =>
  [target, ...more].flatMap((block) => (block?.text ? block.text : [])).join("\n");

export function translationStatus(
  source: Block,
  target: Block | null,
  more: Block[] = [],
): TranslationStatus {
  const text = translationText(target, more);
  if (isBlank(text)) return "empty";
  const confirmation = target?.confirmation;
  if (!confirmation) return "draft";
  if (normalizeText(confirmation.sourceText) !== normalizeText(source.text)) return "outdated";
  return confirmation.targetHash === hashText(text) ? confirmation.level : "draft";
}

/**
 * Rows in source order. Every block of the translation that has text is in exactly one row, once:
 * 1. headline and lead face each other whatever their ids, since an edition has just one of each;
 * 2. a block faces the source block it came `from`; of two with the same `from`, the first that has text;
 * 3. a block whose source block is gone makes a row of its own behind the row it stood behind;
 * 4. any other block (split off, written in between, a second copy) belongs to the row it stands behind.
 */
export function rowsOf(source: Block[], target: Block[]): Row[] {
  const facing = pairUp(source, target);
  const known = new Set(source.map((block) => block.id));
  const paired = new Set(facing.values());
  const sourceOf = new Map([...facing].map(([left, right]) => [right, left]));
  const moreOf = new Map<Block, Block[]>();
  const orphansAfter = new Map<Block | null, Block[]>();
  let host: Block | null = null;
  let after: Block | null = null;
  for (const block of target) {
    if (paired.has(block)) {
      host = block;
      after = sourceOf.get(block) ?? null;
    } else if (block.from && !known.has(block.from) && hasText(block)) {
      host = block;
      push(orphansAfter, after, block);
    } else if (host) push(moreOf, host, block);
    else if (hasText(block)) {
      host = block;
      push(orphansAfter, after, block);
    }
  }
  const orphans = (behind: Block | null): Row[] =>
    (orphansAfter.get(behind) ?? []).map((block) => ({
      source: null,
      target: block,
      more: moreOf.get(block) ?? [],
      status: "orphan",
    }));
  const rows = orphans(null);
  for (const block of source) {
    const match = facing.get(block) ?? null;
    const more = (match && moreOf.get(match)) ?? [];
    rows.push({
      source: block,
      target: match,
      more,
      status: translationStatus(block, match, more),
    });
    rows.push(...orphans(block));
  }
  return rows;
}

/** Which block of the translation faces each source block. */
function pairUp(source: Block[], target: Block[]): Map<Block, Block> {
  const byFrom = new Map<BlockId, Block>();
  const single = new Map<string, Block>();
  for (const block of target) {
    if (isSingle(block)) {
      if (!single.has(block.kind)) single.set(block.kind, block);
      continue;
    }
    const rival = block.from && byFrom.get(block.from);
    if (block.from && (!rival || (hasText(block) && !hasText(rival))))
      byFrom.set(block.from, block);
  }
  const facing = new Map<Block, Block>();
  const taken = new Set<Block>();
  for (const block of source) {
    const match = isSingle(block) ? single.get(block.kind) : block.id && byFrom.get(block.id);
    if (!match || taken.has(match)) continue;
    taken.add(match);
    facing.set(block, match);
  }
  return facing;
}

const isSingle = (block: Block): boolean => block.kind === "headline" || block.kind === "lead";
const hasText = (block: Block): boolean => !isBlank(block.text);
/** The normalised text is empty. */
const isBlank = (text: string): boolean => text.trim() === "";

function push<K>(lists: Map<K, Block[]>, key: K, block: Block): void {
  const list = lists.get(key);
  if (list) list.push(block);
  else lists.set(key, [block]);
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

/** Counts over rows; a source block without text needs no translation and is not counted as a block. */
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
    if (row.status === "orphan") progress.orphans += 1;
    if (row.status === "outdated") progress.outdated += 1;
    const characters = [...(row.source?.text ?? "").replace(/\s/gu, "")].length;
    if (characters === 0) continue;
    progress.blocks += 1;
    progress.characters += characters;
    if (!isDone(row)) continue;
    progress.blocksDone += 1;
    progress.charactersDone += characters;
  }
  return progress;
}

/** A row that waits for nobody. */
export const isDone = (row: Row): boolean =>
  row.status === "confirmed" || row.status === "reviewed";

/** True when every block that has text is confirmed and nothing waits to be mended or cleared away. */
export const isComplete = (progress: Progress): boolean =>
  progress.blocks > 0 &&
  progress.blocksDone === progress.blocks &&
  progress.outdated === 0 &&
  progress.orphans === 0;
