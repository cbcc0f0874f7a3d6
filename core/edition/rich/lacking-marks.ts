/** Which marks of a source block its translation does not have. */
import type { BlockId } from "../../report/ids.ts";
import { textOf } from "../blocks.ts";
import type { NodeJson } from "../edition.ts";
import { noteless } from "../notes.ts";
import { type RichMark, richMarksOf, sortOf } from "./rich-marks.ts";

export interface LackingMark {
  mark: RichMark;
  /** The words that it stands on in the source, "" for a note. */
  wording: string;
}

/**
 * As many of a sort as the source has more than the translation, in the order of the source; of several the last, since those
 * before are the ones that were placed. `elsewhere` are the notes that other blocks of the translation refer to.
 * @param target the blocks of the row
 */
export function lackingMarks(
  source: NodeJson,
  target: readonly NodeJson[],
  elsewhere: ReadonlySet<BlockId>,
): LackingMark[] {
  const wanted = richMarksOf(source);
  if (wanted.length === 0) return [];
  const takesNotes = !target.some(({ type }) => noteless.has(type));
  const there = new Map<string, number>();
  for (const mark of target.flatMap(richMarksOf))
    there.set(sortOf(mark), (there.get(sortOf(mark)) ?? 0) + 1);
  const text = textOf(source);
  return wanted.flatMap((mark) => {
    if (mark.kind === "note" && (!takesNotes || elsewhere.has(mark.note))) return [];
    const left = there.get(sortOf(mark)) ?? 0;
    there.set(sortOf(mark), left - 1);
    return left > 0 ? [] : [{ mark, wording: text.slice(mark.start, mark.end) }];
  });
}
