/** Within an editor: a new entry from the words that are selected in it. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getSelection } from "lexical";
import type { JSX } from "react";
import type { Lang } from "../../../core/report/lang.ts";
import { NewTerm } from "./new-term.tsx";

export function NewTermInText({ lang }: { lang: Lang }): JSX.Element {
  const [editor] = useLexicalComposerContext();
  return (
    <NewTerm
      group="edit"
      read={() => {
        const text = editor.getEditorState().read(() => $getSelection()?.getTextContent() ?? "");
        return { zh: "", en: "", [lang]: text };
      }}
      onClosed={() => editor.focus()}
    />
  );
}
