/** Focus mode: the sheet alone, with the block at the caret bright; what is said of saving stays in sight. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getSelection, $isRangeSelection } from "lexical";
import { useEffect } from "react";

/** Tells the style sheet which child of root the caret is in, as `data-bright`; renders nothing. */
export function BrightBlock(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let bright: HTMLElement | null = null;
    const show = (): void => {
      const key = editor.getEditorState().read(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return null;
        return selection.focus.getNode().getTopLevelElement()?.getKey() ?? null;
      });
      const element = key === null ? null : editor.getElementByKey(key);
      if (element === bright) return;
      if (bright) delete bright.dataset["bright"];
      bright = element;
      if (bright) bright.dataset["bright"] = "";
    };
    show();
    const stop = editor.registerUpdateListener(show);
    return () => {
      stop();
      if (bright) delete bright.dataset["bright"];
    };
  }, [editor]);
  return null;
}
