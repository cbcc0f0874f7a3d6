/** Keeps scroll and caret when one goes to another tab, edition or report and comes back. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createRangeSelection,
  $getSelection,
  $getState,
  $isRangeSelection,
  $setSelection,
  type LexicalEditor,
  type PointType,
} from "lexical";
import { type RefObject, useEffect } from "react";
import { idState } from "../../core/edition/block-state.ts";
import { $leavesOf, $offsetIn } from "../../core/edition/text-places.ts";
import { $blockAround, $findBlock } from "../../core/edition/translate-block.ts";
import type { BlockId } from "../../core/report/ids.ts";
import { type ReadingPlace, useReadingPlaces } from "../app/reading-places.tsx";
import { focusText } from "./focus-text.ts";

interface KeepPlaceProps {
  /** Which text this is, for the window. */
  name: string;
  /** What scrolls. */
  deskRef: RefObject<HTMLElement | null>;
}

export function KeepPlace({ name, deskRef }: KeepPlaceProps): null {
  const [editor] = useLexicalComposerContext();
  const places = useReadingPlaces();
  useEffect(() => {
    const desk = deskRef.current;
    const kept = places.get(name);
    let top: ReadingPlace["top"] = kept?.top ?? null;
    let restored = false;
    let letGo = (): void => {};
    const restore = (editable: boolean): void => {
      if (!editable || restored) return;
      restored = true;
      if (!kept) return;
      editor.update(() => $select(kept), { discrete: true });
      focusText(editor);
      if (desk && kept.top) letGo = hold(editor, desk, kept.top);
    };
    const look = (): void => {
      if (desk && restored) top = topOf(editor, desk);
    };
    const stop = editor.registerEditableListener(restore);
    restore(editor.isEditable());
    desk?.addEventListener("scrollend", look);
    desk?.addEventListener("scroll", look, { passive: true });
    return () => {
      stop();
      letGo();
      desk?.removeEventListener("scrollend", look);
      desk?.removeEventListener("scroll", look);
      places.set(name, { top, ...editor.getEditorState().read($ends) });
    };
  }, [editor, places, name, deskRef]);
  return null;
}

function $ends(): Pick<ReadingPlace, "anchor" | "focus"> {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return { anchor: null, focus: null };
  return { anchor: $placeOf(selection.anchor), focus: $placeOf(selection.focus) };
}

function $placeOf(point: PointType): ReadingPlace["anchor"] {
  const block = $blockAround(point.getNode());
  const id = block && $getState(block, idState);
  return id ? { block: id, offset: $offsetIn(block, point) } : null;
}

function $select({ anchor, focus }: ReadingPlace): void {
  const selection = $createRangeSelection();
  const isSet = $setPoint(selection.anchor, anchor) && $setPoint(selection.focus, focus);
  if (isSet) $setSelection(selection);
}

/** False when the block is gone. */
function $setPoint(point: PointType, place: ReadingPlace["anchor"]): boolean {
  const block = place && $findBlock(place.block as BlockId);
  if (!place || !block) return false;
  const leaf = $leavesOf(block).findLast(({ start }) => start <= place.offset);
  if (!leaf) point.set(block.getKey(), 0, "element");
  else if (leaf.node.getType() === "linebreak")
    point.set(block.getKey(), leaf.node.getIndexWithinParent() + 1, "element");
  else point.set(leaf.node.getKey(), Math.min(leaf.length, place.offset - leaf.start), "text");
  return true;
}

function topOf(editor: LexicalEditor, desk: HTMLElement): ReadingPlace["top"] {
  const edge = desk.getBoundingClientRect().top;
  for (const block of editor.getRootElement()?.children ?? []) {
    const rect = block.getBoundingClientRect();
    if (rect.bottom <= edge) continue;
    const id = block.closest<HTMLElement>("[data-block]")?.dataset["block"];
    const inner = block.querySelector<HTMLElement>("[data-block]")?.dataset["block"];
    const found = id ?? inner;
    if (found) return { block: found, offsetPx: rect.top - edge };
  }
  return null;
}

const hands = ["keydown", "pointerdown", "wheel"] as const;

/** Pictures make the text longer when they come: the place is held until somebody does something. */
function hold(
  editor: LexicalEditor,
  desk: HTMLElement,
  top: NonNullable<ReadingPlace["top"]>,
): () => void {
  const text = editor.getRootElement();
  const growth = new ResizeObserver(() => scrollTo(editor, desk, top));
  const letGo = (): void => {
    growth.disconnect();
    for (const event of hands) window.removeEventListener(event, letGo, { capture: true });
  };
  for (const event of hands) window.addEventListener(event, letGo, { capture: true });
  scrollTo(editor, desk, top);
  if (text) growth.observe(text);
  return letGo;
}

function scrollTo(
  editor: LexicalEditor,
  desk: HTMLElement,
  { block, offsetPx }: NonNullable<ReadingPlace["top"]>,
): void {
  const element = editor.getRootElement()?.querySelector(`[data-block="${CSS.escape(block)}"]`);
  if (!element) return;
  const { top } = element.getBoundingClientRect();
  desk.scrollTop += top - desk.getBoundingClientRect().top - offsetPx;
}
