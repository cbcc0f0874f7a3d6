/** In an open edition: finds the words that comments are about, marks them, and leads from them to their comment. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $getState,
  $isRangeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { useEffect } from "react";
import {
  type Anchor,
  anchorAt,
  isOpen,
  placeOf,
  type Thread,
} from "../../../core/comment/thread.ts";
import { $blocks } from "../../../core/edition/block-identity.ts";
import { idState } from "../../../core/edition/block-state.ts";
import { $selectedText, $selectionOf } from "../../../core/edition/text-places.ts";
import { $findBlock, $textOf } from "../../../core/edition/translate-block.ts";
import type { BlockId } from "../../../core/report/ids.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { type CommentDesk, type Places, type TextDoor, useCommentDesk } from "./comment-desk.ts";
import { paintComments } from "./comment-marks.ts";
import "./comment-marks.css";

/** Words are looked for again when typing pauses; the browser moves the marks with every letter. */
const PAUSE_MS = 250;

export function CommentPlugin({ lang }: { lang: Lang }): null {
  const [editor] = useLexicalComposerContext();
  const desk = useCommentDesk();
  useEffect(() => {
    const stopDoor = desk.register(textDoor(editor, lang, desk));
    const stopMarks = keepPlaces(editor, lang, desk);
    const stopClick = editor.registerCommand(
      CLICK_COMMAND,
      () => {
        desk.activate(editor.read(() => $threadAtCaret(editor, lang, desk)));
        return false;
      },
      COMMAND_PRIORITY_LOW,
    );
    return mergeRegister(stopDoor, stopMarks, stopClick);
  }, [editor, desk, lang]);
  return null;
}

/** Keeps the desk's places of this edition, and the marks, in step with text and threads. */
function keepPlaces(editor: LexicalEditor, lang: Lang, desk: CommentDesk): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = desk.get();
  const own = (): Thread[] => desk.get().threads.filter((thread) => thread.lang === lang);
  const paint = (): void => paintComments(editor, lang, desk.get());
  const find = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const places = editor.read(() => $placesOf(own()));
    desk.set({ places: { ...desk.get().places, [lang]: places } });
  };
  const stopText = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    if (dirtyElements.size + dirtyLeaves.size > 0 && own().length > 0)
      timer ??= setTimeout(find, PAUSE_MS);
  });
  const stopDesk = desk.subscribe(() => {
    const now = desk.get();
    const before = seen;
    seen = now;
    if (now.threads !== before.threads) find();
    else if (now !== before) paint();
  });
  find();
  return () => {
    clearTimeout(timer);
    stopText();
    stopDesk();
    paintComments(editor, lang, null);
  };
}

function $placesOf(threads: readonly Thread[]): Places {
  if (threads.length === 0) return { byThread: new Map(), blocks: [] };
  const blocks = $blocks().map((block) => ({
    id: $getState(block, idState),
    text: $textOf(block),
  }));
  const byThread = new Map(
    threads.map((thread) => {
      const place = placeOf(thread, blocks);
      const block = place.kind === "gone" ? null : place.block;
      return [thread.id, { place, text: blocks.find(({ id }) => id === block)?.text ?? "" }];
    }),
  );
  return { byThread, blocks: blocks.map(({ id }) => id) };
}

/** The selection as the browser has it where that is in this editor: one that is only read does not follow it. */
function $selection(editor: LexicalEditor) {
  const dom = window.getSelection();
  const isHere = dom?.anchorNode && editor.getRootElement()?.contains(dom.anchorNode);
  const selection = isHere ? $createRangeSelectionFromDom(dom, editor) : $getSelection();
  return $isRangeSelection(selection) ? selection : null;
}

function $threadAtCaret(editor: LexicalEditor, lang: Lang, desk: CommentDesk): BlockId | null {
  const selection = $selection(editor);
  const here = selection && $selectedText(selection);
  const id = here && $getState(here.block, idState);
  if (!id) return null;
  const { places, threads } = desk.get();
  const found = threads.filter(isOpen).find((thread) => {
    const place = places[lang]?.byThread.get(thread.id)?.place;
    return (
      place?.kind === "quote" &&
      place.block === id &&
      place.start <= here.start &&
      here.end <= place.end
    );
  });
  return found?.id ?? null;
}

function $anchor(editor: LexicalEditor, lang: Lang): Anchor | null {
  const selection = $selection(editor);
  const here = selection && $selectedText(selection);
  const block = here && $getState(here.block, idState);
  return block ? anchorAt({ lang, block }, $textOf(here.block), [here.start, here.end]) : null;
}

function textDoor(editor: LexicalEditor, lang: Lang, desk: CommentDesk): TextDoor {
  const focus = (): void =>
    editor.focus(() => editor.getRootElement()?.focus({ preventScroll: true }));
  return {
    lang,
    root: () => editor.getRootElement(),
    anchor: () => editor.read(() => $anchor(editor, lang)),
    atCaret: () => editor.read(() => $threadAtCaret(editor, lang, desk)),
    focus,
    show(id) {
      const placed = desk.get().places[lang]?.byThread.get(id);
      if (!placed || placed.place.kind === "gone") return;
      const { place } = placed;
      const [start, end] = place.kind === "quote" ? [place.start, place.end] : [0, 0];
      const key = editor.read(() => $findBlock(place.block as BlockId)?.getKey());
      if (key !== undefined) editor.getElementByKey(key)?.scrollIntoView({ block: "center" });
      if (!editor.isEditable()) return;
      editor.update(() => {
        const block = $findBlock(place.block as BlockId);
        const selection = block && $selectionOf(block, start, end);
        if (selection) $setSelection(selection);
        else block?.selectEnd();
      });
      focus();
    },
  };
}
