/** Draws what is yet to check (core/edition/to-check.ts) where it stands in the text. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { findToCheck } from "../../../core/edition/to-check.ts";
import { registerTextMarks } from "./text-marks.ts";

export function ToCheckMarks(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const marks = registerTextMarks(editor, "to-check", (found, key, text) => {
      const spans = findToCheck(text);
      if (spans.length > 0) found.set(key, text, spans);
    });
    return () => marks.stop();
  }, [editor]);
  return null;
}
