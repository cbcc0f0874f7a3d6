/** Marks what the wordbook knows in the source of the row at work. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";
import { $findBlock } from "../../../core/edition/translate-block.ts";
import { $rangesOf } from "../../app/live/text-ranges.ts";
import "../../app/term/term.css";
import { useBook } from "./term-desk.tsx";

const NAME = "dg-term-here";

interface SourceMarksProps {
  /** The source block at work. */
  block: string | null;
  text: string;
}

export function SourceMarks({ block, text }: SourceMarksProps): null {
  const [editor] = useLexicalComposerContext();
  const book = useBook();
  useEffect(() => {
    if (!book || block === null || !("highlights" in CSS)) return;
    const found = book.inSource.find(text);
    const ranges = editor.getEditorState().read(() => {
      const node = $findBlock(block as never);
      return node ? found.flatMap((span) => $rangesOf(editor, node, span)) : [];
    });
    if (ranges.length === 0) return;
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => void CSS.highlights.delete(NAME);
  }, [editor, book, block, text]);
  return null;
}
