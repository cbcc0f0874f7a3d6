/** Headings of a page that has none by name: paragraphs set larger than its text. */
import { textOf } from "../../edition/blocks.ts";
import type { ReadBlock } from "../read-block.ts";
import { columnsOf } from "../text-columns.ts";

/** `size` is that of most of the block's characters, in pixels; null where it has none. */
export interface SizedBlock {
  block: ReadBlock;
  size: number | null;
}

const LARGER = 1.15;
const MAX_COLUMNS = 60;
/** More large text than this is no heading but a poster. */
const MAX_SHARE = 0.4;

/** The blocks, with headings for what looks like one; as they are where the page names its headings itself. */
export function withHeadings(sized: SizedBlock[]): ReadBlock[] {
  const blocks = sized.map(({ block }) => block);
  if (blocks.some(({ kind }) => kind === "heading")) return blocks;
  const body = bodySize(sized);
  const isHeading = ({ block, size }: SizedBlock): boolean =>
    block.kind === "paragraph" && size !== null && size >= body * LARGER && isShort(lineOf(block));
  const large = sized.filter(isHeading);
  const columns = (some: SizedBlock[]) =>
    some.reduce((sum, { block }) => sum + columnsOf(lineOf(block)), 0);
  if (large.length === 0 || columns(large) > columns(sized) * MAX_SHARE) return blocks;
  const sizes = [...new Set(large.map(({ size }) => size ?? 0))].sort((a, b) => b - a);
  return sized.map((one) =>
    isHeading(one) && one.block.kind === "paragraph"
      ? { ...one.block, kind: "heading", level: 2 + Math.min(2, sizes.indexOf(one.size ?? 0)) }
      : one.block,
  );
}

function bodySize(sized: SizedBlock[]): number {
  const amounts = new Map<number, number>();
  for (const { block, size } of sized)
    if (size !== null) amounts.set(size, (amounts.get(size) ?? 0) + lineOf(block).length);
  const [most] = [...amounts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? Number.POSITIVE_INFINITY;
}

const lineOf = (block: ReadBlock): string =>
  "text" in block ? textOf({ type: "", version: 1, children: block.text }) : "";

const isShort = (line: string): boolean =>
  columnsOf(line) <= MAX_COLUMNS && !line.includes("\n") && !/[。；，,;.：:]$/u.test(line.trim());
