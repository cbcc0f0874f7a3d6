/** The rules are there before the edition is: they neither fill what has not arrived nor miss what arrives. */
import { createHeadlessEditor } from "@lexical/headless";
import { $createParagraphNode, $getRoot, COLLABORATION_TAG, type LexicalEditor } from "lexical";
import { expect, test } from "vitest";
import { editionNodes } from "./nodes/index.ts";
import { $reviewStructure, registerStructure } from "./structure.ts";

const typesOf = (editor: LexicalEditor): string[] =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((node) => node.getType()),
  );

function openEmpty(): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  registerStructure(editor);
  editor.update(() => {}, { discrete: true });
  return editor;
}

test("an edition that has not arrived is left empty", () => {
  const editor = openEmpty();
  editor.update(() => $getRoot().markDirty(), { discrete: true });
  expect(typesOf(editor)).toEqual([]);
});

test("what arrives is put in order when it is reviewed, and stays so when all of it is deleted", () => {
  const editor = openEmpty();
  editor.update(() => void $getRoot().append($createParagraphNode()), {
    discrete: true,
    skipTransforms: true,
    tag: COLLABORATION_TAG,
  });
  expect(typesOf(editor)).toEqual(["paragraph"]);
  editor.update($reviewStructure, { discrete: true });
  expect(typesOf(editor)).toEqual(["headline", "lead", "paragraph"]);
  editor.update(() => void $getRoot().clear(), { discrete: true });
  expect(typesOf(editor)).toEqual(["headline", "lead", "paragraph"]);
});
