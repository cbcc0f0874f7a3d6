/** Footnotes in a living edition: their numbers, the way from a number to its note and back, and the note in a nutshell. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getNearestNodeFromDOMNode, type LexicalEditor, mergeRegister } from "lexical";
import { type JSX, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { $refAtCaret } from "../../../core/edition/insert-note.ts";
import { $isFootnote, $isNoteRef } from "../../../core/edition/nodes/note-nodes.ts";
import { $leaveNote, $noteOf, $refOf } from "../../../core/edition/note-rules.ts";
import { registerNoteCopy } from "./note-copy.ts";
import { markOf, numberNotes } from "./note-numbers.ts";
import classes from "./notes.module.css";

export function NotePlugin(): JSX.Element | null {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const names = useMemo(
    () => ({ name: (number: number) => t("note.name", { number }), loose: t("note.loose") }),
    [t],
  );
  useEffect(() => {
    const number = (): void => {
      const root = editor.getRootElement();
      if (root) numberNotes(root, names);
    };
    number();
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) number();
    });
  }, [editor, names]);
  useEffect(() => mergeRegister(registerNoteCopy(editor), registerNoteClicks(editor)), [editor]);
  return <NotePeek editor={editor} />;
}

/** A click on a number goes to the note, one on the note's own number goes back. */
function registerNoteClicks(editor: LexicalEditor): () => void {
  const onPress = (event: MouseEvent): void => {
    const { target } = event;
    if (event.button !== 0 || !(target instanceof HTMLElement)) return;
    const isRef = target.matches(".dg-noteref");
    if (!isRef && !isOnNumber(target, event)) return;
    event.preventDefault();
    if (editor.isEditable()) editor.getRootElement()?.focus({ preventScroll: true });
    editor.update(() => {
      const node = $getNearestNodeFromDOMNode(target);
      if ($isNoteRef(node)) $show(editor, $noteOf(node));
      if ($isFootnote(node)) $show(editor, $refOf(node), () => $leaveNote(node));
    });
  };
  return editor.registerRootListener((root, previous) => {
    previous?.removeEventListener("mousedown", onPress);
    root?.addEventListener("mousedown", onPress);
  });
}

type Goal = ReturnType<typeof $noteOf> | ReturnType<typeof $refOf>;

/** Brings it into sight, with the caret there where the text can be edited. */
function $show(editor: LexicalEditor, goal: Goal, $select?: () => void): void {
  if (!goal) return;
  editor.getElementByKey(goal.getKey())?.scrollIntoView({ block: "center" });
  if (!editor.isEditable()) return;
  if ($select) $select();
  else if ($isFootnote(goal)) goal.selectEnd();
}

/** The number stands in the space before a note's text, which belongs to the note's element. */
function isOnNumber(target: HTMLElement, { clientX }: MouseEvent): boolean {
  if (!target.matches(".dg-footnote")) return false;
  const indent = Number.parseFloat(getComputedStyle(target).paddingInlineStart);
  return clientX < target.getBoundingClientRect().left + indent;
}

interface Peek {
  text: string;
  left: number;
  top: number;
}

/** Long enough to get from the number onto the card. */
const LEAVE_MS = 250;

/** The note's text beside its number, for the pointer and for the caret; Escape takes it away. */
function NotePeek({ editor }: { editor: LexicalEditor }): JSX.Element | null {
  const { t } = useTranslation("edition");
  const [peek, setPeek] = useState<Peek | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isShown = peek !== null;
  useEffect(() => {
    const show = (ref: Element | null): void => {
      clearTimeout(timer.current);
      setPeek(ref ? peekOf(editor, ref) : null);
    };
    const onOver = ({ target }: MouseEvent): void => {
      if (target instanceof Element && target.matches(".dg-noteref")) show(target);
    };
    const onOut = ({ target }: MouseEvent): void => {
      if (target instanceof Element && target.matches(".dg-noteref"))
        timer.current = setTimeout(() => show(null), LEAVE_MS);
    };
    let atCaret: string | null = null;
    const stop = mergeRegister(
      editor.registerRootListener((root, previous) => {
        previous?.removeEventListener("mouseover", onOver);
        previous?.removeEventListener("mouseout", onOut);
        root?.addEventListener("mouseover", onOver);
        root?.addEventListener("mouseout", onOut);
      }),
      editor.registerUpdateListener(({ editorState }) => {
        const key = editorState.read(() => $refAtCaret()?.getKey() ?? null);
        if (key === atCaret) return;
        atCaret = key;
        show(key === null ? null : editor.getElementByKey(key));
      }),
    );
    return () => {
      clearTimeout(timer.current);
      stop();
    };
  }, [editor]);
  useEffect(() => {
    if (!isShown) return;
    const close = (): void => setPeek(null);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") close();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener("scroll", close, { capture: true, passive: true });
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener("scroll", close, { capture: true });
    };
  }, [isShown]);
  if (!peek) return null;
  return createPortal(
    // The pointer may rest on the card to read it; from the keyboard it is shown while the caret is there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="tooltip"
      className={classes.peek}
      style={{ left: peek.left, top: peek.top }}
      onMouseEnter={() => clearTimeout(timer.current)}
      onMouseLeave={() => setPeek(null)}
    >
      {peek.text || t("note.empty")}
    </div>,
    document.body,
  );
}

/** Widest card, as in notes.module.css. */
const WIDTH_PX = 320;

function peekOf(editor: LexicalEditor, ref: Element): Peek | null {
  const notes = [...(editor.getRootElement()?.getElementsByClassName("dg-footnote") ?? [])];
  const note = notes.find((one) => markOf(one) === markOf(ref));
  if (!(note instanceof HTMLElement)) return null;
  const { left, bottom } = ref.getBoundingClientRect();
  const rightmost = window.innerWidth - WIDTH_PX - 12;
  return { text: note.innerText.trim(), left: Math.min(left, rightmost), top: bottom + 6 };
}
