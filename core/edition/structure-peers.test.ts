/** Two people on one edition: seeded disorder, then both have the same whole edition. */
import { $insertList } from "@lexical/list";
import { $createHeadingNode, $createQuoteNode } from "@lexical/rich-text";
import { $setBlocksType } from "@lexical/selection";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $parseSerializedNode,
  $selectAll,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type ElementNode,
  type LexicalEditor,
  type TextNode,
} from "lexical";
import { describe, expect, test } from "vitest";
import { encodeStateAsUpdate } from "yjs";
import {
  exchange,
  flush,
  openPeer,
  type Peer,
  random,
  settle,
  treeOf,
} from "../../tests/support/peers.ts";
import { toEdition } from "../exchange/to-edition.ts";
import { $setAlignment } from "./align-blocks.ts";
import { $blocks } from "./block-identity.ts";
import { idState } from "./block-state.ts";
import { $insertRule } from "./insert-blocks.ts";
import { $createFigureNode } from "./nodes/figure-node.ts";
import { registerStructure } from "./structure.ts";

async function firstUpdate(): Promise<Uint8Array> {
  const { editor, doc } = await openPeer(null);
  const edition = toEdition(
    {
      headline: "标题",
      lead: "导语",
      body: [
        { kind: "paragraph", text: "第一段文字" },
        { kind: "figure", asset: null, caption: "图注", alt: "替代", credit: "供图" },
        { kind: "list", ordered: false, items: ["甲项", "乙项"] },
        { kind: "paragraph", text: "第二段文字" },
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
  return encodeStateAsUpdate(doc);
}

const $texts = (): TextNode[] => $getRoot().getAllTextNodes();

type Edit = (pick: <T>(items: T[]) => T | undefined, editor: LexicalEditor) => void;

const $caret = (pick: Parameters<Edit>[0]): void => {
  const block = pick($blocks().filter((node) => node.getType() !== "figure"));
  const text = block && pick(block.getAllTextNodes());
  if (text) text.select(...at(text, pick));
  else block?.selectStart();
};
const at = (text: TextNode, pick: Parameters<Edit>[0]): [number, number] => {
  const offset = pick([0, 1, text.getTextContentSize()]) ?? 0;
  return [offset, offset];
};
const $bodyBlocks = () =>
  $getRoot()
    .getChildren()
    .filter((node): node is ElementNode => $isElementNode(node))
    .slice(2);

const edits: Record<string, Edit> = {
  type(pick) {
    $caret(pick);
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText(pick(["科", "技12", "x y"]) ?? "");
  },
  enter(pick, editor) {
    $caret(pick);
    if (!editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)) {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertParagraph();
    }
  },
  backspaceAtStart(pick, editor) {
    const block = pick($blocks());
    block?.selectStart();
    const selection = $getSelection();
    if (!editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true) && $isRangeSelection(selection))
      selection.deleteCharacter(true);
  },
  deleteRange(pick) {
    const from = pick($texts());
    const to = pick($texts());
    if (!from || !to) return;
    const selection = from.select(1, 1);
    selection.focus.set(to.getKey(), Math.min(1, to.getTextContentSize()), "text");
    selection.removeText();
  },
  deleteAll() {
    $selectAll();
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.removeText();
  },
  heading(pick) {
    $bodyCaret(pick);
    $setBlocksType(
      $getSelection(),
      () => pick([$createHeadingNode("h2"), $createQuoteNode()]) ?? $createParagraphNode(),
    );
  },
  align(pick) {
    $bodyCaret(pick);
    $setAlignment(pick(["left", "center", "right"] as const) ?? "left");
  },
  mark(pick) {
    const text = pick($texts());
    if (!text) return;
    text.select(0, Math.ceil(text.getTextContentSize() / 2));
    const selection = $getSelection();
    if ($isRangeSelection(selection))
      selection.formatText(pick(["strikethrough", "highlight", "superscript"] as const) ?? "bold");
  },
  rule(pick) {
    $bodyCaret(pick);
    $insertRule();
  },
  list(pick) {
    $bodyCaret(pick);
    $insertList("bullet");
  },
  move(pick) {
    const block = pick($bodyBlocks());
    const target = pick($bodyBlocks());
    if (block && target && !block.is(target)) target.insertAfter(block);
  },
  remove(pick) {
    pick($bodyBlocks())?.remove();
  },
  figure(pick) {
    pick($bodyBlocks())?.insertAfter($createFigureNode(null));
  },
  copy(pick) {
    const block = pick($bodyBlocks());
    const target = pick($bodyBlocks());
    if (!block || !target || block.getType() === "figure") return;
    const copy = $parseSerializedNode({ ...block.exportJSON(), children: [] }) as ElementNode;
    if (block.getType() !== "list") target.insertAfter(copy.append($createTextNode("抄")));
  },
};
function $bodyCaret(pick: Parameters<Edit>[0]): void {
  const block = pick($bodyBlocks().filter((node) => node.getType() !== "figure"));
  (block ?? $getRoot()).selectStart();
}

async function play(seed: number, steps: number): Promise<{ a: Peer; b: Peer }> {
  const next = random(seed);
  const pick = <T>(items: T[]): T | undefined => items[Math.floor(next() * items.length)];
  const first = await firstUpdate();
  const [a, b] = [await openPeer(first), await openPeer(first)];
  registerStructure(a.editor);
  registerStructure(b.editor);
  await flush(b.editor);
  const names = Object.keys(edits);
  for (let step = 0; step < steps; step += 1) {
    const peer = next() < 0.5 ? a : b;
    const kind = next();
    if (kind < 0.1) await exchange(a, b);
    else if (kind < 0.15) peer.undo.undo();
    else if (kind < 0.18) peer.undo.redo();
    else {
      const edit = edits[pick(names) ?? ""];
      peer.editor.update(() => edit?.(pick, peer.editor), { discrete: true });
    }
    await flush(peer.editor);
  }
  await settle(a, b);
  return { a, b };
}

const ids = ({ editor }: Peer) =>
  editor.read(() => $blocks().map((block) => $getState(block, idState)));

describe("two people on one edition", () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))(
    "end up with the same whole edition (seed %i)",
    async (seed) => {
      const { a, b } = await play(seed, 40);
      expect(treeOf(a)).toEqual(treeOf(b));
      const found = ids(a);
      expect(found.every((id) => id !== null)).toBe(true);
      expect(new Set(found).size).toBe(found.length);
      for (const { editor } of [a, b])
        editor.update(() => $getRoot().getLastChildOrThrow().markDirty(), { discrete: true });
      await settle(a, b);
      const types = a.editor.read(() =>
        $getRoot()
          .getChildren()
          .map((node) => node.getType()),
      );
      expect(types.slice(0, 2)).toEqual(["headline", "lead"]);
      expect(types.slice(2)).not.toContain("headline");
      expect(types.slice(2)).not.toContain("lead");
      expect(types.length).toBeGreaterThan(2);
      expect(a.editor.read(() => $texts().every($isTextNode))).toBe(true);
    },
  );
});
