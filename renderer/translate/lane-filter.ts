/** Leaves in sight only the rows whose source, or translation, says something. */
import { translationText } from "../../core/edition/translation.ts";
import { fold } from "../../core/memory/tokens.ts";
import type { BlockId } from "../../core/report/ids.ts";
import type { Lane } from "./lanes.ts";

/** Wordings; "" asks for nothing. */
export interface LaneFilter {
  source: string;
  target: string;
}

export const noFilter: LaneFilter = { source: "", target: "" };

/** Case and width do not count. A picture is seen with any of its texts. */
export function hiddenBy({ source, target }: LaneFilter, lanes: readonly Lane[]): Set<BlockId> {
  const [left, right] = [source, target].map((wording) => fold(wording).trim());
  const hidden = new Set<BlockId>();
  if (!left && !right) return hidden;
  const figures = new Set<BlockId | null>();
  for (const { key, kind, row, figure } of lanes) {
    if (kind === "figure") continue;
    const fits =
      fold(row?.source?.text ?? "").includes(left ?? "") &&
      fold(row ? translationText(row.target, row.more) : "").includes(right ?? "");
    if (fits) figures.add(figure);
    else hidden.add(key);
  }
  for (const { key, kind, figure } of lanes)
    if (kind === "figure" && !figures.has(figure)) hidden.add(key);
  return hidden;
}
