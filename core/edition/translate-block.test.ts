import { createHeadlessEditor } from "@lexical/headless";
import { $createParagraphNode, $createTextNode, $getRoot, type LexicalEditor } from "lexical";
import { describe, expect, it } from "vitest";
import { pairEditions, toEdition } from "../exchange/to-edition.ts";
import type { BlockId } from "../report/ids.ts";
import { type Block, blocksOf } from "./blocks.ts";
import type { Edition } from "./edition.ts";
import { editionNodes } from "./nodes/index.ts";
import { registerStructure } from "./structure.ts";
import { type Row, rowsOf } from "./translation.ts";
import { $writeTranslation } from "./write-translation.ts";
import {
  $confirm,
  $deleteOrphan,
  $findBlock,
  $inlineOf,
  $keepWithPrevious,
  $textOf,
  $unconfirm,
} from "./translate-block.ts";

const who = { by: "lin", at: "2026-11-22T08:00:00.000Z" };

function openPair(): { source: Edition; editor: LexicalEditor } {
  const source = toEdition(
    {
      headline: "标题",
      lead: "",
      body: [
        { kind: "paragraph", text: "一段**重**[链](https://example.org)文" },
        { kind: "figure", asset: null, caption: "图", alt: "", credit: "摄" },
      ],
    },
    () => null,
  );
  const target = toEdition(
    {
      headline: "Title",
      lead: "",
      body: [
        { kind: "paragraph", text: "One **bold** [link](https://example.org)." },
        { kind: "figure", asset: null, caption: "Picture", alt: "", credit: "By" },
      ],
    },
    () => null,
  );
  pairEditions(source, target);
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.setEditorState(editor.parseEditorState({ root: target.root } as never));
  registerStructure(editor);
  return { source, editor };
}

const targetOf = (editor: LexicalEditor): Block[] =>
  blocksOf(editor.getEditorState().toJSON() as unknown as Edition);
const rows = ({ source, editor }: { source: Edition; editor: LexicalEditor }): Row[] =>
  rowsOf(blocksOf(source), targetOf(editor));
const update = (editor: LexicalEditor, change: () => void): void =>
  editor.update(change, { discrete: true });
const rowOf = (pair: ReturnType<typeof openPair>, text: string): Row =>
  rows(pair).find((row) => row.target?.text === text)!;

describe("a translator's work on a block", () => {
  it("reads the same text from the live block as from the stored one", () => {
    const { editor } = openPair();
    for (const block of targetOf(editor))
      editor.read(() => expect($textOf($findBlock(block.id!)!)).toBe(block.text));
  });

  it("confirms the text that stands there, by whom and when, and takes it back", () => {
    const pair = openPair();
    const row = rowOf(pair, "One bold link.");
    update(pair.editor, () => expect($confirm(row, who)).toBe("confirmed"));
    const after = rowOf(pair, "One bold link.");
    expect(after.status).toBe("confirmed");
    expect(after.target).toMatchObject({
      confirmation: { ...who, sourceText: "一段重链文" },
      origin: { kind: "typed" },
    });
    update(pair.editor, () => $unconfirm(after.target!.id!));
    expect(rowOf(pair, "One bold link.").status).toBe("draft");
  });

  it("confirms what was typed after the row was read", () => {
    const pair = openPair();
    const row = rowOf(pair, "Title");
    update(pair.editor, () => {
      $findBlock(row.target!.id!)!.append($createTextNode(" grown"));
      $confirm(row, who);
    });
    expect(rowOf(pair, "Title grown").status).toBe("confirmed");
  });

  it("refuses an empty block, and one that is gone", () => {
    const pair = openPair();
    const [, lead] = rows(pair);
    update(pair.editor, () => {
      expect($confirm(lead!, who)).toBe("empty");
      expect($confirm({ ...lead!, target: null } as Row, who)).toBe("gone");
    });
    expect(targetOf(pair.editor).every((block) => block.confirmation === null)).toBe(true);
  });

  it("confirms what was split off with its row, and drops what was left empty", () => {
    const pair = openPair();
    update(pair.editor, () => {
      const paragraph = $findBlock(rowOf(pair, "One bold link.").target!.id!)!;
      const second = $createParagraphNode().append($createTextNode("Two."));
      paragraph.insertAfter(second);
      second.insertAfter($createParagraphNode());
    });
    const row = rowOf(pair, "One bold link.");
    expect(row.more.map((block) => block.text)).toEqual(["Two.", ""]);
    update(pair.editor, () => expect($confirm(row, who)).toBe("confirmed"));
    const after = rowOf(pair, "One bold link.");
    expect(after.more.map((block) => block.text)).toEqual(["Two."]);
    expect(after.status).toBe("confirmed");
  });

  it("keeps where imported text came from until it is changed", () => {
    const pair = openPair();
    const row = rowOf(pair, "Title");
    update(pair.editor, () => $confirm(row, who));
    const once = rowOf(pair, "Title");
    update(pair.editor, () => {
      $findBlock(once.target!.id!)!.append($createTextNode("!"));
      $confirm(once, who);
    });
    expect(rowOf(pair, "Title!").target?.origin).toEqual({ kind: "typed" });
  });

  it("keeps where found text came from if it is confirmed unchanged, and only then", () => {
    for (const [typed, kind] of [
      ["", "engine"],
      [" and more", "typed"],
    ] as const) {
      const pair = openPair();
      const row = rowOf(pair, "Title");
      const origin = { kind: "engine", name: "E" } as const;
      update(pair.editor, () => {
        $writeTranslation(row.target!.id!, { text: "Found", origin }, null);
        $findBlock(row.target!.id!)!.append($createTextNode(typed));
      });
      update(pair.editor, () => $confirm(rowOf(pair, `Found${typed}`), who));
      expect(rowOf(pair, `Found${typed}`).target?.origin?.kind).toBe(kind);
    }
  });

  it("copies the source's inline content with its formats and links", () => {
    const { source, editor } = openPair();
    update(editor, () => {
      const paragraph = $createParagraphNode().append(...$inlineOf(source.root.children![2]!));
      $getRoot().append(paragraph);
      expect($textOf(paragraph)).toBe("一段重链文");
      expect(JSON.stringify(paragraph.getChildren().map((node) => node.getType()))).toContain(
        "link",
      );
    });
  });

  it("deletes an orphan only, and a picture whole when nothing of it stands", () => {
    const pair = openPair();
    const target = targetOf(pair.editor);
    const caption = target.find((block) => block.kind === "caption")!;
    const credit = target.find((block) => block.kind === "credit")!;
    const known = (from: BlockId): boolean => from === credit.from;
    update(pair.editor, () => $deleteOrphan(caption.id!, known));
    expect(targetOf(pair.editor).map((block) => block.text)).toContain("By");
    expect(targetOf(pair.editor).map((block) => block.text)).not.toContain("Picture");
    update(pair.editor, () => $deleteOrphan(caption.id!, () => false));
    expect(targetOf(pair.editor).map((block) => block.kind)).toEqual([
      "headline",
      "lead",
      "paragraph",
    ]);
  });

  it("keeps an orphan's text in the row before it", () => {
    const pair = openPair();
    const orphan = rowOf(pair, "One bold link.").target!;
    const without = {
      ...pair,
      source: toEdition({ headline: "标题", lead: "", body: [] }, () => null),
    };
    expect(rowOf(without, "One bold link.").status).toBe("orphan");
    update(pair.editor, () => $keepWithPrevious(orphan.id!));
    expect(rows(without)[1]?.more.map((block) => block.text)).toContain("One bold link.");
  });
});
