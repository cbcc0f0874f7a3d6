/** The table with the caret: what is true of it, and where it stands on the sheet. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { mergeRegister } from "lexical";
import { type RefObject, useEffect, useState } from "react";
import { $tableState, type TableState } from "./table-actions.ts";

export interface TableHere {
  state: TableState;
  /** Within the sheet, in pixels. */
  place: { top: number; left: number; width: number; height: number };
}

/** Null where the caret is in no table. */
export function useTableHere(sheetRef: RefObject<HTMLElement | null>): TableHere | null {
  const [editor] = useLexicalComposerContext();
  const [here, setHere] = useState<TableHere | null>(null);
  useEffect(() => {
    let watched: HTMLElement | null = null;
    const look = (): void => {
      const found = editor.getEditorState().read(
        () => {
          const state = $tableState();
          return state && { state, element: editor.getElementByKey(state.key) };
        },
        { editor },
      );
      const element = found?.element ?? null;
      if (element !== watched) {
        observer.disconnect();
        watched = element;
        if (element) observer.observe(element);
      }
      const place = element && sheetRef.current && placeOf(element, sheetRef.current);
      const next = found && place ? { state: found.state, place } : null;
      setHere((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    // What stands above the table grows without the caret in it.
    const observer = new ResizeObserver(look);
    const stop = mergeRegister(
      editor.registerUpdateListener(look),
      editor.registerEditableListener(look),
    );
    look();
    return () => {
      observer.disconnect();
      stop();
    };
  }, [editor, sheetRef]);
  return here;
}

function placeOf(element: HTMLElement, sheet: HTMLElement): TableHere["place"] {
  const [box, origin] = [element.getBoundingClientRect(), sheet.getBoundingClientRect()];
  return {
    top: Math.round(box.top - origin.top),
    left: Math.round(box.left - origin.left),
    width: Math.round(box.width),
    height: Math.round(box.height),
  };
}
