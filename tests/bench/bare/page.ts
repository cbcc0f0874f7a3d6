/** What the bench compares with: Lexical's rich text with nothing around it. Runs in the browser. */
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";

async function open(): Promise<void> {
  const root = document.getElementById("text");
  if (!root) throw new Error("no #text");
  const editor = createEditor({
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  registerRichText(editor);
  const blocks = (await (await fetch("/blocks.json")).json()) as string[];
  editor.update(
    () => {
      const paragraphs = blocks.map((text) => $createParagraphNode().append($createTextNode(text)));
      $getRoot().append(...paragraphs);
    },
    { discrete: true },
  );
}

void open();
