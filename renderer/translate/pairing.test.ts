import { createHeadlessEditor } from "@lexical/headless";
import { registerRichText } from "@lexical/rich-text";
import {
  $getSelection,
  $getState,
  $isRangeSelection,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  SELECT_ALL_COMMAND,
  type LexicalEditor,
} from "lexical";
import { describe, expect, it } from "vitest";
import { idState } from "../../core/edition/block-state.ts";
import { type Block, blocksOf } from "../../core/edition/blocks.ts";
import type { Edition } from "../../core/edition/edition.ts";
import { editionNodes } from "../../core/edition/nodes/index.ts";
import { registerStructure } from "../../core/edition/structure.ts";
import { $blockAround, $findBlock } from "../../core/edition/translate-block.ts";
import { pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { registerPairing } from "./pairing.ts";

function openEditor(): LexicalEditor {
  const body = ["One.", "", "Three."].map((text) => ({ kind: "paragraph" as const, text }));
  const target = toEdition({ headline: "Head", lead: "Lead", body }, () => null);
  pairEditions(
    toEdition({ headline: "题", lead: "导", body }, () => null),
    target,
  );
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.setEditorState(editor.parseEditorState({ root: target.root } as never));
  registerStructure(editor);
  registerRichText(editor);
  registerPairing(editor);
  return editor;
}

const blocks = (editor: LexicalEditor): Block[] =>
  blocksOf(editor.getEditorState().toJSON() as unknown as Edition);
const texts = (editor: LexicalEditor): string[] => blocks(editor).map((block) => block.text);

function putCaret(editor: LexicalEditor, at: number, where: "start" | "end"): void {
  const { id } = blocks(editor)[at]!;
  editor.update(
    () => {
      const block = $findBlock(id!);
      if (where === "start") block?.selectStart();
      else block?.selectEnd();
    },
    { discrete: true },
  );
}

/** Where the caret stands: which block, and how far in. */
function caret(editor: LexicalEditor): { block: number; offset: number } {
  return editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return { block: -1, offset: -1 };
    const block = $blockAround(selection.anchor.getNode());
    const id = block && $getState(block, idState);
    return {
      block: blocks(editor).findIndex((one) => one.id === id),
      offset: selection.anchor.offset,
    };
  });
}

function press(editor: LexicalEditor, key: "Backspace" | "Delete" | "Enter"): void {
  editor.update(
    () => {
      if (key === "Enter") editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
      else editor.dispatchCommand(DELETE_CHARACTER_COMMAND, key === "Backspace");
    },
    { discrete: true },
  );
}

describe("registerPairing", () => {
  it("moves back over the border instead of merging two rows", () => {
    const editor = openEditor();
    const before = texts(editor);
    putCaret(editor, 2, "start");
    press(editor, "Backspace");
    expect(texts(editor)).toEqual(before);
    expect(caret(editor)).toEqual({ block: 1, offset: 4 });
  });

  it("moves on over the border instead of drawing the next row in", () => {
    const editor = openEditor();
    const before = texts(editor);
    putCaret(editor, 2, "end");
    press(editor, "Delete");
    expect(texts(editor)).toEqual(before);
    expect(caret(editor)).toEqual({ block: 3, offset: 0 });
  });

  it("keeps an empty row that Backspace or Enter is pressed in", () => {
    const editor = openEditor();
    const before = texts(editor);
    putCaret(editor, 3, "start");
    press(editor, "Enter");
    expect(texts(editor)).toEqual(before);
    expect(caret(editor)).toEqual({ block: 4, offset: 0 });
    putCaret(editor, 3, "start");
    press(editor, "Backspace");
    expect(texts(editor)).toEqual(before);
    expect(caret(editor).block).toBe(2);
  });

  it("leaves what the translator split off to be split and merged as anywhere", () => {
    const editor = openEditor();
    const before = texts(editor);
    putCaret(editor, 2, "end");
    press(editor, "Enter");
    expect(texts(editor)).toHaveLength(before.length + 1);
    expect(blocks(editor)[3]?.from).toBeNull();
    press(editor, "Backspace");
    expect(texts(editor)).toEqual(before);
    expect(caret(editor)).toEqual({ block: 2, offset: 4 });
  });

  it("selects the block first and everything when asked again", () => {
    const editor = openEditor();
    const selectAll = (): string => {
      editor.update(
        () => void editor.dispatchCommand(SELECT_ALL_COMMAND, new Event("keydown") as never),
        {
          discrete: true,
        },
      );
      return editor.read(() => $getSelection()?.getTextContent() ?? "");
    };
    putCaret(editor, 2, "end");
    expect(selectAll()).toBe("One.");
    expect(selectAll()).toContain("Three.");
  });
});
