/** What the bench compares with: Lexical's rich text with nothing around it. Runs in the browser. */
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import type { BareColumn } from "./column.ts";

function show({ lang, isEdited, blocks, type }: BareColumn): void {
  const root = document.createElement("div");
  root.lang = lang;
  root.contentEditable = String(isEdited);
  root.setAttribute("style", type);
  document.getElementById("columns")?.append(root);
  const editor = createEditor({
    editable: isEdited,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  registerRichText(editor);
  editor.update(
    () => {
      const paragraphs = blocks.map((text) => $createParagraphNode().append($createTextNode(text)));
      $getRoot().append(...paragraphs);
    },
    { discrete: true },
  );
}

async function open(): Promise<void> {
  for (const column of (await (await fetch("/columns.json")).json()) as BareColumn[]) show(column);
}

void open();
