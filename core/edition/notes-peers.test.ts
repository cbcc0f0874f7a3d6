/** Notes and tables that two people change at the same moment: one edition in the end, whole, with what both wrote. */
import { $isTableNode, $mergeCells, type TableNode } from "@lexical/table";
import {
  $getRoot,
  $isElementNode,
  $parseSerializedNode,
  type ElementNode,
  type LexicalNode,
} from "lexical";
import { describe, expect, test } from "vitest";
import { encodeStateAsUpdate } from "yjs";
import { flush, openPeer, type Peer, settle, treeOf } from "../../tests/support/peers.ts";
import { plainInline } from "../exchange/inline.ts";
import { fromParts } from "../exchange/to-edition.ts";
import type { Edition } from "./edition.ts";
import { $insertNote } from "./insert-note.ts";
import { $isFootnote, type FootnoteNode } from "./nodes/note-nodes.ts";
import { $refsIn } from "./note-rules.ts";
import { notesOf } from "./notes.ts";
import { registerStructure } from "./structure.ts";
import { $addColumn, $addRow, $mapOf } from "./table/edit-table.ts";

const rows = [
  ["甲一", "甲二"],
  ["乙一", "乙二"],
].map((texts) =>
  texts.map((text) => ({
    texts: [{ text: plainInline(text) }],
    rowSpan: 1,
    colSpan: 1,
    headsColumn: false,
    headsRow: false,
  })),
);

async function twoPeers(): Promise<[Peer, Peer]> {
  const { editor, doc } = await openPeer(null);
  const edition = fromParts(
    {
      headline: plainInline("标题"),
      lead: plainInline("导语"),
      body: [
        { kind: "paragraph", text: plainInline("第一段") },
        { kind: "paragraph", text: plainInline("第二段") },
        { kind: "table", rows, widths: null },
        { kind: "paragraph", text: plainInline("末段") },
      ],
    },
    () => null,
  );
  editor.update(
    () => {
      $getRoot().append(...(edition.root.children ?? []).map((node) => $parseSerializedNode(node)));
    },
    { discrete: true },
  );
  const first = encodeStateAsUpdate(doc);
  const [a, b] = [await openPeer(first), await openPeer(first)];
  for (const { editor: one } of [a, b]) registerStructure(one);
  await flush(a.editor);
  await flush(b.editor);
  return [a, b];
}

async function edit({ editor }: Peer, work: () => void): Promise<void> {
  editor.update(work, { discrete: true });
  await flush(editor);
}

const $body = (): ElementNode[] => $getRoot().getChildren().filter($isElementNode).slice(2);
const $paragraph = (text: string): ElementNode => {
  const found = $getRoot()
    .getChildren()
    .filter($isElementNode)
    .find((node) => node.getTextContent().includes(text));
  if (!found) throw new Error(`no ${text}`);
  return found;
};
const $notes = (): FootnoteNode[] => $getRoot().getChildren().filter($isFootnote);
const $table = (): TableNode => {
  const table = $body().find($isTableNode);
  if (!table) throw new Error("no table");
  return table;
};
const $write = (where: LexicalNode | null | undefined, text: string): void => {
  if ($isElementNode(where)) where.selectEnd().insertText(text);
};
const $noteBehind = (paragraph: string, text: string): void => {
  $paragraph(paragraph).selectEnd();
  $insertNote();
  $write(
    $notes().find((note) => note.isEmpty()),
    text,
  );
};
const $cell = (row: number, column: number) => $mapOf($table())[row]?.[column]?.cell;

/**
 * Both hear of everything, and go on writing, since rules hold for what is written here; then neither has anything
 * left to mend: further words about nothing change nothing.
 */
async function settled(a: Peer, b: Peer): Promise<Edition> {
  await settle(a, b);
  for (const peer of [a, b]) {
    await edit(peer, () => {
      $getRoot().getLastChildOrThrow().markDirty();
      for (const note of $notes()) note.markDirty();
    });
    await settle(a, b);
  }
  expect(treeOf(a)).toEqual(treeOf(b));
  let told = 0;
  for (const { doc } of [a, b]) doc.on("update", () => (told += 1));
  for (const peer of [a, b]) await edit(peer, () => $notes().forEach((note) => note.markDirty()));
  await settle(a, b);
  expect(told).toBe(0);
  return a.editor.getEditorState().toJSON() as unknown as Edition;
}

const textOf = ({ editor }: Peer): string => editor.read(() => $getRoot().getTextContent());
/** Every reference has its note, every note its reference, in the same order, behind all else. */
function expectSoundNotes({ editor }: Peer, edition: Edition): void {
  editor.read(() => {
    const marks = $refsIn($getRoot()).map((ref) => ref.getNote());
    expect($notes().map((note) => note.getNote())).toEqual(marks);
    expect(new Set(marks).size).toBe(marks.length);
    const types = $body().map((node) => $isFootnote(node));
    expect(types.toSorted((one, other) => Number(one) - Number(other))).toEqual(types);
  });
  expect(notesOf(edition).every(({ isCited }) => isCited)).toBe(true);
}

/** As above, but a note may have lost its reference: its text is nobody's to throw away. */
const expectNoteForEach = ({ editor }: Peer): void =>
  editor.read(() => {
    const marks = $refsIn($getRoot()).map((ref) => ref.getNote());
    const notes = $notes().map((note) => note.getNote());
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks).size).toBe(marks.length);
    expect(new Set(notes).size).toBe(notes.length);
    expect(marks.filter((mark) => !notes.includes(mark))).toEqual([]);
  });

describe("notes in two windows", () => {
  test("that both put into one paragraph both stand", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => $noteBehind("第一段", "注自甲"));
    await edit(b, () => $noteBehind("第一段", "注自乙"));
    expectSoundNotes(a, await settled(a, b));
    expect(textOf(a)).toContain("注自甲");
    expect(textOf(a)).toContain("注自乙");
  });

  test("keep what is written in them while their paragraph moves, as long as their order stays", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => $noteBehind("第一段", "注一"));
    await edit(a, () => $noteBehind("第二段", "注二"));
    await settle(a, b);
    await edit(a, () => {
      $paragraph("末段").insertAfter($paragraph("第二段"));
    });
    await edit(b, () => $write($notes()[0], "，乙所写"));
    await edit(b, () => $write($notes()[1], "，乙又写"));
    expectSoundNotes(a, await settled(a, b));
    expect(textOf(a)).toContain("注一，乙所写");
    expect(textOf(a)).toContain("注二，乙又写");
  });

  test("are put in the order of their references when both change it", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => $noteBehind("第一段", "注一"));
    await edit(a, () => $noteBehind("第二段", "注二"));
    await settle(a, b);
    await edit(a, () => {
      $paragraph("末段").insertAfter($paragraph("第一段"));
    });
    await edit(b, () => $noteBehind("导语", "注三"));
    expectSoundNotes(a, await settled(a, b));
    for (const text of ["注一", "注二", "注三"]) expect(textOf(a)).toContain(text);
  });

  test("go with a paragraph that one deletes while the other writes in its note", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => $noteBehind("第一段", "注一"));
    await edit(a, () => $noteBehind("第二段", "注二"));
    await settle(a, b);
    await edit(a, () => $paragraph("第一段").remove());
    await edit(b, () => $write($notes()[0], "，乙所写"));
    expectSoundNotes(a, await settled(a, b));
    expect(textOf(a)).toContain("注二");
    expect(textOf(a)).not.toContain("第一段");
  });

  test("are one for each reference when both move the same paragraph", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => $noteBehind("第一段", "注一"));
    await settle(a, b);
    for (const peer of [a, b])
      await edit(peer, () => {
        $paragraph("末段").insertAfter($paragraph("第一段"));
      });
    await settled(a, b);
    expectNoteForEach(a);
    expect(textOf(a)).toContain("注一");
  });

  test("are there for every reference when one moves the paragraph and the other deletes its reference", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => $noteBehind("第一段", "注一"));
    await settle(a, b);
    await edit(a, () => $refsIn($getRoot())[0]?.remove());
    await edit(b, () => {
      $paragraph("第二段").insertAfter($paragraph("第一段"));
    });
    await settled(a, b);
    expectNoteForEach(a);
    expect(textOf(a).split("第一段")).toHaveLength(2);
  });
});

describe("a table in two windows", () => {
  test("grows by a row here and a column there, and keeps every word", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => {
      $cell(1, 0)?.selectStart();
      $addRow(true);
    });
    await edit(b, () => {
      $cell(0, 1)?.selectStart();
      $addColumn(true);
    });
    await edit(b, () => $write($cell(0, 2)?.getFirstChild(), "新列"));
    await edit(a, () => $write($cell(2, 0)?.getFirstChild(), "新行"));
    await settled(a, b);
    for (const text of ["甲一", "甲二", "乙一", "乙二", "新列", "新行"])
      expect(textOf(a)).toContain(text);
    // The corner that neither made is there with the next edit of the table.
    await edit(b, () => {
      $cell(0, 0)?.selectStart();
      $addRow(true);
    });
    await settled(a, b);
    const widths = a.editor.read(() => $mapOf($table()).map((row) => row.filter(Boolean).length));
    expect(widths).toEqual([3, 3, 3, 3]);
  });

  test("is merged here and written in there", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => {
      const cells = [0, 1].flatMap((column) => $cell(0, column) ?? []);
      $mergeCells(cells);
    });
    await edit(b, () => $write($cell(1, 1)?.getFirstChild(), "，乙所写"));
    await edit(b, () => $write($cell(0, 0)?.getFirstChild(), "，乙又写"));
    await settled(a, b);
    for (const text of ["甲一，乙又写", "甲二", "乙一", "乙二，乙所写"])
      expect(textOf(a)).toContain(text);
    expect(a.editor.read(() => $cell(0, 0)?.getColSpan())).toBe(2);
  });

  test("loses a row here that is written in there, and nothing besides", async () => {
    const [a, b] = await twoPeers();
    await edit(a, () => $table().getLastChild()?.remove());
    await edit(b, () => $write($cell(1, 0)?.getFirstChild(), "，乙所写"));
    await edit(b, () => $write($cell(0, 1)?.getFirstChild(), "，乙又写"));
    await settled(a, b);
    expect(textOf(a)).toContain("甲二，乙又写");
    expect(textOf(a)).not.toContain("乙一");
  });
});
