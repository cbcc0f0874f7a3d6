/** Comments of a file as threads on the blocks that its text became. */
import { anchorAt, type Comment, type Thread } from "../comment/thread.ts";
import { blocksOf } from "../edition/blocks.ts";
import type { Edition } from "../edition/edition.ts";
import { newBlockId } from "../report/ids.ts";
import type { Lang } from "../report/lang.ts";
import type { ImportedComment } from "./imported.ts";

interface Placing {
  edition: Edition;
  lang: Lang;
  /** For a comment that does not say when. */
  now: string;
}

/** One whose words are not found hangs on the block of the one before it: none is lost. */
export function toThreads(
  comments: readonly ImportedComment[],
  { edition, lang, now }: Placing,
): Thread[] {
  const blocks = blocksOf(edition).flatMap(({ id, text }) => (id === null ? [] : [{ id, text }]));
  let from = 0;
  return comments.flatMap((comment): Thread[] => {
    const found = findWords(comment, blocks.slice(from)) ?? { index: 0, start: 0, end: 0 };
    from += found.index;
    const block = blocks[from];
    if (!block) return [];
    const all = [comment, ...comment.answers].map((one) => toComment(one, now));
    const last = all.at(-1)?.at ?? now;
    return [
      {
        id: newBlockId(),
        ...anchorAt({ lang, block: block.id }, block.text, [found.start, found.end]),
        resolved: comment.isResolved ? { at: last, by: "" } : null,
        comments: all,
      },
    ];
  });
}

function findWords(
  { before, quote }: ImportedComment,
  blocks: readonly { text: string }[],
): { index: number; start: number; end: number } | null {
  const words = quote.trim();
  // A number that stands before a paragraph is not in the file's text, so less and less of it is asked for.
  for (const lead of [
    before.trimStart(),
    before.slice(-24).trimStart(),
    before.slice(-6).trimStart(),
    "",
  ]) {
    if (lead + words === "") return null;
    for (const [index, { text }] of blocks.entries()) {
      const at = text.indexOf(lead + words);
      if (at >= 0) return { index, start: at + lead.length, end: at + lead.length + words.length };
    }
  }
  return null;
}

function toComment({ author, at, text }: ImportedComment, now: string): Comment {
  const time = Date.parse(at);
  const said = Number.isNaN(time) ? now : new Date(time).toISOString();
  return { id: newBlockId(), by: "", name: author, at: said, text };
}
