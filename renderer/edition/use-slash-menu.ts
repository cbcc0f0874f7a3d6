/** When the slash menu is open, what it offers, and the keys that are its own meanwhile. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getNodeByKey,
  $isTextNode,
  BLUR_COMMAND,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  type EditorState,
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
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { startUndoStep } from "../app/live/undo-steps.ts";
import { type ActionId, actionIds, editActions } from "./edit-actions.ts";
import { $removeSlashQuery, $slashQuery, findEntries, type SlashQuery } from "./slash-query.ts";
import { readTextState } from "./text-state.ts";

interface Entry {
  id: ActionId;
  label: string;
  keywords: string;
}

export interface Shown {
  query: SlashQuery;
  entries: Entry[];
  active: number;
  /** Of the sign, in the sheet that scrolls with the text. */
  place: { left: number; top: number; height: number };
}

/** Every action that says so and can be done at the caret; one that is on already changes nothing. */
function entriesAt(editor: LexicalEditor, label: (id: ActionId) => string): Entry[] {
  const state = readTextState(editor);
  return actionIds.flatMap((id): Entry[] => {
    const { insert, isOff, isOn } = editActions[id];
    if (insert === undefined || isOff?.(state) || isOn?.(state)) return [];
    return [{ id, label: label(id), keywords: insert }];
  });
}

/** Whether this update has put in the sign that the query begins with. */
function isJustTyped({ key, start, text }: SlashQuery, before: EditorState): boolean {
  if (text !== "") return false;
  return before.read(() => {
    const node = $getNodeByKey(key, before);
    return !$isTextNode(node) || !/^[/／、]/u.test(node.getTextContent().slice(start));
  });
}

function placeOf(editor: LexicalEditor, query: SlashQuery, sheet: HTMLElement): Shown["place"] {
  const text = editor.getElementByKey(query.key);
  const range = document.createRange();
  const node = text && document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
  if (node) range.setStart(node, Math.min(query.start, node.textContent?.length ?? 0));
  const rect = range.getClientRects()[0] ?? text?.getBoundingClientRect();
  const origin = sheet.getBoundingClientRect();
  return {
    left: (rect?.left ?? 0) - origin.left,
    top: (rect?.top ?? 0) - origin.top,
    height: rect?.height ?? 0,
  };
}

export interface SlashMenuState {
  /** Null while closed. */
  shown: Shown | null;
  point(index: number): void;
  choose(index: number): void;
}

export function useSlashMenu(sheetRef: RefObject<HTMLElement | null>): SlashMenuState {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const [shown, setShown] = useState<Shown | null>(null);
  const label = useRef((id: ActionId): string => t(`action.${id}`));
  const control = useRef({ point: (_index: number): void => {}, choose: (): boolean => false });
  useEffect(() => {
    label.current = (id) => t(`action.${id}`);
  }, [t]);

  useEffect(() => {
    /** True from the typing of a sign until it is left, refused or answered; nothing may be found meanwhile. */
    let asking = false;
    /** As it will be drawn: keys may come before that. */
    let now: Shown | null = null;
    const show = (next: Shown | null): void => {
      if (now === null && next === null) return;
      now = next;
      setShown(next);
    };
    const stop = (): void => {
      asking = false;
      show(null);
    };
    const point = (active: number): void => show(now && { ...now, active });
    const choose = (): boolean => {
      const entry = now?.entries[now.active];
      if (!now || !entry) return false;
      const { query } = now;
      stop();
      answer(editor, query, entry.id);
      return true;
    };
    control.current = { point, choose };
    const step = (by: number): boolean => {
      if (now) point((now.active + by + now.entries.length) % now.entries.length);
      return now !== null;
    };
    const refuse = (): boolean => {
      const wasShown = now !== null;
      if (wasShown) stop();
      return wasShown;
    };
    /** While an input method composes, every key is its own. */
    const onKey = <E extends KeyboardEvent | null>(
      command: LexicalCommand<E>,
      act: () => boolean,
    ): (() => void) =>
      editor.registerCommand(
        command,
        (event) => {
          if (editor.isComposing() || event?.isComposing || event?.shiftKey || !act()) return false;
          event?.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    const look = (query: SlashQuery | null, isComposing: boolean): void => {
      const sheet = sheetRef.current;
      if (!query || !sheet) return show(null);
      const entries = findEntries(entriesAt(editor, label.current), query.text);
      if (entries.length === 0) return isComposing ? undefined : show(null);
      const isSame = now?.query.text === query.text && now.query.key === query.key;
      const active = isSame && now ? Math.min(now.active, entries.length - 1) : 0;
      show({ query, entries, active, place: placeOf(editor, query, sheet) });
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, prevEditorState, tags, dirtyLeaves }) => {
        const isTyped = ![COLLABORATION_TAG, HISTORIC_TAG, PASTE_TAG].some((tag) => tags.has(tag));
        if (!asking && (!isTyped || dirtyLeaves.size === 0 || !editor.isEditable())) return;
        const isComposing = editor.isComposing();
        const query = editorState.read(() => $slashQuery(isComposing));
        asking = query !== null && (asking || isJustTyped(query, prevEditorState));
        look(asking ? query : null, isComposing);
      }),
      onKey(KEY_ARROW_DOWN_COMMAND, () => step(1)),
      onKey(KEY_ARROW_UP_COMMAND, () => step(-1)),
      onKey(KEY_ENTER_COMMAND, choose),
      onKey(KEY_TAB_COMMAND, choose),
      onKey(KEY_ESCAPE_COMMAND, refuse),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          stop();
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }, [editor, sheetRef]);
  return {
    shown,
    point: (index) => control.current.point(index),
    choose(index) {
      control.current.point(index);
      control.current.choose();
    },
  };
}

/** Does what was asked for in place of the asking, as one undo step that gives the typed text back. */
function answer(editor: LexicalEditor, query: SlashQuery, id: ActionId): void {
  startUndoStep(editor);
  editor.update(() => $removeSlashQuery(query), { discrete: true });
  editActions[id].run(editor);
}
