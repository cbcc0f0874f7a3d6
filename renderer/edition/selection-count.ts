/** Counts what is selected, once the selection rests. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getSelection, $isRangeSelection } from "lexical";
import { useEffect } from "react";
import { countWords, type WordCount } from "../../core/edition/word-count.ts";

const REST_MS = 120;

/** Calls back with null when nothing is selected; renders nothing. */
export function SelectionCount({
  onCount,
}: {
  onCount: (selected: WordCount | null) => void;
}): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const $selectedText = (): string => {
      const selection = $getSelection();
      return $isRangeSelection(selection) && !selection.isCollapsed()
        ? selection.getTextContent()
        : "";
    };
    const count = (): void => {
      const text = editor.getEditorState().read($selectedText);
      onCount(text === "" ? null : countWords(text));
    };
    const stop = editor.registerUpdateListener(({ editorState, prevEditorState }) => {
      if (editorState._selection === prevEditorState._selection) return;
      clearTimeout(timer);
      timer = setTimeout(count, REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
      onCount(null);
    };
  }, [editor, onCount]);
  return null;
}
