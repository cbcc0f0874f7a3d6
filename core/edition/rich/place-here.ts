/** Puts a mark of the source where the selection is; runs inside `editor.update`. */
import { $toggleLink } from "@lexical/link";
import { $getSelection, $isRangeSelection, type RangeSelection } from "lexical";
import type { EventField } from "../../event/event-field.ts";
import { type Lang, langTags } from "../../report/lang.ts";
import { $blockAround, $textOf } from "../translate-block.ts";
import { $insertRef } from "../insert-note.ts";
import { $offsetIn, $selectionOf } from "../text-places.ts";
import { $insertFact } from "../write-facts.ts";
import type { RichMark } from "./rich-marks.ts";

/** A format or a link goes on the selected text, or on the word at the caret. False where there is none. */
export function $placeHere(
  mark: RichMark,
  { lang, factText }: { lang: Lang; factText(field: EventField): string },
): boolean {
  if (mark.kind === "note") return $insertRef(mark.note) !== null;
  if (mark.kind === "fact") {
    const text = factText(mark.field);
    return text !== "" && $insertFact({ field: mark.field, text, asChip: true });
  }
  const selection = $textToMark(lang);
  if (!selection) return false;
  if (mark.kind === "link") $toggleLink(mark.url);
  else if (!selection.hasFormat(mark.format)) selection.formatText(mark.format);
  const { anchor, focus } = selection;
  const end = selection.isBackward() ? anchor : focus;
  selection.anchor.set(end.key, end.offset, end.type);
  selection.focus.set(end.key, end.offset, end.type);
  return true;
}

function $textToMark(lang: Lang): RangeSelection | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  if (!selection.isCollapsed()) return selection.getTextContent() === "" ? null : selection;
  const block = $blockAround(selection.focus.getNode());
  if (!block) return null;
  const at = $offsetIn(block, selection.focus);
  const words = new Intl.Segmenter(langTags[lang], { granularity: "word" }).segment($textOf(block));
  const word = [...words].find(
    ({ index, segment, isWordLike }) => isWordLike && index <= at && at <= index + segment.length,
  );
  const found = word && $selectionOf(block, word.index, word.index + word.segment.length);
  if (!found) return null;
  selection.anchor.set(found.anchor.key, found.anchor.offset, "text");
  selection.focus.set(found.focus.key, found.focus.offset, "text");
  return selection;
}
