/** Rows of a report whose source says the same: what one is rendered by, the others can be as well. */
import type { Edition } from "../../core/edition/edition.ts";
import { findNode } from "../../core/edition/find-node.ts";
import { richMarksOf } from "../../core/edition/rich/rich-marks.ts";
import { normalizeText } from "../../core/edition/text-hash.ts";
import {
  $confirm,
  type Confirming,
  $findBlock,
  $textOf,
} from "../../core/edition/translate-block.ts";
import { isDone, translationText } from "../../core/edition/translation.ts";
import { $toJson } from "../../core/edition/note-rules.ts";
import { $writeTranslation, type RichSource } from "../../core/edition/write-translation.ts";
import { statusOf } from "./lane-status.ts";
import type { Lane } from "./lanes.ts";

/** Other rows with the same source text that can be written in. */
export function repetitionsOf(lanes: readonly Lane[], lane: Lane): Lane[] {
  const text = normalizeText(lane.row?.source?.text ?? "");
  if (text === "") return [];
  return lanes.filter(
    ({ key, row, target }) =>
      key !== lane.key &&
      target.length > 0 &&
      row?.source != null &&
      row.target?.isLocked !== true &&
      normalizeText(row.source.text) === text,
  );
}

/** Those that say something else. */
export const differing = (repetitions: readonly Lane[], lane: Lane): Lane[] => {
  const text = normalizeText(textOf(lane));
  return repetitions.filter(
    (one) => statusOf(one) !== "empty" && normalizeText(textOf(one)) !== text,
  );
};

const textOf = ({ row }: Lane): string => (row ? translationText(row.target, row.more) : "");

interface Filling {
  source: Edition;
  rich: Omit<RichSource, "node">;
}

/**
 * Writes what stands in the lane into these, formats and all; runs inside `editor.update`. With `confirming`, those that
 * were confirmed before are so again.
 */
export function $repeat(
  lane: Lane,
  into: readonly Lane[],
  { source, rich, confirming }: Filling & { confirming?: Confirming },
): void {
  const first = lane.target[0];
  const block = first ? $findBlock(first) : null;
  // A row of several paragraphs is its translator's own arrangement.
  if (!block || lane.target.length > 1) return;
  const text = $textOf(block);
  const own = richMarksOf($toJson(block)).filter(({ kind }) => kind !== "note");
  for (const one of into) {
    const id = one.target[0];
    const node = one.source ? findNode(source.root, one.source) : null;
    if (!id || !node) continue;
    const hasNotes = richMarksOf(node).some(({ kind }) => kind === "note");
    const found = { text, origin: { kind: "memory", score: 100 } as const };
    $writeTranslation(id, hasNotes ? found : { ...found, marks: own }, { ...rich, node });
    if (confirming && one.row && isDone(one.row)) $confirm({ ...one.row, more: [] }, confirming);
  }
}
