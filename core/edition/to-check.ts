/** Places that somebody has yet to check: words of the text itself in brackets, 【待核实：人数】 or [TK: number]. */
import { type Block, blocksOf } from "./blocks.ts";
import type { Edition } from "./edition.ts";
import type { BlockId } from "../report/ids.ts";
import type { Lang } from "../report/lang.ts";

/** A mark within a text, from bracket to bracket, and the note in it; UTF-16 offsets, ends excluded. */
export interface ToCheck {
  start: number;
  end: number;
  noteStart: number;
  noteEnd: number;
}

/** “TK” is what English desks write for “to come”. Nothing here may backtrack: pasted text can be anything. */
const mark = /[【[［](待核实|TK(?![\p{L}\p{N}]))([^【】[\]［］\n]*)[】\]］]/giu;

export function findToCheck(text: string): ToCheck[] {
  return [...text.matchAll(mark)].map((match) => {
    const [all, sign = "", rest = ""] = match;
    const note = rest
      .trimStart()
      .replace(/^[:：]/u, "")
      .trim();
    const end = match.index + all.length;
    const from = match.index + 1 + sign.length;
    const noteStart = note === "" ? end - 1 : from + rest.lastIndexOf(note);
    return { start: match.index, end, noteStart, noteEnd: noteStart + note.length };
  });
}

/** What opens and closes a mark in an edition's language. */
export const toCheckSigns: Record<Lang, { open: string; close: string }> = {
  zh: { open: "【待核实：", close: "】" },
  en: { open: "[TK: ", close: "]" },
};

/** A mark with the block that it stands in and the text around it. */
export interface ToCheckPlace extends ToCheck {
  block: BlockId;
  text: string;
}

/** Marks of blocks in reading order. */
export const toCheckIn = (blocks: readonly Pick<Block, "id" | "text">[]): ToCheckPlace[] =>
  blocks.flatMap(({ id, text }) =>
    id === null ? [] : findToCheck(text).map((found) => ({ ...found, block: id, text })),
  );

export const countToCheck = (edition: Edition): number =>
  blocksOf(edition).reduce((sum, { text }) => sum + findToCheck(text).length, 0);
