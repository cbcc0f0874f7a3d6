/** While a translator types: the wordings that begin so, under the caret; Tab or Enter takes one, Escape closes. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BLUR_COMMAND,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  HISTORIC_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  PASTE_TAG,
} from "lexical";
import { type JSX, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { $offsetIn, $selectionOf } from "../../../core/edition/text-places.ts";
import { $blockAround, $textOf } from "../../../core/edition/translate-block.ts";
import { type Lang, langTags } from "../../../core/report/lang.ts";
import { type Completion, completionsFor } from "../../../core/term/completion.ts";
import { KeyCaps } from "../key-caps.tsx";
import { startUndoStep } from "../live/undo-steps.ts";
import styles from "./completion-list.module.css";

interface Shown {
  completions: Completion[];
  active: number;
  place: { left: number; top: number };
}

interface TermCompletionProps {
  lang: Lang;
  /** What may be written where the caret is, the likeliest first. */
  wordings: readonly string[];
}

export function TermCompletion({ lang, wordings }: TermCompletionProps): JSX.Element | null {
  const { t } = useTranslation("term");
  const [editor] = useLexicalComposerContext();
  const [shown, setShown] = useState<Shown | null>(null);
  const latest = useRef(wordings);
  useEffect(() => {
    latest.current = wordings;
  }, [wordings]);
  const control = useRef({ take: (_index: number): boolean => false });
  useEffect(() => {
    let now: Shown | null = null;
    /** What was refused by Escape stays closed until another word is begun. */
    let refused = false;
    const show = (next: Shown | null): void => {
      if (now === null && next === null) return;
      now = next;
      setShown(next);
    };
    const take = (index: number): boolean => {
      const completion = now?.completions[index];
      show(null);
      if (!completion) return false;
      write(editor, completion);
      return true;
    };
    control.current = { take };
    const step = (by: number): boolean => {
      if (!now || now.completions.length < 2) return false;
      const { completions, active } = now;
      show({ ...now, active: (active + by + completions.length) % completions.length });
      return true;
    };
    const onKey = <E extends KeyboardEvent | null>(
      command: LexicalCommand<E>,
      act: () => boolean,
    ): (() => void) =>
      editor.registerCommand(
        command,
        (event) => {
          if (!now || editor.isComposing() || event?.isComposing) return false;
          if (event && (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey))
            return false;
          if (!act()) return false;
          event?.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, dirtyLeaves, tags }) => {
        const isTyped = ![COLLABORATION_TAG, HISTORIC_TAG, PASTE_TAG].some((tag) => tags.has(tag));
        if (editor.isComposing() || (dirtyLeaves.size === 0 && now === null)) return;
        if (!isTyped || dirtyLeaves.size === 0) return show(null);
        const around = editorState.read($aroundCaret);
        const completions = around
          ? completionsFor(around.before, around.behind, { wordings: latest.current, lang })
          : [];
        if (completions.length === 0) {
          refused = false;
          return show(null);
        }
        if (refused) return;
        // Keys may come before it is drawn, and the browser's caret follows the update.
        const next = { completions, active: 0, place: { left: 0, top: 0 } };
        now = next;
        requestAnimationFrame(() => {
          const place = caretPlace();
          if (now === next) show(place && { ...next, place });
        });
      }),
      onKey(KEY_TAB_COMMAND, () => take(now?.active ?? 0)),
      onKey(KEY_ENTER_COMMAND, () => take(now?.active ?? 0)),
      onKey(KEY_ARROW_DOWN_COMMAND, () => step(1)),
      onKey(KEY_ARROW_UP_COMMAND, () => step(-1)),
      onKey(KEY_ESCAPE_COMMAND, () => {
        refused = true;
        show(null);
        return true;
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          show(null);
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }, [editor, lang]);
  const listId = useId();
  useNamedOption(editor, shown && `${listId}-${shown.active}`, listId);
  if (!shown) return null;
  return createPortal(
    <div
      id={listId}
      className={styles.menu}
      style={shown.place}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus from the text
      role="listbox"
      tabIndex={-1}
      aria-label={t("completion.label")}
    >
      {shown.completions.map(({ text, typed }, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the text's: it keeps the focus
        <div
          key={text}
          id={`${listId}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it stands in no select
          role="option"
          aria-selected={index === shown.active}
          className={styles.option}
          lang={langTags[lang]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => control.current.take(index)}
        >
          <span>
            <b>{text.slice(0, typed)}</b>
            {text.slice(typed)}
          </span>
          {index === shown.active && <KeyCaps keys="Tab" />}
        </div>
      ))}
    </div>,
    document.body,
  );
}

/** The text of the block before and behind the caret; null where there is none, or something is selected. */
function $aroundCaret(): { before: string; behind: string } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  const block = $isTextNode(node) && node.isSimpleText() ? $blockAround(node) : null;
  if (!block) return null;
  const text = $textOf(block);
  const at = $offsetIn(block, selection.anchor);
  return { before: text.slice(0, at), behind: text.slice(at) };
}

function caretPlace(): Shown["place"] | null {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0 || !selection.isCollapsed) return null;
  const rect = selection.getRangeAt(0).getClientRects()[0];
  return rect ? { left: rect.left, top: rect.bottom + 4 } : null;
}

/** In place of what was typed of it, as one step of undo. */
function write(editor: LexicalEditor, { text, typed }: Completion): void {
  startUndoStep(editor);
  editor.update(
    () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
      const block = $blockAround(selection.anchor.getNode());
      const at = block ? $offsetIn(block, selection.anchor) : 0;
      if (block) $selectionOf(block, at - typed, at)?.insertText(text);
    },
    { discrete: true },
  );
  startUndoStep(editor);
}

function useNamedOption(editor: LexicalEditor, option: string | null, listId: string): void {
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root || !option) return;
    root.setAttribute("aria-controls", listId);
    root.setAttribute("aria-activedescendant", option);
    return () => {
      root.removeAttribute("aria-controls");
      root.removeAttribute("aria-activedescendant");
    };
  }, [editor, option, listId]);
}
