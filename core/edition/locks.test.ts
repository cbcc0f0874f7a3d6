import { createHeadlessEditor } from "@lexical/headless";
import {
  $getRoot,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  type ElementNode,
  type LexicalEditor,
  PASTE_COMMAND,
  type TextNode,
} from "lexical";
import { describe, expect, it } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import { $replaceInBlock } from "../find/replace-in-block.ts";
import { $blocks } from "./block-identity.ts";
import { blocksOf } from "./blocks.ts";
import type { Edition } from "./edition.ts";
import { $setLocked, registerLocks } from "./locks.ts";
import { editionNodes } from "./nodes/index.ts";
import { registerStructure } from "./structure.ts";
import { $writeTranslation } from "./write-translation.ts";

function openLocked() {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  const { root } = toEdition(
    {
      headline: "Head",
      lead: "",
      body: ["One **two**", "Free"].map((text) => ({ kind: "paragraph", text })),
    },
    () => null,
  );
  editor.setEditorState(editor.parseEditorState({ root } as never));
  registerStructure(editor);
  const refused: true[] = [];
  registerLocks(editor, { onRefused: () => refused.push(true) });
  const id = blocksOf({ root })[2]!.id!;
  update(editor, () => $setLocked([id], true));
  return { editor, id, refused };
}
const update = (editor: LexicalEditor, work: () => void): void =>
  editor.update(work, { discrete: true });
const texts = (editor: LexicalEditor): string[] =>
  blocksOf(editor.getEditorState().toJSON() as unknown as Edition).map(({ text }) => text);
const locked = (): ElementNode => $blocks()[2]!;

describe("a locked block", () => {
  it("is not changed by keys and paste", () => {
    const { editor, refused } = openLocked();
    update(editor, () => void locked().selectEnd());
    for (const run of [
      () => editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, "x"),
      () => editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true),
      () => editor.dispatchCommand(PASTE_COMMAND, {} as never),
    ])
      update(editor, () => expect(run()).toBe(true));
    expect(texts(editor)).toEqual(["Head", "", "One two", "Free"]);
    expect(refused).toHaveLength(3);
  });

  it("is not deleted with its neighbours", () => {
    const { editor } = openLocked();
    update(editor, () => {
      const selection = $getRoot().select();
      selection.anchor.set($blocks()[0]!.getFirstChildOrThrow().getKey(), 1, "text");
      selection.focus.set($blocks()[3]!.getFirstChildOrThrow().getKey(), 2, "text");
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    });
    expect(texts(editor)).toEqual(["Head", "", "One two", "Free"]);
  });

  it("gets back what an input method or a program wrote over, formats and all", () => {
    const { editor } = openLocked();
    update(editor, () => void locked().getFirstDescendant<TextNode>()?.setTextContent("中"));
    expect(texts(editor)[2]).toBe("One two");
    editor.read(() => expect(locked().getLastDescendant<TextNode>()?.hasFormat("bold")).toBe(true));
  });

  it("takes no suggestion and no replacement", () => {
    const { editor, id } = openLocked();
    update(editor, () => {
      expect($writeTranslation(id, { text: "New", origin: { kind: "typed" } }, null)).toBe(false);
      expect($replaceInBlock(locked(), [{ start: 0, end: 3, after: "Two" }])).toEqual([false]);
    });
    expect(texts(editor)[2]).toBe("One two");
  });

  it("is free again when it is unlocked, and is said to be locked in the report", () => {
    const { editor, id } = openLocked();
    const block = () => blocksOf(editor.getEditorState().toJSON() as unknown as Edition)[2];
    expect(block()?.isLocked).toBe(true);
    update(editor, () => $setLocked([id], false));
    expect(block()).not.toHaveProperty("isLocked");
    update(editor, () => void locked().getFirstDescendant<TextNode>()?.setTextContent("Three "));
    expect(texts(editor)[2]).toBe("Three two");
  });
});
