/** What the gutter says of a lane. */
import { normalizeText } from "../../core/edition/text-hash.ts";
import type { TranslationStatus } from "../../core/edition/translation.ts";
import type { Lane } from "./lanes.ts";

/** `missing`: has no block in the translation yet. */
export type LaneStatus = TranslationStatus | "orphan" | "missing";

/** Null where there is nothing to translate. */
export function statusOf(lane: Lane): LaneStatus | null {
  const { row } = lane;
  if (!row) return null;
  if (row.source && !row.target) return hasText(row.source.text) ? "missing" : null;
  if (row.status === "empty" && !hasText(row.source?.text ?? "")) return null;
  return row.status;
}

/** Lanes that the translator still has to write, confirm, mend or clear away. */
export const isUnfinished = (lane: Lane): boolean => {
  const status = statusOf(lane);
  return status === "empty" || status === "draft" || status === "outdated" || status === "orphan";
};

/** Lanes that the caret can stand in: texts of the translation. */
export const isTypable = (lane: Lane): boolean => lane.target.length > 0 && lane.kind !== "figure";

/** A translation, or a picture with its texts, whose source is gone. */
export const isOrphan = (lane: Lane): boolean =>
  lane.row?.status === "orphan" || (lane.kind === "figure" && lane.source === null);

/** Nothing but unlocking changes its translation. */
export const isLocked = ({ row }: Lane): boolean => row?.target?.isLocked === true;

/** Texts of a picture cannot belong to the text before it. */
export const canKeep = (lane: Lane): boolean => isOrphan(lane) && lane.figure === null;

/** The next lane from `current` in this direction that `fits`, from the other end when there is none; never `current` itself. */
export function nextLane(
  lanes: readonly Lane[],
  current: Lane | null,
  { step, fits }: { step: 1 | -1; fits: (lane: Lane) => boolean },
): Lane | null {
  const at = current
    ? lanes.findIndex((lane) => lane.key === current.key)
    : step === 1
      ? -1
      : lanes.length;
  for (let index = 1; index <= lanes.length; index += 1) {
    const lane = lanes[(at + step * index + lanes.length * 2) % lanes.length];
    if (lane && lane.key !== current?.key && isTypable(lane) && fits(lane)) return lane;
  }
  return null;
}

const hasText = (text: string): boolean => normalizeText(text) !== "";
