/** Notes in the tree as it is read: which references there are, and which number each note has. */
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import type { Edition, NodeJson } from "./edition.ts";

/** Blocks that have no place for a reference: a headline is repeated in lists and addresses, and a note has no notes. */
export const noteless: ReadonlySet<string> = new Set(["headline", "alt", "credit", "footnote"]);

/** What ties a reference and its note, null on any other node. */
export function markOf(node: NodeJson): BlockId | null {
  if (node.type !== "noteref" && node.type !== "footnote") return null;
  return blockIdSchema.safeParse(node["note"]).data ?? null;
}

/** Marks of all references in a node, in reading order. */
export function* marksIn(node: NodeJson): Generator<BlockId> {
  const mark = node.type === "noteref" ? markOf(node) : null;
  if (mark) yield mark;
  if (noteless.has(node.type)) return;
  for (const child of node.children ?? []) yield* marksIn(child);
}

export interface NumberedNote {
  /** From 1. */
  number: number;
  mark: BlockId | null;
  node: NodeJson;
  /** False for a note that no text refers to: it stands behind all others. */
  isCited: boolean;
}

/** The notes by number: in the order of their references, then those without one. */
export function notesOf({ root }: Edition): NumberedNote[] {
  const nodes = (root.children ?? []).filter(({ type }) => type === "footnote");
  if (nodes.length === 0) return [];
  const byMark = new Map<BlockId | null, NodeJson>();
  for (const node of nodes) {
    const mark = markOf(node);
    if (mark && !byMark.has(mark)) byMark.set(mark, node);
  }
  const cited = [...new Set(marksIn(root))].flatMap((mark) => byMark.get(mark) ?? []);
  const others = nodes.filter((node) => !cited.includes(node));
  return [...cited, ...others].map((node, index) => ({
    number: index + 1,
    mark: markOf(node),
    node,
    isCited: index < cited.length,
  }));
}

/** The number that a reference shows. */
export type NoteNumbers = ReadonlyMap<BlockId, number>;

export const numbersOf = (notes: readonly NumberedNote[]): NoteNumbers =>
  new Map(notes.flatMap(({ mark, number, isCited }) => (mark && isCited ? [[mark, number]] : [])));

export interface LackingRef {
  mark: BlockId;
  /** In the source. */
  number: number;
  /** The source block that refers to it. */
  block: BlockId | null;
}

/** References of the source that its translation does not have anywhere. */
export function lackingRefs(source: Edition, target: Edition): LackingRef[] {
  const numbers = numbersOf(notesOf(source));
  if (numbers.size === 0) return [];
  const there = new Set(marksIn(target.root));
  return [...refsByBlock(source.root, null)].flatMap(({ mark, block }) => {
    const number = numbers.get(mark);
    return number === undefined || there.has(mark) ? [] : [{ mark, number, block }];
  });
}

function* refsByBlock(
  node: NodeJson,
  block: BlockId | null,
): Generator<{ mark: BlockId; block: BlockId | null }> {
  for (const child of node.children ?? []) {
    const mark = child.type === "noteref" ? markOf(child) : null;
    if (mark) yield { mark, block };
    const id = blockIdSchema.safeParse(child.$?.["id"]).data ?? block;
    if (!noteless.has(child.type)) yield* refsByBlock(child, id);
  }
}
