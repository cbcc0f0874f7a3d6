/** What "bring in" would do: how far the structure of a translation is from that of its source. */
import { assetSchema } from "../media/asset.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import { longestRun } from "./arrange.ts";
import { blockKindOf, textOf } from "./blocks.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { tableDifferences } from "./table/table-difference.ts";
import { normalizeText } from "./text-hash.ts";

export interface StructureDifference {
  /** Source blocks with text that face nothing. */
  blocks: number;
  /** Pictures (and places for pictures) that face nothing. */
  figures: number;
  /** Counterparts of another kind, with another picture, or out of order; lines across the page on one side only; tables of another shape. */
  changed: number;
}

interface Part {
  id: BlockId | null;
  from: BlockId | null;
  /** Kind, level and picture; equal on both sides when nothing is to be done. */
  shape: string;
  figure: boolean;
  text: boolean;
  /** For a line across the page, which it is from the top; otherwise 0. */
  rule: number;
}

export function structureDifference(source: Edition, target: Edition): StructureDifference {
  const right = [...partsOf(target.root, "")];
  const place = new Map<string, number>();
  for (const [index, part] of right.entries()) {
    const key = keyOf(part, part.from);
    const rival = right[place.get(key) ?? -1];
    if (key && (!rival || (part.text && !rival.text))) place.set(key, index);
  }
  const difference: StructureDifference = { blocks: 0, figures: 0, changed: 0 };
  const positions: number[] = [];
  const left = [...partsOf(source.root, "")];
  const rules = [left, right].map((parts) => parts.filter(({ rule }) => rule > 0).length);
  difference.changed += tableDifferences(source.root, target.root);
  difference.changed += Math.abs((rules[0] ?? 0) - (rules[1] ?? 0));
  for (const part of left) {
    const at = place.get(keyOf(part, part.id));
    if (at === undefined) {
      if (part.figure) difference.figures += 1;
      else if (part.text) difference.blocks += 1;
      continue;
    }
    // Notes stand in the order of their references, which each edition has its own way.
    if (part.shape !== "footnote") positions.push(at);
    if (right[at]?.shape !== part.shape) difference.changed += 1;
  }
  difference.changed += positions.length - longestRun(positions).size;
  return difference;
}

/** Headline and lead face each other whatever their ids; "" faces nothing. */
function keyOf(part: Part, id: BlockId | null): string {
  if (part.rule > 0) return `rule ${part.rule}`;
  return part.shape === "headline" || part.shape === "lead" ? part.shape : (id ?? "");
}

function* partsOf(node: NodeJson, list: string): Generator<Part> {
  let rules = 0;
  for (const child of node.children ?? []) {
    if (child.type === "rule") {
      rules += 1;
      yield { id: null, from: null, shape: "rule", figure: false, text: false, rule: rules };
    }
    const shape = node.type === "tablecell" ? "cell" : shapeOf(child, list);
    const wrapsList = child.children?.[0]?.type === "list";
    if (shape !== null && !wrapsList) yield toPart(child, shape);
    yield* partsOf(child, child.type === "list" ? `${list}/${String(child["listType"])}` : list);
  }
}

function shapeOf(node: NodeJson, list: string): string | null {
  if (node.type === "figure")
    return `figure ${assetSchema.safeParse(node["asset"]).data?.hash ?? "missing"}`;
  if (node.type === "heading") return `heading ${String(node["tag"])}`;
  if (node.type === "listitem") return `item ${list}`;
  return blockKindOf(node.type) ?? null;
}

const toPart = (node: NodeJson, shape: string): Part => ({
  id: blockIdSchema.safeParse(node.$?.["id"]).data ?? null,
  from: blockIdSchema.safeParse(node.$?.["from"]).data ?? null,
  shape,
  figure: node.type === "figure",
  text: normalizeText(textOf(node)) !== "",
  rule: 0,
});
