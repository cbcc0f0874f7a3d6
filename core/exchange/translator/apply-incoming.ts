/** Writes translations that came back into the translation; runs inside `editor.update` of that edition. */
import { $getState, $setState, type ElementNode } from "lexical";
import { $blocks } from "../../edition/block-identity.ts";
import { fromState, idState, originState } from "../../edition/block-state.ts";
import { $bringIn } from "../../edition/bring-in.ts";
import { type Block, blockKindOf, blocksOf } from "../../edition/blocks.ts";
import type { Edition } from "../../edition/edition.ts";
import { $isLocked } from "../../edition/locks.ts";
import { noteless } from "../../edition/notes.ts";
import type { RichMark } from "../../edition/rich/rich-marks.ts";
import { $richInline } from "../../edition/rich/write-rich.ts";
import { $confirm, $findBlock, $removeExtra, $textOf } from "../../edition/translate-block.ts";
import type { BlockId } from "../../report/ids.ts";
import type { MarkedText } from "./hand-out.ts";
import { type IncomingTranslation, isTakeable } from "./incoming.ts";

export interface Applying {
  source: Edition;
  /** What its translator calls reviewed counts as confirmed. */
  confirm: boolean;
  /** A person's id, or "". */
  by: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface Applied {
  written: number;
  confirmed: number;
  /** Rows whose source or translation was changed or locked since the plan was made. */
  changed: number;
}

/** Blocks that the translation lacks come in first. What was shown is what is replaced: a row that has changed since stays. */
export function $applyIncoming(
  translations: readonly IncomingTranslation[],
  { source, confirm, by, at }: Applying,
): Applied {
  const applied: Applied = { written: 0, confirmed: 0, changed: 0 };
  $bringIn(source);
  const sources = new Map(blocksOf(source).map((block) => [block.id, block]));
  for (const translation of translations) {
    const { incoming, source: sourceText, before, targets, canConfirm } = translation;
    const mayConfirm = confirm && canConfirm;
    if (!isTakeable(translation) && !mayConfirm) continue;
    const block = sources.get(incoming.id);
    const known = targets.flatMap((id) => $findBlock(id) ?? []);
    const nodes = known.length > 0 || !block ? known : $facing(block);
    const isLocked = isTakeable(translation) && nodes.some($isLocked);
    const isAsPlanned = nodes.length > 0 && $standing(nodes) === before && !isLocked;
    if (block?.text !== sourceText || !isAsPlanned) {
      applied.changed += 1;
      continue;
    }
    if (isTakeable(translation)) {
      $write(nodes, incoming);
      applied.written += 1;
    }
    if (!mayConfirm) continue;
    const [target = null, ...more] = nodes.map(($node) => $named($node, block));
    const row = { source: block, target, more, status: "draft" } as const;
    if ($confirm(row, { by, at }) === "confirmed") applied.confirmed += 1;
  }
  return applied;
}

const $named = (node: ElementNode, like: Block): Block => ({ ...like, id: $idOf(node) });
const $idOf = (node: ElementNode): BlockId | null => $getState(node, idState);

/** The block that was brought in for a source block; an edition has one headline and one lead, whatever they came from. */
function $facing({ id, kind }: Block): ElementNode[] {
  const isSingle = kind === "headline" || kind === "lead";
  const found = $blocks().find((node) =>
    isSingle ? blockKindOf(node.getType()) === kind : $getState(node, fromState) === id,
  );
  return found ? [found] : [];
}

const $standing = (nodes: readonly ElementNode[]): string =>
  nodes
    .map($textOf)
    .filter((text) => text !== "")
    .join("\n");

/** As many lines as blocks: each its own; else the first block has it all, and those split off it go. */
function $write(nodes: readonly ElementNode[], { text, marks }: MarkedText): void {
  const lines = linesOf({ text, marks });
  const parts = lines.length === nodes.length ? lines : [{ text, marks }];
  for (const [index, node] of nodes.entries()) {
    const part = parts[index];
    if (part) $fill(node, part);
    else $removeExtra(node);
  }
}

function $fill(node: ElementNode, { text, marks }: MarkedText): void {
  const fitting = marks.filter((mark) => mark.kind !== "note" || !noteless.has(node.getType()));
  node.splice(0, node.getChildrenSize(), $richInline(text, fitting));
  $setState(node, originState, { kind: "imported" });
}

function linesOf({ text, marks }: MarkedText): MarkedText[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const from = start;
    const to = from + line.length;
    start = to + 1;
    const own = marks.flatMap((mark): RichMark[] => {
      if (mark.end < from || mark.start > to) return [];
      const [a, b] = [Math.max(mark.start, from) - from, Math.min(mark.end, to) - from];
      return a < b || mark.kind === "note" ? [{ ...mark, start: a, end: b }] : [];
    });
    return { text: line, marks: own };
  });
}
