/** What the side panel says of the text: length and outline; computed when typing pauses. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect, useState } from "react";
import { blocksOf, figuresOf } from "../../core/edition/blocks.ts";
import { type Edition, editionSchema } from "../../core/edition/edition.ts";
import { countBlocks, type WordCount } from "../../core/edition/word-count.ts";

export interface OutlineEntry {
  id: string;
  level: number;
  text: string;
}

export interface TextDigest {
  count: WordCount;
  blocks: number;
  figures: number;
  outline: OutlineEntry[];
}

const PAUSE_MS = 300;

export function digestOf(edition: Edition): TextDigest {
  const blocks = blocksOf(edition);
  const levels = new Map<unknown, number>();
  for (const node of edition.root.children ?? [])
    if (node.type === "heading") levels.set(node.$?.["id"], Number(String(node["tag"]).slice(1)));
  return {
    count: countBlocks(blocks),
    blocks: blocks.filter((block) => block.text.trim() !== "").length,
    figures: figuresOf(edition).length,
    outline: blocks.flatMap(({ id, kind, text }) =>
      kind === "heading" && id ? [{ id, level: levels.get(id) ?? 2, text }] : [],
    ),
  };
}

/** Calls back with a new digest after each pause; renders nothing. */
export function DigestPlugin({ onDigest }: { onDigest: (digest: TextDigest) => void }): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const digest = (): void => {
      timer = undefined;
      const edition = editionSchema.safeParse(editor.getEditorState().toJSON());
      if (edition.success) onDigest(digestOf(edition.data));
    };
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) timer ??= setTimeout(digest, PAUSE_MS);
    });
    digest();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [editor, onDigest]);
  return null;
}

/** State for what `DigestPlugin` tells. */
export const useDigest = () => useState<TextDigest | null>(null);
