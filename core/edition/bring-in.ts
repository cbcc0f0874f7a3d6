/** Brings the structure of the source edition into its translation: an empty block for each block that has none. */
import { $isListItemNode, $isListNode, type ListNode } from "@lexical/list";
import { $isHeadingNode } from "@lexical/rich-text";
import { $isTableNode } from "@lexical/table";
import {
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  $setSelection,
  $setState,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from "lexical";
import { assetKey, assetSchema, framingKey } from "../media/asset.ts";
import { storedFileSchema } from "../media/stored-file.ts";
import { videoKey, videoSchema } from "../media/video.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import { $arrange } from "./arrange.ts";
import { confirmationState, fromState, lockedState, originState } from "./block-state.ts";
import { blockKindOf } from "./blocks.ts";
import { listKindOf } from "./paste-nodes.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { $isFieldNode, CaptionNode, HeadlineNode, LeadNode } from "./nodes/field-nodes.ts";
import { AttachmentNode } from "./nodes/attachment-node.ts";
import { $isFigureNode, type FigureNode } from "./nodes/figure-node.ts";
import { $isFootnote, type FootnoteNode } from "./nodes/note-nodes.ts";
import { $createRuleNode, $isRuleNode, type RuleNode } from "./nodes/rule-node.ts";
import { $refOf, $refsIn } from "./note-rules.ts";
import { markOf } from "./notes.ts";
import { $createGalleryNode, $isGalleryNode, type GalleryNode } from "./nodes/gallery-node.ts";
import { $isMediaNode } from "./nodes/media-nodes.ts";
import { mediaTypes } from "./media-types.ts";
import { VideoNode } from "./nodes/video-node.ts";
import { toPlacement } from "./placement.ts";
import { $ensureFields } from "./structure.ts";
import { type Bringing, $faceTable } from "./table/bring-in-table.ts";
import { $cellOf } from "./table/cell-content.ts";

/** What is known while the structure comes in. */
interface Hall {
  byFrom: Map<BlockId, ElementNode>;
  /** Nodes that stand for a source node now. */
  claimed: Set<NodeKey>;
  /** Rules of the translation from the top: the first stands for the source's first, and so on. */
  rules: RuleNode[];
  brought: number;
}

/**
 * Run inside `editor.update` of the translation. Afterwards every source block faces one block of the same kind in
 * the same order, and pictures are those of the source. All text that was there stays, with its state: a block whose
 * source is gone, or that never had one, keeps its place behind its neighbour. Empty ones among these go, and so do
 * lines across the page that the source does not have.
 * Returns how many blocks came in; a second run changes nothing and returns 0.
 */
export function $bringIn(source: Edition): number {
  $ensureFields();
  const selection = $getSelection()?.clone() ?? null;
  const hall: Hall = { byFrom: $indexByFrom(), claimed: new Set(), rules: $rules(), brought: 0 };
  const wanted = (source.root.children ?? []).map((node) => $claim(hall, $face(hall, node)));
  $arrange($getRoot(), wanted);
  for (const spare of hall.rules) spare.remove();
  $dropEmptyStrays(hall);
  if ($isRangeSelection(selection) && [selection.anchor, selection.focus].every($isStanding))
    $setSelection(selection);
  return hall.brought;
}

const $isStanding = (point: { getNode(): { isAttached(): boolean } }): boolean =>
  point.getNode().isAttached();

const idOf = (node: NodeJson): BlockId | null =>
  blockIdSchema.safeParse(node.$?.["id"]).data ?? null;

const $fromOf = (node: ElementNode): BlockId | null => $getState(node, fromState);

const $hasText = (node: ElementNode): boolean => node.getTextContent().trim() !== "";

/** A list item that only holds a nested list is no block. */
const $wrapsList = (node: ElementNode): boolean =>
  $isListItemNode(node) && $isListNode(node.getFirstChild());

function* $elementsIn(node: ElementNode): Generator<ElementNode> {
  for (const child of node.getChildren()) {
    if (!$isElementNode(child) || child.isInline()) continue;
    yield child;
    yield* $elementsIn(child);
  }
}

/** Blocks of the translation by the source block they render; of two, the first that has text. */
function $indexByFrom(): Map<BlockId, ElementNode> {
  const byFrom = new Map<BlockId, ElementNode>();
  for (const node of $elementsIn($getRoot())) {
    const from = $fromOf(node);
    if (!from || node instanceof HeadlineNode || node instanceof LeadNode || $wrapsList(node))
      continue;
    const rival = byFrom.get(from);
    if (!rival || ($hasText(node) && !$hasText(rival))) byFrom.set(from, node);
  }
  return byFrom;
}

const $rules = (): RuleNode[] => $getRoot().getChildren().filter($isRuleNode);

function $bringRule(hall: Hall): RuleNode {
  hall.brought += 1;
  return $createRuleNode();
}

function $claim<T extends LexicalNode>(hall: Hall, node: T): T {
  hall.claimed.add(node.getKey());
  return node;
}

function $pointAt(target: ElementNode, source: NodeJson): void {
  const id = idOf(source);
  if (id && $fromOf(target) !== id) $setState(target, fromState, id);
}

/** The node of the translation that stands for `source`, made when there is none. */
function $face(hall: Hall, source: NodeJson): LexicalNode {
  if (source.type === "rule") return hall.rules.shift() ?? $bringRule(hall);
  if (source.type === "headline" || source.type === "lead") {
    const klass = source.type === "headline" ? HeadlineNode : LeadNode;
    const field = $getRoot()
      .getChildren()
      .find((child): child is HeadlineNode | LeadNode => child instanceof klass);
    if (field) {
      $pointAt(field, source);
      return field;
    }
  }
  if (source.type === "list") return $faceList(hall, source);
  if (source.type === "figure") return $faceFigure(hall, source);
  if (source.type === "table") return $faceTable($bringing(hall), source);
  if (source.type === "gallery") return $faceGallery(hall, source);
  if (mediaTypes.has(source.type)) return $faceMedia(hall, source);
  return $faceBlock(hall, source);
}

const $bringing = (hall: Hall): Bringing => ({
  find: (source) => hall.byFrom.get(idOf(source) as BlockId),
  $face: (source) => $face(hall, source),
  claim: (node) => $claim(hall, node),
  isClaimed: (node) => hall.claimed.has(node.getKey()),
});

function $faceBlock(hall: Hall, source: NodeJson): ElementNode {
  const id = idOf(source);
  const mine = id ? hall.byFrom.get(id) : undefined;
  if (!mine || hall.claimed.has(mine.getKey()) || $isMediaNode(mine)) {
    hall.brought += 1;
    return $parse(source);
  }
  if (mine.getType() !== source.type) return $become(mine, source);
  if ($isFootnote(mine)) $shareMark(mine, source);
  if ($isHeadingNode(mine) && mine.getTag() !== source["tag"]) {
    const fresh = $parse(source);
    if ($isHeadingNode(fresh)) mine.setTag(fresh.getTag());
  }
  return mine;
}

/** Both editions tie a note to its references by the same mark. */
function $shareMark(mine: FootnoteNode, source: NodeJson): void {
  const mark = markOf(source);
  const old = mine.getNote();
  if (!mark || mark === old) return;
  for (const ref of $refsIn($getRoot())) if (ref.getNote() === old) ref.setNote(mark);
  mine.setNote(mark);
}

/** The same text and state in a block of the source's kind; it inherits the id with the text (block-identity.ts). */
function $become(mine: ElementNode, source: NodeJson): ElementNode {
  const fresh = $parse(source);
  fresh.append(...mine.getChildren().filter((child) => !$isListNode(child)));
  if ($isFieldNode(mine)) {
    $setState(mine, fromState, null);
    return fresh;
  }
  $setState(fresh, confirmationState, $getState(mine, confirmationState));
  $setState(fresh, originState, $getState(mine, originState));
  if ($getState(mine, lockedState)) $setState(fresh, lockedState, true);
  // A cell that it leaves stays.
  mine.remove(true);
  return fresh;
}

function $faceList(hall: Hall, source: NodeJson): ListNode {
  const items = source.children ?? [];
  const list = $findList(hall, items) ?? ($parse({ ...source, children: [] }) as ListNode);
  $claim(hall, list);
  const listType = listKindOf(source["listType"]);
  if (list.getListType() !== listType) list.setListType(listType);
  $arrange(
    list,
    items.map((item) => $claim(hall, $faceItem(hall, item))),
  );
  return list;
}

/** The list of the translation that holds a counterpart of any of these items at their own level. */
function $findList(hall: Hall, items: NodeJson[]): ListNode | null {
  for (const item of items) {
    const nested = nestedListOf(item);
    const inner = nested && $findList(hall, nested.children ?? []);
    const id = idOf(item);
    const node = inner ? inner.getParent() : (!nested && id && hall.byFrom.get(id)) || null;
    const parent = node?.getParent();
    if ($isListNode(parent) && !hall.claimed.has(parent.getKey())) return parent;
  }
  return null;
}

const nestedListOf = (item: NodeJson): NodeJson | null =>
  item.children?.[0]?.type === "list" ? item.children[0] : null;

function $faceItem(hall: Hall, item: NodeJson): ElementNode {
  const nested = nestedListOf(item);
  if (!nested) {
    const mine = $faceBlock(hall, item);
    const checked = item["checked"] === true;
    if ($isListItemNode(mine) && (mine.getChecked() ?? false) !== checked) mine.setChecked(checked);
    return mine;
  }
  const list = $faceList(hall, nested);
  const holder = list.getParent();
  if ($isListItemNode(holder) && !hall.claimed.has(holder.getKey())) {
    $pointAt(holder, item);
    return holder;
  }
  return $parse({ ...item, children: [] }).append(list);
}

function $faceFigure(hall: Hall, source: NodeJson): FigureNode {
  const mine = $findFigure(hall, source);
  if (!mine) {
    const fresh = $parse(source) as FigureNode;
    hall.brought += countBlocks(source);
    for (const field of fresh.getChildren()) if ($isElementNode(field)) $claim(hall, field);
    return fresh;
  }
  $pointAt(mine, source);
  $frame(mine, source);
  $faceFields(hall, mine, source);
  return mine;
}

/** Picture, cut and place are those of the source, but for a picture that the translation frames in its own way. */
function $frame(mine: FigureNode, source: NodeJson): void {
  const asset = assetSchema.safeParse(source["asset"]).data ?? null;
  const had = mine.getAsset();
  if (had?.own && had.hash === asset?.hash) return;
  if ((had && framingKey(had)) !== (asset && framingKey(asset))) mine.setAsset(asset);
  const placement = toPlacement(source["placement"]);
  if (mine.getPlacement() !== placement) mine.setPlacement(placement);
}

/** The texts of `mine` stand for those of the source by their kind. */
function $faceFields(hall: Hall, mine: ElementNode, source: NodeJson): void {
  for (const field of source.children ?? []) {
    if (field.type === "figure") continue;
    const own = mine.getChildren().find((child) => child.getType() === field.type);
    if (!$isElementNode(own)) continue;
    $pointAt($claim(hall, own), field);
  }
}

/** The unclaimed counterpart of a block that is shown, by itself or by its caption. */
function $findMedia(hall: Hall, source: NodeJson): ElementNode | null {
  for (const node of [
    source,
    ...(source.children ?? []).filter(({ type }) => type === "caption"),
  ]) {
    const id = idOf(node);
    const found = id && hall.byFrom.get(id);
    const mine = found && (node === source ? found : found.getParent());
    if (mine?.getType() === source.type && !hall.claimed.has(mine.getKey())) return mine;
  }
  return null;
}

/** The figures come from wherever they stand in the translation, each with its texts. */
function $faceGallery(hall: Hall, source: NodeJson): GalleryNode {
  const found = $findMedia(hall, source);
  if (!found) hall.brought += 1;
  const mine = $isGalleryNode(found) ? found : $createGalleryNode([]);
  $claim(hall, mine);
  $pointAt(mine, source);
  $faceFields(hall, mine, source);
  const figures = (source.children ?? [])
    .filter(({ type }) => type === "figure")
    .map((figure) => $claim(hall, $faceFigure(hall, figure)));
  const caption = mine.getChildren().find((child) => child instanceof CaptionNode);
  $arrange(mine, caption ? [...figures, caption] : figures);
  return mine;
}

/** An attachment or film: what it shows is the source's, its name or caption stays. */
function $faceMedia(hall: Hall, source: NodeJson): ElementNode {
  const mine = $findMedia(hall, source);
  if (mine instanceof AttachmentNode) {
    const file = storedFileSchema.safeParse(source["file"]).data ?? null;
    if (mine.getFile()?.hash !== file?.hash) mine.setFile(file);
  } else if (mine instanceof VideoNode) {
    const video = videoSchema.safeParse(source["video"]).data ?? null;
    const poster = assetSchema.safeParse(source["poster"]).data ?? null;
    const had = mine.getPoster();
    if (videoKey(mine.getVideo()) !== videoKey(video)) mine.setVideo(video);
    if ((had && assetKey(had)) !== (poster && assetKey(poster))) mine.setPoster(poster);
  } else {
    hall.brought += countBlocks(source);
    const fresh = $parse(source);
    for (const field of fresh.getChildren()) if ($isElementNode(field)) $claim(hall, field);
    return fresh;
  }
  $pointAt(mine, source);
  $faceFields(hall, mine, source);
  return mine;
}

function $findFigure(hall: Hall, source: NodeJson): FigureNode | null {
  for (const node of [source, ...(source.children ?? [])]) {
    const id = idOf(node);
    const mine = id && hall.byFrom.get(id);
    const figure = mine && (node === source ? mine : mine.getParent());
    if ($isFigureNode(figure) && !hall.claimed.has(figure.getKey())) return figure;
  }
  return null;
}

function countBlocks(node: NodeJson): number {
  const own = blockKindOf(node.type) ? 1 : 0;
  return (node.children ?? []).reduce((sum, child) => sum + countBlocks(child), own);
}

const $parse = (node: NodeJson): ElementNode => $parseSerializedNode(emptied(node)) as ElementNode;

/** A copy without text: every block keeps its kind and points at its source block; it gets its own id on insert. */
function emptied(node: NodeJson): NodeJson {
  const id = idOf(node);
  const { $: _state, children, textFormat, indent, ...rest } = node;
  return {
    ...rest,
    ...(textFormat !== undefined && { textFormat: 0 }),
    // A list item's depth is how its lists are nested; setting it would nest them once more.
    ...(indent !== undefined && { indent: node.type === "listitem" ? 0 : indent }),
    ...(children && {
      children: children
        .filter((child) => child.type === "list" || blockKindOf(child.type) !== undefined)
        .map(emptied),
    }),
    ...(id && { $: { from: id } }),
  };
}

/** Empty blocks that stand for nothing stood in for content that has arrived, or came in twice. */
function $dropEmptyStrays(hall: Hall): void {
  for (const node of [...$elementsIn($getRoot())]) {
    if ($isFootnote(node) && $fromOf(node) && !hall.claimed.has(node.getKey()) && !$hasText(node)) {
      $refOf(node)?.remove();
      node.remove();
    }
    if (!node.isAttached() || !$isSpare(hall, node)) continue;
    if (
      hall.claimed.has(node.getKey()) ||
      $hasText(node) ||
      $isListNode(node) ||
      $isFieldNode(node)
    )
      continue;
    const from = $fromOf(node);
    if ($isMediaNode(node) && !(from && isStoodFor(hall, from))) continue;
    if (!$wrapsList(node) && $getRoot().getChildrenSize() > 3) node.remove();
  }
}

/** In a table, only a paragraph beside others of its cell; a table goes as a whole. */
function $isSpare(hall: Hall, node: ElementNode): boolean {
  const cell = $cellOf(node);
  const table = node.getParents().find($isTableNode);
  if (!table) return true;
  return (
    hall.claimed.has(table.getKey()) &&
    cell?.is(node.getParent()) === true &&
    cell.getChildrenSize() > 1
  );
}

const isStoodFor = (hall: Hall, from: BlockId): boolean => {
  const node = hall.byFrom.get(from);
  return node !== undefined && hall.claimed.has(node.getKey());
};
