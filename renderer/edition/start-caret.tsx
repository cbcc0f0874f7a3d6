/** In an edition where nothing is written yet, the caret stands in the headline, ready to type. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot } from "lexical";
import { useEffect } from "react";
import { focusText } from "./focus-text.ts";

export function StartCaret(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const start = (editable: boolean): void => {
      // Whoever is at a control already stays there.
      if (!editable || document.activeElement !== document.body) return;
      if (editor.read(() => $getRoot().getTextContent().trim() !== "")) return;
      editor.update(() => $getRoot().getFirstChild()?.selectStart());
      focusText(editor);
    };
    start(editor.isEditable());
    return editor.registerEditableListener(start);
  }, [editor]);
  return null;
}
