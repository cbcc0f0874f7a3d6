import { createHeadlessEditor } from "@lexical/headless";
import { $createListItemNode } from "@lexical/list";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $setState,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  type ElementNode,
  type LexicalEditor,
  PASTE_COMMAND,
  type TextNode,
} from "lexical";
import { describe, expect, it } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import { $applyIncoming } from "../exchange/translator/apply-incoming.ts";
import type { IncomingTranslation } from "../exchange/translator/incoming.ts";
import { $replaceInBlock } from "../find/replace-in-block.ts";
import { $blocks } from "./block-identity.ts";
import { $setBodyKind } from "./block-kinds.ts";
import { lockedState } from "./block-state.ts";
import { blocksOf } from "./blocks.ts";
import type { Edition } from "./edition.ts";
import { $holdsLocked, $selectsLocked, $setLocked, registerLocks } from "./locks.ts";
import { editionNodes } from "./nodes/index.ts";
import { registerStructure } from "./structure.ts";
import { $blockAround } from "./translate-block.ts";
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

  it("is a wall to its neighbours: nothing runs into it, and it runs into nothing", () => {
    const { editor } = openLocked();
    const selected = (): string =>
      editor.read(() => $blockAround($getSelection()!.getNodes()[0]!)!.getTextContent());
    update(editor, () => {
      $blocks()[3]!.selectStart();
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    });
    expect(texts(editor)).toEqual(["Head", "", "One two", "Free"]);
    expect(selected()).toBe("One two");
    update(editor, () => {
      const before = $createParagraphNode().append($createTextNode("Before"));
      locked().insertBefore(before);
      before.selectEnd();
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false);
    });
    expect(texts(editor)).toEqual(["Head", "", "Before", "One two", "Free"]);
    expect(selected()).toBe("One two");
  });

  it("is a wall as an item of a list too", () => {
    const { editor } = openLocked();
    const items = (): string[] => texts(editor).slice(4);
    update(editor, () => {
      $blocks()[3]!.selectEnd();
      $setBodyKind("bullet");
      const second = $createListItemNode().append($createTextNode("Second"));
      $blocks().at(-1)!.insertAfter(second);
    });
    update(editor, () => {
      $setState($blocks().at(-1)!, lockedState, true);
      $blocks().at(-2)!.selectEnd();
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false);
    });
    expect([texts(editor)[3], ...items()]).toEqual(["Free", "Second"]);
  });

  it("is known by whoever would take away what is around it", () => {
    const { editor } = openLocked();
    editor.read(() => {
      expect($holdsLocked($getRoot())).toBe(true);
      expect($holdsLocked($blocks()[3]!)).toBe(false);
    });
    update(editor, () => $blocks()[3]!.selectEnd());
    expect(editor.read($selectsLocked)).toBe(false);
    update(editor, () => locked().selectStart());
    expect(editor.read($selectsLocked)).toBe(true);
  });

  it("takes nothing that comes back from a translator, even when it was locked after the plan was shown", () => {
    const { editor, id } = openLocked();
    const source = editor.getEditorState().toJSON() as unknown as Edition;
    const incoming = {
      id,
      sourceHash: "",
      text: "Theirs",
      marks: [],
      level: "translated" as const,
      remarks: [],
      problems: [],
    };
    const row: IncomingTranslation = {
      ...{ incoming, status: "changed", kind: "paragraph", targets: [id] },
      ...{ source: "One two", before: "One two", after: "Theirs", lacking: [], canConfirm: false },
    };
    const take = (): unknown => {
      let applied: unknown;
      update(editor, () => {
        applied = $applyIncoming([row], { source, confirm: false, by: "", at: "" });
      });
      return applied;
    };
    expect(take()).toEqual({ written: 0, confirmed: 0, changed: 1 });
    update(editor, () => $setLocked([id], false));
    expect(take()).toEqual({ written: 1, confirmed: 0, changed: 0 });
    expect(texts(editor)[2]).toBe("Theirs");
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
