/** References and notes: the rules of note-rules.ts through every way of editing, alone and in two windows. */
import { createHeadlessEditor } from "@lexical/headless";
import { registerRichText } from "@lexical/rich-text";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  $selectAll,
  DELETE_CHARACTER_COMMAND,
  type ElementNode,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
} from "lexical";
import { beforeEach, describe, expect, test } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import { newBlockId } from "../report/ids.ts";
import { idState } from "./block-state.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { $crossToNote, $insertNote, $insertRef } from "./insert-note.ts";
import { editionNodes } from "./nodes/index.ts";
import { $createFootnote, $isFootnote, type FootnoteNode } from "./nodes/note-nodes.ts";
import { $refsIn, $toJson } from "./note-rules.ts";
import { notesOf, numbersOf } from "./notes.ts";
import { registerStructure } from "./structure.ts";

let editor: LexicalEditor;

function edit(work: () => void): void {
  editor.update(work, { discrete: true });
}

const jsonOf = (from: LexicalEditor): Edition =>
  from.getEditorState().toJSON() as unknown as Edition;

/** Each child of root as its kind and text, a reference as the number that it shows. */
function look(): string[] {
  const edition = jsonOf(editor);
  const numbers = numbersOf(notesOf(edition));
  const shown = (node: NodeJson): string =>
    (node.children ?? [])
      .map((child) => {
        if (child.type === "noteref") return `[${numbers.get(child["note"] as never) ?? "?"}]`;
        if (child.type === "linebreak") return "/";
        return typeof child["text"] === "string" ? child["text"] : shown(child);
      })
      .join("");
  return (edition.root.children ?? []).slice(2).map((node) => `${node.type} ${shown(node)}`.trim());
}

const $body = (index: number): ElementNode => {
  const node = $getRoot().getChildAtIndex(index + 2);
  if (!$isElementNode(node)) throw new Error(`nothing at ${index}`);
  return node;
};

const $note = (index: number): FootnoteNode => {
  const note = $getRoot().getChildren().filter($isFootnote)[index];
  if (!note) throw new Error(`no note ${index}`);
  return note;
};

/** A note at the end of a block of the body. */
function note(at: number, text: string): void {
  edit(() => {
    $body(at).selectEnd();
    $insertNote();
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(text);
  });
}

/** The rules come when the content is there, as in the window. */
function open({ root }: Edition): void {
  editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  editor.setEditorState(editor.parseEditorState({ root } as never));
  registerStructure(editor);
}

beforeEach(() => {
  const draft = toEdition(
    {
      headline: "标题",
      lead: "导语",
      body: ["甲", "乙", "丙"].map((text) => ({ kind: "paragraph" as const, text })),
    },
    () => null,
  );
  open(draft);
});

describe("a note", () => {
  test("is made at the end of the text, with the caret in it", () => {
    note(1, "乙注");
    expect(look()).toEqual(["paragraph 甲", "paragraph 乙[1]", "paragraph 丙", "footnote 乙注"]);
  });

  test("is numbered and ordered by its reference, not by when it was made", () => {
    note(2, "丙注");
    note(0, "甲注");
    note(1, "乙注");
    expect(look().slice(3)).toEqual(["footnote 甲注", "footnote 乙注", "footnote 丙注"]);
    expect(look()[2]).toBe("paragraph 丙[3]");
  });

  test("follows its reference when blocks change places", () => {
    note(0, "甲注");
    note(1, "乙注");
    edit(() => $body(0).insertBefore($body(1)));
    expect(look()).toEqual([
      "paragraph 乙[1]",
      "paragraph 甲[2]",
      "paragraph 丙",
      "footnote 乙注",
      "footnote 甲注",
    ]);
  });

  test("goes with its reference, and with a block that holds it", () => {
    note(0, "甲注");
    note(1, "乙注");
    edit(() => $body(0).remove());
    expect(look()).toEqual(["paragraph 乙[1]", "paragraph 丙", "footnote 乙注"]);
    edit(() => $refsIn($getRoot()).forEach((ref) => ref.remove()));
    expect(look()).toEqual(["paragraph 乙", "paragraph 丙"]);
  });

  test("keeps its id when its block is put elsewhere in one step", () => {
    note(0, "甲注");
    const id = () => editor.read(() => $getState($note(0), idState));
    const before = id();
    edit(() => {
      const first = $body(0);
      first.remove();
      $body(1).insertAfter(first);
    });
    expect(look()[2]).toBe("paragraph 甲[1]");
    expect(id()).toBe(before);
  });

  test("is copied with its reference, and the original keeps its id", () => {
    note(1, "乙注");
    const id = editor.read(() => $getState($note(0), idState));
    edit(() => {
      $body(0).insertBefore($parseSerializedNode($toJson($body(1))));
    });
    expect(look()).toEqual([
      "paragraph 乙[1]",
      "paragraph 甲",
      "paragraph 乙[2]",
      "paragraph 丙",
      "footnote 乙注",
      "footnote 乙注",
    ]);
    expect(editor.read(() => $getState($note(1), idState))).toBe(id);
    expect(editor.read(() => $getState($note(0), idState))).not.toBe(id);
  });

  test("cannot stand in a headline or in a note", () => {
    edit(() => {
      $getRoot().getFirstChildOrThrow<ElementNode>().selectEnd();
      $insertNote();
    });
    expect(look()).toEqual(["paragraph 甲", "paragraph 乙", "paragraph 丙"]);
    note(0, "甲注");
    edit(() => {
      $note(0).append(
        ...$body(0)
          .getChildren()
          .slice(-1)
          .map((ref) => $parseSerializedNode($toJson(ref))),
      );
    });
    expect(look()).toEqual(["paragraph 甲[1]", "paragraph 乙", "paragraph 丙", "footnote 甲注"]);
  });

  test("is put in place when it stands in the body, and made when it is not there", () => {
    note(2, "丙注");
    edit(() => {
      $body(1).selectEnd();
      $body(0).insertBefore($note(0));
      $insertRef(newBlockId());
    });
    expect(look()).toEqual([
      "paragraph 甲",
      "paragraph 乙[1]",
      "paragraph 丙[2]",
      "footnote",
      "footnote 丙注",
    ]);
  });

  test("without a reference stays while it has text, for nobody knows whose it is", () => {
    edit(() => $getRoot().append($createFootnote(newBlockId()).append($createTextNode("游离"))));
    expect(look().at(-1)).toBe("paragraph 丙");
    const kept = toEdition({ headline: "标题", lead: "", body: [] }, () => null);
    kept.root.children?.push({
      type: "footnote",
      version: 1,
      note: newBlockId(),
      children: [
        { type: "text", version: 1, text: "游离", format: 0, detail: 0, mode: "normal", style: "" },
      ],
    });
    open(kept);
    edit(() => $body(0).append($createTextNode("写")));
    expect(look()).toEqual(["paragraph 写", "footnote 游离"]);
  });

  test("of two for one reference keeps both texts", () => {
    note(0, "甲注");
    edit(() => {
      const twin = $createFootnote($note(0).getNote() ?? newBlockId());
      $getRoot().append(twin.append($createTextNode("另一窗口")));
    });
    expect(look().slice(3)).toEqual(["footnote 甲注/另一窗口"]);
  });
});

describe("keys", () => {
  const caret = () =>
    editor.read(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return null;
      const node = selection.focus.getNode();
      const top = node.getTopLevelElementOrThrow();
      return `${top.getType()} ${top.getTextContent()} ${selection.focus.type} ${selection.focus.offset}`;
    });

  test("Enter in a note goes back behind its reference", () => {
    note(1, "乙注");
    editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
    edit(() => {});
    expect(caret()).toBe("paragraph 乙 element 2");
    expect(look()).toHaveLength(4);
  });

  test("crossing goes from a reference into its note and back", () => {
    note(1, "乙注");
    edit(() => $crossToNote());
    expect(caret()).toMatch(/^paragraph 乙/);
    edit(() => $crossToNote());
    expect(caret()).toBe("footnote 乙注 text 2");
    edit(() => $body(0).selectEnd());
    edit(() => expect($crossToNote()).toBe(false));
  });

  test("Backspace in an empty note takes it back", () => {
    note(1, "");
    editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    edit(() => {});
    expect(look()).toEqual(["paragraph 甲", "paragraph 乙", "paragraph 丙"]);
    expect(caret()).toMatch(/^paragraph 乙/);
  });

  test("everything selected and deleted leaves an empty report", () => {
    note(1, "乙注");
    note(2, "丙注");
    edit(() => {
      const selection = $selectAll();
      selection.removeText();
    });
    expect(look()).toEqual(["paragraph"]);
  });

  test("text is written behind the last block of the body, never behind the notes", () => {
    note(2, "丙注");
    edit(() => {
      $body(2).remove();
      $body(1).remove();
      $body(0).remove();
    });
    expect(look()).toEqual(["paragraph"]);
    note(0, "注");
    edit(() => $body(0).insertAfter($createParagraphNode()));
    expect(look()).toEqual(["paragraph [1]", "paragraph", "footnote 注"]);
  });
});

test("hundreds of notes in one block each have their place", () => {
  edit(() => {
    for (let i = 0; i < 400; i += 1) {
      $body(0).append($createTextNode(`字${i}`));
      $body(0).selectEnd();
      $insertRef(newBlockId());
    }
  });
  expect(look().filter((line) => line.startsWith("footnote"))).toHaveLength(400);
  expect(look()[0]).toContain("字0[1]字1[2]");
  expect(look()[0]).toMatch(/字399\[400\]$/);
});
