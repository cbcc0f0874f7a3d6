/** Comments (批注): threads that hang on a stretch of an edition's text, and where that stretch stands now. */
import { z } from "zod";
import { blockIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";

export const commentSchema = z.object({
  id: blockIdSchema,
  /** A person's id, or "" for somebody whom the library does not know. */
  by: z.string(),
  /** How the author is called where `by` is "", as a Word document says it. */
  name: z.string(),
  at: z.iso.datetime(),
  /** Plain text; lines end with "\n". */
  text: z.string().min(1),
});
export type Comment = z.infer<typeof commentSchema>;

export const anchorSchema = z.object({
  lang: langSchema,
  block: blockIdSchema,
  /** The text commented on, from this block only; "" for a comment on the block as a whole. */
  quote: z.string(),
  /** What stands in the block before the quote, `CONTEXT` characters at most: tells equal words apart. */
  before: z.string(),
});
export type Anchor = z.infer<typeof anchorSchema>;

export const resolutionSchema = z.object({ at: z.iso.datetime(), by: z.string() });
export type Resolution = z.infer<typeof resolutionSchema>;

export const threadSchema = anchorSchema.extend({
  id: blockIdSchema,
  resolved: resolutionSchema.nullable(),
  /** Oldest first; the first one opened the thread. */
  comments: z.array(commentSchema).min(1),
});
export type Thread = z.infer<typeof threadSchema>;

const CONTEXT = 24;
/** A shorter quote is not looked for in other blocks: it would be found by chance. */
const DISTINCT = 4;

/** Anchor of the characters `start` to `end` (UTF-16) of a block's text as `blocksOf` gives it. */
export const anchorAt = (
  { lang, block }: Pick<Anchor, "lang" | "block">,
  text: string,
  [start, end]: readonly [number, number],
): Anchor => ({
  lang,
  block,
  quote: text.slice(start, end),
  before: text.slice(Math.max(0, start - CONTEXT), start),
});

/** Where a thread's text is: `start` and `end` in UTF-16 units of the block's text. */
export type Place =
  | { kind: "quote"; block: string; start: number; end: number }
  /** The block is there, the words are not, or the thread is about the block as a whole. */
  | { kind: "block"; block: string }
  | { kind: "gone" };

/**
 * The quote in its block; else where it stands alone in another block, for blocks are split and joined; else the
 * block; else nowhere. `blocks` are those of the thread's edition in reading order.
 */
export function placeOf(
  { block, quote, before }: Pick<Anchor, "block" | "quote" | "before">,
  blocks: readonly { id: string | null; text: string }[],
): Place {
  const own = blocks.find(({ id }) => id === block);
  const here = own ? bestMatch(own.text, quote, before) : null;
  if (here !== null) return { kind: "quote", block, start: here, end: here + quote.length };
  const elsewhere = quote.length < DISTINCT ? null : onlyMatch(quote, blocks);
  if (elsewhere) return elsewhere;
  return own ? { kind: "block", block } : { kind: "gone" };
}

/** Offset of the occurrence whose preceding text is most like `before`; null when there is none. */
function bestMatch(text: string, quote: string, before: string): number | null {
  if (quote === "") return null;
  let best: { at: number; likeness: number } | null = null;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const likeness = commonEnd(text.slice(0, at), before);
    if (!best || likeness > best.likeness) best = { at, likeness };
  }
  return best?.at ?? null;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length += 1;
  return length;
}

function onlyMatch(
  quote: string,
  blocks: readonly { id: string | null; text: string }[],
): Place | null {
  const found = blocks.flatMap(({ id, text }) => {
    const at = text.indexOf(quote);
    if (at < 0 || id === null) return [];
    return text.includes(quote, at + 1) ? [null, null] : [{ id, at }];
  });
  const [only] = found;
  return found.length === 1 && only
    ? { kind: "quote", block: only.id, start: only.at, end: only.at + quote.length }
    : null;
}

/** Threads in the order of the text: those whose text is gone come last. */
export function inTextOrder<T extends { place: Place; thread: Thread }>(
  placed: readonly T[],
  blockIds: readonly (string | null)[],
): T[] {
  const order = new Map(blockIds.map((id, index) => [id, index]));
  const rank = ({ place }: T): [number, number] => {
    if (place.kind === "gone") return [Number.POSITIVE_INFINITY, 0];
    const block = order.get(place.block) ?? Number.MAX_SAFE_INTEGER;
    return [block, place.kind === "quote" ? place.start : -1];
  };
  const openedAt = ({ thread }: T): string => thread.comments[0]?.at ?? "";
  return placed.toSorted((a, b) => {
    const [blockA, startA] = rank(a);
    const [blockB, startB] = rank(b);
    // Infinity minus itself is no number.
    if (blockA !== blockB) return blockA < blockB ? -1 : 1;
    return startA - startB || openedAt(a).localeCompare(openedAt(b));
  });
}

export const isOpen = ({ resolved }: Pick<Thread, "resolved">): boolean => resolved === null;
