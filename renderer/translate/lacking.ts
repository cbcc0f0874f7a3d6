/** Which marks of its source a row of the translation lacks. */
import { findNode } from "../../core/edition/find-node.ts";
import { marksIn } from "../../core/edition/notes.ts";
import { type LackingMark, lackingMarks } from "../../core/edition/rich/lacking-marks.ts";
import { richMarksOf } from "../../core/edition/rich/rich-marks.ts";
import { statusOf } from "./lane-status.ts";
import type { Lane } from "./lanes.ts";
import type { Pair } from "./model.ts";

/** None while nothing is written, and none in a row that was confirmed: then it is meant so. */
export function lackingIn(
  { source, target }: Pick<Pair, "source" | "target">,
  lane: Lane,
): LackingMark[] {
  const status = statusOf(lane);
  if (!lane.source || (status !== "draft" && status !== "outdated")) return [];
  const from = findNode(source.root, lane.source);
  if (!from || richMarksOf(from).length === 0) return [];
  const blocks = lane.target.flatMap((id) => findNode(target.root, id) ?? []);
  return lackingMarks(from, blocks, new Set(marksIn(target.root)));
}
