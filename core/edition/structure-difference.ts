/** What "bring in" would do: how far the structure of a translation is from that of its source. */
import { assetKey, assetSchema, framingKey } from "../media/asset.ts";
import { storedFileSchema } from "../media/stored-file.ts";
import { videoKey, videoSchema } from "../media/video.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import { longestRun } from "./arrange.ts";
import { blockKindOf, textOf } from "./blocks.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { mediaTypes } from "./media-types.ts";
import { toPlacement } from "./placement.ts";
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
  /** How a picture is cut, turned and placed; a translation may have its own way. */
  framing: string;
  own: boolean;
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
    const facing = right[at];
    if (facing?.shape !== part.shape || (!facing.own && facing.framing !== part.framing))
      difference.changed += 1;
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
      yield { ...blank, shape: "rule", rule: rules };
    }
    const shape = node.type === "tablecell" ? "cell" : shapeOf(child, list);
    const wrapsList = child.children?.[0]?.type === "list";
    if (shape !== null && !wrapsList) yield toPart(child, shape);
    if (child.type === "gallery") yield* partsOf(child, "gallery");
    else
      yield* partsOf(child, child.type === "list" ? `${list}/${String(child["listType"])}` : list);
  }
}

function shapeOf(node: NodeJson, list: string): string | null {
  if (mediaTypes.has(node.type)) return mediaShape(node, list);
  if (node.type === "heading") return `heading ${String(node["tag"])}`;
  if (node.type === "listitem")
    return `item ${list}${list.endsWith("/check") && node["checked"] === true ? " ticked" : ""}`;
  return blockKindOf(node.type) ?? null;
}

function mediaShape(node: NodeJson, list: string): string {
  const place = list === "gallery" ? " in gallery" : "";
  if (node.type === "figure")
    return `figure ${assetSchema.safeParse(node["asset"]).data?.hash ?? "missing"}${place}`;
  if (node.type === "attachment")
    return `attachment ${storedFileSchema.safeParse(node["file"]).data?.hash ?? "missing"}`;
  if (node.type !== "video") return node.type;
  const poster = assetSchema.safeParse(node["poster"]).data;
  const film = videoKey(videoSchema.safeParse(node["video"]).data ?? null);
  return `video ${film} ${poster ? assetKey(poster) : ""}`;
}

function framingOf(node: NodeJson): Pick<Part, "framing" | "own"> {
  const asset = node.type === "figure" ? assetSchema.safeParse(node["asset"]).data : undefined;
  if (!asset) return { framing: "", own: false };
  const framing = `${framingKey(asset)} ${toPlacement(node["placement"])}`;
  return { framing, own: asset.own === true };
}

const blank: Part = {
  id: null,
  from: null,
  shape: "",
  framing: "",
  own: false,
  figure: false,
  text: false,
  rule: 0,
};

const toPart = (node: NodeJson, shape: string): Part => ({
  ...framingOf(node),
  id: blockIdSchema.safeParse(node.$?.["id"]).data ?? null,
  from: blockIdSchema.safeParse(node.$?.["from"]).data ?? null,
  shape,
  figure: mediaTypes.has(node.type),
  text: normalizeText(textOf(node)) !== "",
  rule: 0,
});
