/** Which marks of its source a row of the translation lacks. */
import { nodesById } from "../../core/edition/find-node.ts";
import { marksIn } from "../../core/edition/notes.ts";
import { type LackingMark, lackingMarks } from "../../core/edition/rich/lacking-marks.ts";
import { richMarksOf } from "../../core/edition/rich/rich-marks.ts";
import { statusOf } from "./lane-status.ts";
import type { Lane } from "./lanes.ts";
import type { Pair } from "./model.ts";

/** For any number of rows of a pair; none while nothing is written, and none in a row that was confirmed: then it is meant so. */
export function lackingOf({
  source,
  target,
}: Pick<Pair, "source" | "target">): (lane: Lane) => LackingMark[] {
  const [from, to] = [nodesById(source.root), nodesById(target.root)];
  const notes = new Set(marksIn(target.root));
  return (lane) => {
    const status = statusOf(lane);
    const node = lane.source && from.get(lane.source);
    if (!node || (status !== "draft" && status !== "outdated")) return [];
    if (richMarksOf(node).length === 0) return [];
    return lackingMarks(
      node,
      lane.target.flatMap((id) => to.get(id) ?? []),
      notes,
    );
  };
}
