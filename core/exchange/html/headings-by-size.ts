/** Headings of a page that has none by name: paragraphs set larger than its text. */
import { textOf } from "../../edition/blocks.ts";
import type { Inline } from "../inline.ts";
import type { ReadBlock } from "../read-block.ts";
import { BOLD } from "../runs.ts";
import { columnsOf } from "../text-columns.ts";

/** `size` is that of most of the block's characters, in pixels; null where it has none. */
export interface SizedBlock {
  block: ReadBlock;
  size: number | null;
  /** Text of it that has a colour of its own. */
  coloured: string;
}

const LARGER = 1.15;
const MAX_COLUMNS = 60;
/** More large text than this is no heading but a poster. */
const MAX_SHARE = 0.4;

/** The blocks, with headings for what looks like one; as they are where the page names its headings itself. */
export function withHeadings(sized: SizedBlock[]): SizedBlock[] {
  if (sized.some(({ block }) => block.kind === "heading")) return sized;
  const body = bodySize(sized);
  const isHeading = ({ block, size }: SizedBlock): boolean =>
    block.kind === "paragraph" && size !== null && size >= body * LARGER && isShort(lineOf(block));
  const large = sized.filter(isHeading);
  const columns = (some: SizedBlock[]) =>
    some.reduce((sum, { block }) => sum + columnsOf(lineOf(block)), 0);
  if (large.length === 0 || columns(large) > columns(sized) * MAX_SHARE) return sized;
  const sizes = [...new Set(large.map(({ size }) => size ?? 0))].sort((a, b) => b - a);
  return sized.map((one) => {
    if (!isHeading(one) || one.block.kind !== "paragraph") return one;
    const level = 2 + Math.min(2, sizes.indexOf(one.size ?? 0));
    return { ...one, block: { ...one.block, kind: "heading", level, text: light(one.block.text) } };
  });
}

/** A heading is bold by itself. */
export const light = (text: Inline): Inline =>
  text.map((node) => {
    if (node.children) return { ...node, children: light(node.children) };
    return typeof node["format"] === "number" ? { ...node, format: node["format"] & ~BOLD } : node;
  });

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
