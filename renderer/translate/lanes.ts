/** Which elements of the two columns stand at one height: the rows of the translation, as they lie in both editions. */
import { longestRun } from "../../core/edition/arrange.ts";
import { type Block, type BlockKind, blocksOf, toBlock } from "../../core/edition/blocks.ts";
import type { Edition, NodeJson } from "../../core/edition/edition.ts";
import { mediaTypes } from "../../core/edition/media-types.ts";
import { normalizeText } from "../../core/edition/text-hash.ts";
import { type Row, rowsOf } from "../../core/edition/translation.ts";
import type { BlockId } from "../../core/report/ids.ts";

export interface Lane {
  /** Stable while the lane is: the source's id, or that of the first block of the translation. */
  key: BlockId;
  /** The element of the source column; null where the source has nothing. */
  source: BlockId | null;
  /** Elements of the translation from top to bottom; none where the block was not brought in. */
  target: BlockId[];
  kind: BlockKind | "figure";
  /** Null for a picture, which has no text of its own, and for a translation that stands out of order. */
  row: Row | null;
  /** The picture that this text belongs to. */
  figure: BlockId | null;
}

/** A block, or the picture of a figure above its texts. */
interface Unit {
  id: BlockId;
  kind: BlockKind | "figure";
  from: BlockId | null;
  figure: BlockId | null;
  empty: boolean;
}

/** Pictures, attachments and films from top to bottom; captions of whole galleries go into `shared`. */
function* shownIn(parent: NodeJson, shared: Set<BlockId | null>): Generator<NodeJson> {
  for (const node of parent.children ?? []) {
    if (node.type === "gallery") {
      yield* shownIn(node, shared);
      const caption = node.children?.find(({ type }) => type === "caption");
      if (caption) shared.add(toBlock(caption, "caption").id);
    } else if (mediaTypes.has(node.type)) yield node;
  }
}

function unitsOf(edition: Edition, blocks: Block[]): Unit[] {
  const figureOf = new Map<BlockId | null, Block>();
  const shared = new Set<BlockId | null>();
  for (const node of shownIn(edition.root, shared)) {
    const first = node.children?.[0];
    if (first) figureOf.set(toBlock(first, "caption").id, toBlock(node, "caption"));
  }
  const units: Unit[] = [];
  let figure: BlockId | null = null;
  for (const { id, kind, from, text } of blocks) {
    const starts = figureOf.get(id);
    const inside: boolean = kind === "caption" || kind === "alt" || kind === "credit";
    if (!inside || shared.has(id)) figure = null;
    if (starts?.id) {
      figure = starts.id;
      units.push({ id: starts.id, kind: "figure", from: starts.from, figure, empty: false });
    }
    if (id) units.push({ id, kind, from, figure, empty: normalizeText(text) === "" });
  }
  return units;
}

/** Target elements that stand together: one that a row begins with, or a picture, and what follows it. */
function groupsOf(units: Unit[], begins: (unit: Unit) => boolean): Unit[][] {
  const groups: Unit[][] = [];
  for (const unit of units) {
    const last = groups.at(-1);
    if (last && unit.kind !== "figure" && !begins(unit)) last.push(unit);
    else groups.push([unit]);
  }
  return groups;
}

/** Rows and lanes of a pair of editions. Each element of either column is in exactly one lane, in its column's order. */
export function layOut(source: Edition, target: Edition): { rows: Row[]; lanes: Lane[] } {
  const [sourceBlocks, targetBlocks] = [blocksOf(source), blocksOf(target)];
  const rows = rowsOf(sourceBlocks, targetBlocks);
  const left = unitsOf(source, sourceBlocks);
  const right = unitsOf(target, targetBlocks);
  const rowBySource = new Map(rows.map((row) => [row.source?.id ?? null, row]));
  const rowByTarget = new Map(rows.map((row) => [row.target?.id ?? null, row]));
  const groups = groupsOf(right, (unit) => rowByTarget.has(unit.id));
  const groupAt = new Map(groups.map((group, index) => [group[0]?.id, index]));
  const placeOf = matchFigures(left, right, rowByTarget);
  const places = left.map((unit) => {
    const id = unit.kind === "figure" ? placeOf.get(unit.id) : rowBySource.get(unit.id)?.target?.id;
    return (id && groupAt.get(id)) ?? -1;
  });
  const level = longestRun(places);
  const lanes: Lane[] = [];
  let next = 0;
  const addTarget = (group: Unit[] | undefined): void => {
    const [first] = group ?? [];
    if (!group || !first) return;
    const row = rowByTarget.get(first.id);
    lanes.push({
      key: first.id,
      source: null,
      target: group.map((unit) => unit.id),
      kind: first.kind,
      row: row?.source === null ? row : null,
      figure: first.figure,
    });
  };
  for (const [index, unit] of left.entries()) {
    const place = level.has(index) ? (places[index] ?? -1) : -1;
    while (next < place) addTarget(groups[next++]);
    lanes.push({
      key: unit.id,
      source: unit.id,
      target: place >= 0 ? (groups[next++] ?? []).map((one) => one.id) : [],
      kind: unit.kind,
      row: rowBySource.get(unit.id) ?? null,
      figure: unit.figure,
    });
  }
  while (next < groups.length) addTarget(groups[next++]);
  return { rows, lanes };
}

/** A picture faces the one that came from it, or the one whose texts came from its texts. */
function matchFigures(
  left: Unit[],
  right: Unit[],
  rowByTarget: Map<BlockId | null, Row>,
): Map<BlockId, BlockId> {
  const ownerOf = new Map(left.map((unit) => [unit.id, unit.figure]));
  const match = new Map<BlockId, BlockId>();
  const taken = new Set<BlockId>();
  for (const unit of right) {
    if (!unit.figure || taken.has(unit.figure)) continue;
    const source =
      unit.kind === "figure" ? unit.from : (rowByTarget.get(unit.id)?.source?.id ?? null);
    const owner = source && ownerOf.get(source);
    if (!owner || match.has(owner)) continue;
    match.set(owner, unit.figure);
    taken.add(unit.figure);
  }
  return match;
}
