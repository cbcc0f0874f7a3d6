/** Draws a dotted line under the names and terms that the wordbook knows, a moment after typing pauses. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import type { Lang } from "../../../core/report/lang.ts";
import { useHead } from "../live/head.ts";
import { registerTextMarks, type TextMarks } from "../live/text-marks.ts";
import { useRecogniser } from "./terms.ts";
import "./term.css";

const PAUSE_MS = 600;
/** Looking is done in slices of this length, so that no key waits for it. */
const SLICE_MS = 6;

export function TermMarks({ lang }: { lang: Lang }): null {
  const [editor] = useLexicalComposerContext();
  const { head } = useHead();
  const recogniser = useRecogniser(lang, head.column);
  useEffect(() => {
    if (!recogniser || !("highlights" in CSS)) return;
    const waiting = new Map<string, string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (marks: TextMarks): void => {
      const until = performance.now() + SLICE_MS;
      for (const [key, text] of waiting) {
        waiting.delete(key);
        const found = recogniser.find(text);
        if (found.length > 0) marks.set(key, text, found);
        if (performance.now() > until) break;
      }
      if (waiting.size > 0) timer = setTimeout(() => look(marks), 0);
    };
    const marks = registerTextMarks(editor, "dg-term", (all, key, text) => {
      waiting.set(key, text);
      clearTimeout(timer);
      timer = setTimeout(() => look(all), PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      marks.stop();
    };
  }, [editor, recogniser]);
  return null;
}
