/** Marks over the text of an editor that are drawn by the browser alone: nothing of them is in the document. */
import {
  $getNodeByKey,
  $isElementNode,
  $isRootNode,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
import { $textOf } from "../../../core/edition/translate-block.ts";
import { $rangesOf, type Span } from "./text-ranges.ts";

export interface TextMarks {
  /** Draws the spans of a block anew; ignored when its text is another by now. */
  set(key: NodeKey, text: string, spans: readonly Span[]): void;
  stop(): void;
}

/**
 * Calls `onText` with each block whose text changed, in the same moment that it is drawn, and with all of them at
 * first. The style sheet draws what is set as `::highlight(name)`; editors may share a name.
 */
export function registerTextMarks(
  editor: LexicalEditor,
  name: string,
  onText: (marks: TextMarks, key: NodeKey, text: string) => void,
): TextMarks {
  const drawn = new Map<NodeKey, Range[]>();
  const texts = new Map<NodeKey, string>();
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, highlight);
  const clear = (key: NodeKey): void => {
    for (const range of drawn.get(key) ?? []) highlight.delete(range);
    drawn.delete(key);
  };
  const marks: TextMarks = {
    set(key, text, spans) {
      if (texts.get(key) !== text) return;
      clear(key);
      const ranges = editor.getEditorState().read(() => {
        const block = $getNodeByKey(key);
        return $isElementNode(block) ? spans.flatMap((span) => $rangesOf(editor, block, span)) : [];
      });
      if (ranges.length === 0) return;
      drawn.set(key, ranges);
      for (const range of ranges) highlight.add(range);
    },
    stop() {
      stopListening();
      for (const key of [...drawn.keys()]) clear(key);
    },
  };
  const $look = (keys: Iterable<NodeKey>): void => {
    for (const key of keys) {
      const node = $getNodeByKey(key);
      // Root is dirty with every key, and has no text of its own.
      if ($isRootNode(node)) continue;
      const text = $isElementNode(node) && !node.isInline() ? $textOf(node) : "";
      clear(key);
      texts.delete(key);
      if (text === "") continue;
      texts.set(key, text);
      onText(marks, key, text);
    }
  };
  const stopListening = editor.registerUpdateListener(({ editorState, dirtyElements }) => {
    if (dirtyElements.size > 0) editorState.read(() => $look(dirtyElements.keys()));
  });
  const all = editor.getEditorState();
  all.read(() => $look(all._nodeMap.keys()));
  return marks;
}
