/** What a translator does to a block of the translation; every function runs inside `editor.update` of that edition. */
import { $isTableCellNode } from "@lexical/table";
import {
  $getRoot,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTabNode,
  $isTextNode,
  $parseSerializedNode,
  $setState,
  type ElementNode,
  type LexicalNode,
} from "lexical";
import type { BlockId } from "../report/ids.ts";
import { confirmationState, fromState, idState, originState } from "./block-state.ts";
import type { Confirmation } from "./confirmation.ts";
import { type Block, blockKindOf } from "./blocks.ts";
import type { NodeJson } from "./edition.ts";
import { $isFieldNode } from "./nodes/field-nodes.ts";
import { $isFootnote } from "./nodes/note-nodes.ts";
import { $refOf, $refsIn } from "./note-rules.ts";
import { markOf } from "./notes.ts";
import { $isMediaNode } from "./nodes/media-nodes.ts";
import { mediaTypes } from "./media-types.ts";
import { hashText, normalizeText } from "./text-hash.ts";
import type { Row } from "./translation.ts";

/** The block or figure with this id, null when it is gone. */
export function $findBlock(id: BlockId): ElementNode | null {
  const pending: LexicalNode[] = [...$getRoot().getChildren()];
  for (let node = pending.shift(); node; node = pending.shift()) {
    if (!$isElementNode(node) || node.isInline()) continue;
    if ($getState(node, idState) === id) return node;
    pending.unshift(...node.getChildren());
  }
  return null;
}

/** The block or figure that holds this node. */
export function $blockAround(node: LexicalNode | null): ElementNode | null {
  for (let around = node; around; around = around.getParent())
    if ($isElementNode(around) && isBlockType(around.getType())) return around;
  return null;
}

const isBlockType = (type: string): boolean =>
  blockKindOf(type) !== undefined || mediaTypes.has(type);

/** The text of a block as `blocksOf` gives it. */
export function $textOf(node: ElementNode): string {
  let text = "";
  for (const child of node.getChildren()) {
    if ($isLineBreakNode(child)) text += "\n";
    else if ($isTabNode(child)) text += "\t";
    else if ($isTextNode(child)) text += child.getTextContent();
    else if ($isElementNode(child) && child.isInline()) text += $textOf(child);
  }
  return text;
}

export interface Confirming {
  /** A person's id, or "" when nobody is identified on the device. */
  by: string;
  /** ISO 8601, UTC. */
  at: string;
}

/**
 * Confirms what stands in the row's blocks now against `row.source` as given. An empty translation is refused.
 * Empty blocks that the translator split off and left so go.
 */
export function $confirm(row: Row, { by, at }: Confirming): "confirmed" | "empty" | "gone" {
  const target = row.target?.id ? $findBlock(row.target.id) : null;
  if (!row.source || !target) return "gone";
  const texts = [$textOf(target)];
  for (const { id } of row.more) {
    const node = id ? $findBlock(id) : null;
    if (!node) continue;
    const text = $textOf(node);
    if (normalizeText(text) !== "") texts.push(text);
    else if (!$isFieldNode(node) && node.isEmpty() && !$fillsCell(node)) node.remove();
  }
  const text = texts.filter((one) => one !== "").join("\n");
  if (normalizeText(text) === "") return "empty";
  const targetHash = hashText(text);
  const { text: sourceText, id: sourceId } = row.source;
  const confirmation: Confirmation = { level: "confirmed", sourceText, targetHash, at, by };
  const before = $getState(target, confirmationState);
  const origin = $getState(target, originState);
  const isEdited = origin?.hash !== undefined && origin.hash !== targetHash;
  if (!origin || isEdited || (before && before.targetHash !== targetHash))
    $setState(target, originState, { kind: "typed" });
  $setState(target, fromState, sourceId);
  $setState(target, confirmationState, confirmation);
  return "confirmed";
}

/** Takes a block out that was split off a translation; where its place cannot go, only its text does. */
export function $removeExtra(node: ElementNode): void {
  if ($isFieldNode(node) || $fillsCell(node)) node.clear();
  else node.remove();
}

/** Without it its cell would go, and the rest of the row move up. */
const $fillsCell = (node: ElementNode): boolean =>
  $isTableCellNode(node.getParent()) && !node.getPreviousSibling() && !node.getNextSibling();

/** Takes the confirmation back; the text stays. */
export function $unconfirm(id: BlockId): void {
  const node = $findBlock(id);
  if (node) $setState(node, confirmationState, null);
}

/** Empties the first of these blocks and takes the others, which were split off it, away. */
export function $clear([first, ...more]: readonly BlockId[]): void {
  for (const id of more) {
    const extra = $findBlock(id);
    if (extra && ($fillsCell(extra) || $isFieldNode(extra))) extra.clear();
    else extra?.remove();
  }
  const block = first ? $findBlock(first) : null;
  if (!block) return;
  block.clear();
  $setState(block, originState, null);
  block.selectEnd();
}

/**
 * Inline content of a source block, links and formats with it, as nodes of this editor. References that this edition
 * has already are left out.
 */
export function $inlineOf(source: NodeJson): LexicalNode[] {
  const here = new Set($refsIn($getRoot()).map((ref) => ref.getNote()));
  const isOut = (node: NodeJson): boolean =>
    ["list", "table"].includes(node.type) ||
    isBlockType(node.type) ||
    (node.type === "noteref" && here.has(markOf(node)));
  const lacking = (nodes: NodeJson[]): NodeJson[] =>
    nodes
      .filter((node) => !isOut(node))
      .map((node) => (node.children ? { ...node, children: lacking(node.children) } : node));
  return lacking(source.children ?? []).map((child) => $parseSerializedNode(child));
}

/**
 * Deletes a translation whose source is gone, with the blocks split off it. A picture, or a text of a picture whose
 * other texts are orphans too, goes as a whole; one field of a picture that stays is emptied.
 */
export function $deleteOrphan(
  id: BlockId,
  isKnown: (from: BlockId) => boolean,
  more: Block[] = [],
): void {
  for (const block of more) {
    const extra = block.id ? $findBlock(block.id) : null;
    if (extra && $fillsCell(extra)) extra.clear();
    else extra?.remove();
  }
  const node = $findBlock(id);
  if (!node) return;
  const figure = $isMediaNode(node) ? node : node.getParent();
  if ($isFootnote(node)) $refOf(node)?.remove();
  if ($fillsCell(node)) {
    node.clear();
    $keepWithPrevious(id);
  } else if (!$isMediaNode(figure)) node.remove();
  else if ($isMediaNode(node) || !figure.getChildren().some((field) => $stands(field, isKnown)))
    figure.remove();
  else node.clear();
}

function $stands(field: LexicalNode, isKnown: (from: BlockId) => boolean): boolean {
  const from = $isElementNode(field) ? $getState(field, fromState) : null;
  return from !== null && isKnown(from);
}

/** Keeps a translation whose source is gone: it belongs to the row before it from now on. */
export function $keepWithPrevious(id: BlockId): void {
  const node = $findBlock(id);
  if (!node) return;
  $setState(node, fromState, null);
  $setState(node, confirmationState, null);
}
