/** Paints the words that comments are about with CSS highlights: nothing of it is in the document or its elements. */
import type { LexicalEditor } from "lexical";
import { isOpen, type Place, placeOf } from "../../../core/comment/thread.ts";
import { $leavesOf } from "../../../core/edition/text-places.ts";
import { $findBlock, $textOf } from "../../../core/edition/translate-block.ts";
import type { BlockId } from "../../../core/report/ids.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { $rangesOf } from "../live/text-ranges.ts";
import type { CommentState } from "./comment-desk.ts";

/** Marks `state`'s open threads in the edition; null takes all marks away. */
export function paintComments(editor: LexicalEditor, lang: Lang, state: CommentState | null): void {
  const marked: Range[] = [];
  const active: Range[] = [];
  editor.read(() => {
    const places = state?.places[lang]?.byThread;
    for (const thread of state?.threads ?? []) {
      const place = thread.lang === lang && isOpen(thread) && places?.get(thread.id)?.place;
      const isActive = thread.id === state?.active;
      // A block is marked as a whole only where the comment was made on the whole.
      if (place && (isActive || thread.quote === "" || place.kind === "quote"))
        (isActive ? active : marked).push(...$placeRanges(editor, place));
    }
    if (state?.draft?.lang === lang) {
      const block = $findBlock(state.draft.block);
      const text = block ? $textOf(block) : "";
      active.push(...$placeRanges(editor, placeOf(state.draft, [{ id: state.draft.block, text }])));
    }
  });
  put(`dg-comment-${lang}`, marked);
  put(`dg-comment-active-${lang}`, active);
}

function $placeRanges(editor: LexicalEditor, place: Place): Range[] {
  const block = place.kind === "gone" ? null : $findBlock(place.block as BlockId);
  if (!block || place.kind === "gone") return [];
  if (place.kind === "quote") return $rangesOf(editor, block, place);
  const last = $leavesOf(block).at(-1);
  return $rangesOf(editor, block, { start: 0, end: last ? last.start + last.length : 0 });
}

function put(name: string, ranges: Range[]): void {
  // A browser without highlights shows the comments in the panel alone.
  if (!("highlights" in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
