/** A chip is text to everything that reads text, and stays a chip through the document and the clipboard. */
import { createHeadlessEditor } from "@lexical/headless";
import { $createParagraphNode, $createTextNode, $getRoot, $isTextNode } from "lexical";
import { expect, test } from "vitest";
import type { EventField } from "../../event/event-field.ts";
import { blocksOf } from "../blocks.ts";
import type { Edition } from "../edition.ts";
import { factJson, toPasteNodes } from "../paste-nodes.ts";
import { $createFactNode, $isFactNode } from "./fact-node.ts";
import { editionNodes } from "./index.ts";

const venue = "venue" as EventField;

function editionWith(build: () => void): Edition {
  const editor = createHeadlessEditor({
    nodes: editionNodes,
    onError(error) {
      throw error;
    },
  });
  editor.update(build, { discrete: true });
  return editor.getEditorState().toJSON() as unknown as Edition;
}

test("is text of its block, apart from the text and the chips beside it", () => {
  const edition = editionWith(() => {
    $getRoot().append(
      $createParagraphNode().append(
        $createTextNode("在"),
        $createFactNode(venue, "澜江会堂"),
        $createFactNode(venue, "澜江会堂"),
        $createTextNode("举行"),
      ),
    );
  });
  expect(blocksOf(edition)[0]?.text).toBe("在澜江会堂澜江会堂举行");
  const children = edition.root.children?.[0]?.children ?? [];
  expect(children.map(({ type }) => type)).toEqual(["text", "fact", "fact", "text"]);
  expect(children[1]).toMatchObject({ field: "venue", mode: "token", text: "澜江会堂" });
});

test("comes back from its JSON as the same chip", () => {
  const json = factJson(venue, "澜江会堂", 1);
  expect(toPasteNodes([json], () => true)[0]?.children).toEqual([json]);
  const [plain] = toPasteNodes([{ ...json, field: "../x" }], () => true)[0]?.children ?? [];
  expect(plain).toMatchObject({ type: "text", mode: "normal", text: "澜江会堂" });
  const edition = editionWith(() => {
    const chip = $createFactNode(venue, "甲").toggleFormat("bold");
    $getRoot().append($createParagraphNode().append(chip));
    const copy = $getRoot().getFirstDescendant();
    expect($isFactNode(copy) && copy.getField()).toBe("venue");
    expect($isTextNode(copy) && copy.isToken()).toBe(true);
  });
  expect(edition.root.children?.[0]?.children?.[0]).toMatchObject({ type: "fact", format: 1 });
});
