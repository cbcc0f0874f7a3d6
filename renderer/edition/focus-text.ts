/** Back to the text from a control beside it. */
import type { LexicalEditor } from "lexical";

/** The caret goes where it was; Lexical alone leaves the focus where it is when the selection need not change. */
export function focusText(editor: LexicalEditor): void {
  editor.focus(() => editor.getRootElement()?.focus({ preventScroll: true }));
}
