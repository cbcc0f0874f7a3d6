/** Where a bar for the selected text may stand without covering any of it, and when it may be there at all. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getSelection,
  $isRangeSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  COMMAND_PRIORITY_NORMAL,
  FOCUS_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
} from "lexical";
import { type RefObject, useCallback, useEffect, useState } from "react";

export interface BarPlace {
  left: number;
  top: number;
}

/** The bar's own size, known before it is drawn. */
export const BAR = { width: 218, height: 38 };
const GAP = 8;

/** Above the selection, else below it, else nowhere; in the sheet that scrolls with the text. */
function placeIn(sheet: HTMLElement): BarPlace | null {
  const selection = window.getSelection();
  const view = sheet.parentElement?.getBoundingClientRect();
  if (!selection || selection.rangeCount === 0 || !view) return null;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  if (box.height === 0 || box.bottom < view.top || box.top > view.bottom) return null;
  const above = box.top - GAP - BAR.height;
  const below = box.bottom + GAP;
  const top = above >= view.top ? above : below + BAR.height <= view.bottom ? below : null;
  if (top === null) return null;
  const origin = sheet.getBoundingClientRect();
  const middle = box.left + box.width / 2 - origin.left;
  const left = Math.min(Math.max(4, middle - BAR.width / 2), origin.width - BAR.width - 4);
  return { left, top: top - origin.top };
}

/** Which text is selected; "" for none. */
function $selected(): string {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return "";
  if (selection.getTextContent().trim() === "") return "";
  const { anchor, focus } = selection;
  return [anchor.key, anchor.offset, focus.key, focus.offset].join(" ");
}

interface SelectionPlaceOptions {
  isOn: boolean;
  sheetRef: RefObject<HTMLElement | null>;
  /** Elements that may have the focus while the bar stays. Keep the array the same. */
  bars: readonly RefObject<HTMLElement | null>[];
}

/** Null while the mouse selects, an input method composes, nothing is selected or Escape was pressed on it. */
export function useSelectionPlace({ isOn, sheetRef, bars }: SelectionPlaceOptions): {
  place: BarPlace | null;
  leave(to: EventTarget | null): void;
} {
  const [editor] = useLexicalComposerContext();
  const [place, setPlace] = useState<BarPlace | null>(null);
  /** The focus goes from text or bar to somewhere else. */
  const leave = useCallback(
    (to: EventTarget | null): void => {
      const inside = [editor.getRootElement(), ...bars.map((bar) => bar.current)];
      if (!(to instanceof Node && inside.some((one) => one?.contains(to)))) setPlace(null);
    },
    [editor, bars],
  );
  useEffect(() => {
    if (!isOn) return;
    let isPressed = false;
    let refused = "";
    const isHere = (): boolean =>
      [editor.getRootElement(), ...bars.map((bar) => bar.current)].some((one) =>
        one?.contains(document.activeElement),
      );
    const look = (): void => {
      const isOff = isPressed || editor.isComposing() || !editor.isEditable();
      const text = isOff ? "" : editor.getEditorState().read($selected);
      if (text !== refused) refused = "";
      const sheet = sheetRef.current;
      const next = text !== "" && refused === "" && sheet && isHere() ? placeIn(sheet) : null;
      setPlace((now) =>
        now && next && now.left === next.left && now.top === next.top ? now : next,
      );
    };
    const onPress = (): void => {
      isPressed = true;
      setPlace(null);
    };
    const onRelease = (): void => {
      if (!isPressed) return;
      isPressed = false;
      // The browser tells the editor of the selection after the release.
      requestAnimationFrame(look);
    };
    const desk = sheetRef.current?.parentElement;
    desk?.addEventListener("scroll", look, { passive: true });
    window.addEventListener("pointerup", onRelease);
    window.addEventListener("pointercancel", onRelease);
    window.addEventListener("resize", look);
    const on = (command: typeof FOCUS_COMMAND, act: (event: FocusEvent) => void) =>
      editor.registerCommand(
        command,
        (event) => {
          act(event);
          return false;
        },
        COMMAND_PRIORITY_LOW,
      );
    const stop = mergeRegister(
      // The page has the new selection only after the editor has told of it.
      editor.registerUpdateListener(() => queueMicrotask(look)),
      // The focus may come while the editor is still writing to the page.
      on(FOCUS_COMMAND, () => queueMicrotask(look)),
      on(BLUR_COMMAND, (event) => leave(event.relatedTarget)),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          const text = $selected();
          if (text === "" || refused === text) return false;
          refused = text;
          setPlace(null);
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerRootListener((root, previous) => {
        previous?.removeEventListener("pointerdown", onPress);
        root?.addEventListener("pointerdown", onPress);
      }),
    );
    return () => {
      stop();
      desk?.removeEventListener("scroll", look);
      window.removeEventListener("pointerup", onRelease);
      window.removeEventListener("pointercancel", onRelease);
      window.removeEventListener("resize", look);
    };
  }, [editor, isOn, sheetRef, bars, leave]);
  return { place: isOn ? place : null, leave };
}
