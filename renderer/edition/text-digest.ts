/** What the side panel says of the text: length, outline and what is to check; computed when typing pauses. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getRoot, $isElementNode, type LexicalNode, type NodeKey } from "lexical";
import { useEffect } from "react";
import { blocksOf, figuresOf } from "../../core/edition/blocks.ts";
import { type Edition, editionSchema, type NodeJson } from "../../core/edition/edition.ts";
import { type ToCheckPlace, toCheckIn } from "../../core/edition/to-check.ts";
import {
  addCounts,
  countBlocks,
  countWords,
  noWords,
  type WordCount,
} from "../../core/edition/word-count.ts";
import { afterPause } from "../app/after-pause.ts";

export interface OutlineEntry {
  id: string;
  level: number;
  text: string;
}

export interface TextDigest {
  count: WordCount;
  blocks: number;
  figures: number;
  /** Footnotes; their words are not the text's. */
  notes: number;
  noteWords: WordCount;
  outline: OutlineEntry[];
  toCheck: ToCheckPlace[];
}

/** After so long without a key; while somebody types on and on, every so often all the same. */
const TYPING = { pauseMs: 300, atMostMs: 3000 };

function levelsOf(edition: Edition): Map<unknown, number> {
  const levels = new Map<unknown, number>();
  for (const node of edition.root.children ?? [])
    if (node.type === "heading") levels.set(node.$?.["id"], Number(String(node["tag"]).slice(1)));
  return levels;
}

export function digestOf(edition: Edition): TextDigest {
  const blocks = blocksOf(edition);
  const levels = levelsOf(edition);
  const notes = blocks.filter(({ kind }) => kind === "footnote");
  return {
    count: countBlocks(blocks),
    blocks: blocks.filter((block) => block.text.trim() !== "").length,
    figures: figuresOf(edition).length,
    notes: notes.length,
    noteWords: countWords(notes.map(({ text }) => text).join("\n")),
    outline: blocks.flatMap(({ id, kind, text }) =>
      kind === "heading" && id ? [{ id, level: levels.get(id) ?? 2, text }] : [],
    ),
    toCheck: toCheckIn(blocks),
  };
}

const join = (parts: readonly TextDigest[]): TextDigest => ({
  count: parts.reduce((sum, { count }) => addCounts(sum, count), noWords),
  blocks: parts.reduce((sum, { blocks }) => sum + blocks, 0),
  figures: parts.reduce((sum, { figures }) => sum + figures, 0),
  notes: parts.reduce((sum, { notes }) => sum + notes, 0),
  noteWords: parts.reduce((sum, { noteWords }) => addCounts(sum, noteWords), noWords),
  outline: parts.flatMap(({ outline }) => outline),
  toCheck: parts.flatMap(({ toCheck }) => toCheck),
});

const $toJson = (node: LexicalNode): unknown => ({
  ...node.exportJSON(),
  ...($isElementNode(node) && { children: node.getChildren().map($toJson) }),
});

/** Digest of one child of root; a node that is no part of an edition counts for nothing. */
function $digestPart(node: LexicalNode): TextDigest {
  const edition = editionSchema.safeParse({
    root: { type: "root", version: 1, children: [$toJson(node) as NodeJson] },
  });
  return edition.success ? digestOf(edition.data) : join([]);
}

/** Calls back with a new digest after each pause; only what was changed since the last one is read again. */
export function DigestPlugin({ onDigest }: { onDigest: (digest: TextDigest) => void }): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const parts = new Map<NodeKey, TextDigest>();
    const digest = (): void => {
      const now = editor.getEditorState().read(() =>
        $getRoot()
          .getChildren()
          .map((node) => {
            const part = parts.get(node.getKey()) ?? $digestPart(node);
            parts.set(node.getKey(), part);
            return part;
          }),
      );
      onDigest(join(now));
    };
    const typing = afterPause(digest, TYPING);
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size === 0) return;
      // Whatever holds a changed node is dirty itself, up to the child of root.
      for (const key of [...dirtyElements.keys(), ...dirtyLeaves]) parts.delete(key);
      typing.touch();
    });
    digest();
    return () => {
      typing.cancel();
      stop();
    };
  }, [editor, onDigest]);
  return null;
}
