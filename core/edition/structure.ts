/** Rules that hold in every edition: headline and lead stand first, each block has its own id, figures are whole. */
import { $isTableNode } from "@lexical/table";
import {
  $create,
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COLLABORATION_TAG,
  type ElementNode,
  HISTORIC_TAG,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  ParagraphNode,
  RootNode,
} from "lexical";
import { registerNotes } from "./note-rules.ts";
import { $isFromElsewhere, registerIdentity } from "./block-identity.ts";
import { registerFieldBorders } from "./field-borders.ts";
import { AltNode, CaptionNode, CreditNode, HeadlineNode, LeadNode } from "./nodes/field-nodes.ts";
import { AttachmentNode } from "./nodes/attachment-node.ts";
import { $isFigureNode, FigureNode } from "./nodes/figure-node.ts";
import { GalleryNode } from "./nodes/gallery-node.ts";
import { VideoNode } from "./nodes/video-node.ts";
import { $lastOfBody } from "./nodes/note-nodes.ts";
import { $isRuleNode } from "./nodes/rule-node.ts";
import { registerTableRules } from "./table/table-rules.ts";

export { blockClasses } from "./block-identity.ts";

/**
 * Keeps the rules during local edits. Changes that arrive from elsewhere are left as they are, but for double ids:
 * whoever made them has kept the rules already, and repairing on both sides would double the repair.
 */
export function registerStructure(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(FigureNode, (figure) => {
      if (!$isFromElsewhere()) $ensureFigureFields(figure);
    }),
    editor.registerNodeTransform(GalleryNode, (gallery) => {
      if (!$isFromElsewhere()) $ensureGallery(gallery);
    }),
    ...[AttachmentNode, VideoNode].map((klass) =>
      editor.registerNodeTransform<AttachmentNode | VideoNode>(klass, (media) => {
        if (!$isFromElsewhere()) $ensureCaption(media);
      }),
    ),
    registerFields(editor),
    registerTableRules(editor),
    registerNotes(editor),
    registerIdentity(editor),
    registerFieldBorders(editor),
  );
}

const plain = new Set(["text", "linebreak", "tab", "paragraph", "heading", "quote"]);

/** Has the rules look at an edition that has arrived whole; what is most of it, plain text, is always in order. */
export function $reviewStructure(): void {
  for (const [key, { __type }] of $getEditor().getEditorState()._nodeMap)
    if (!plain.has(__type)) $getNodeByKey(key)?.markDirty();
}

/**
 * Root is told of every key: all its children are gone through only when there may be another headline or lead. An
 * edition that never had anything in it has not arrived yet.
 */
function registerFields(editor: LexicalEditor): () => void {
  let suspects = true;
  let isFilled = false;
  const suspect = (): void => {
    suspects = true;
  };
  return mergeRegister(
    editor.registerNodeTransform(HeadlineNode, suspect),
    editor.registerNodeTransform(LeadNode, suspect),
    editor.registerUpdateListener(({ tags, editorState }) => {
      suspects ||= tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG);
      isFilled ||= editorState._nodeMap.size > 1;
    }),
    editor.registerNodeTransform(RootNode, (root) => {
      if ($isFromElsewhere() || (!isFilled && root.isEmpty())) return;
      const first = root.getFirstChild();
      const isStanding =
        first instanceof HeadlineNode && first.getNextSibling() instanceof LeadNode;
      if (!suspects && isStanding && root.getChildrenSize() > 2 && !$endsInNoText()) return;
      suspects = false;
      $ensureFields();
    }),
  );
}

/** True when nothing can be written behind the last block. */
function $endsInNoText(): boolean {
  const last = $lastOfBody();
  return last instanceof LeadNode || $isRuleNode(last) || $isTableNode(last);
}

/** Puts back a headline or lead that a deletion over several blocks took away, and drops doubles. */
export function $ensureFields(): void {
  const root = $getRoot();
  const kept = $onlyOne(HeadlineNode);
  const headline = kept ?? $revive(root, HeadlineNode);
  const lead = $onlyOne(LeadNode) ?? $revive(root, LeadNode);
  const first = root.getFirstChild();
  if (!first) root.append(headline);
  else if (!first.is(headline)) first.insertBefore(headline);
  if (!headline.getNextSibling()?.is(lead)) headline.insertAfter(lead);
  if (!kept) $writeOnIn(headline);
  // There is always a block to write in behind everything else.
  if ($endsInNoText()) $lastOfBody()?.insertAfter($create(ParagraphNode));
}

/**
 * The field that this update took out of `parent`, empty; a new one when there was none. The same node back in its
 * place is no deletion for others who work on the edition, so two people clearing it do not end up with two.
 */
function $revive<T extends ElementNode>(parent: ElementNode, klass: Klass<T>): T {
  const before = $getEditor().getEditorState();
  const was = before.read(() => {
    const old = $getNodeByKey(parent.getKey(), before);
    const child = $isElementNode(old)
      ? old.getChildren().find((node): node is T => node instanceof klass)
      : undefined;
    return child?.getKey();
  });
  const node: LexicalNode | null = was === undefined ? null : $getNodeByKey(was);
  if (!(node instanceof klass) || node.isAttached()) return $create(klass);
  node.clear();
  return node as T;
}

/** When everything was deleted or typed over, Lexical leaves one new paragraph: its text and caret are the headline's. */
function $writeOnIn(headline: ElementNode): void {
  const [only, ...others] = $getRoot().getChildren().slice(2);
  const selection = $getSelection();
  const caret =
    $isRangeSelection(selection) && selection.isCollapsed() ? selection.anchor.key : null;
  const isLeft =
    others.length === 0 &&
    $isParagraphNode(only) &&
    !$getNodeByKey(only.getKey(), $getEditor().getEditorState());
  if (isLeft) headline.append(...only.getChildren());
  if (caret === "root" || (isLeft && caret === only.getKey())) headline.select();
  if (isLeft) only.remove();
}

/** The first child of root of this class; the text of any further one becomes a paragraph. */
function $onlyOne<T extends ElementNode>(klass: Klass<T>): T | null {
  const [first = null, ...doubles] = $getRoot()
    .getChildren()
    .filter((node): node is T => node instanceof klass);
  for (const double of doubles) {
    if (double.isEmpty()) double.remove();
    else double.replace($create(ParagraphNode).append(...double.getChildren()));
  }
  return first;
}

const figureFields: Klass<ElementNode>[] = [CaptionNode, AltNode, CreditNode];

/** Caption, alt text and credit, in this order and nothing else; other text is moved behind the figure. */
function $ensureFigureFields(figure: FigureNode): void {
  for (const [index, klass] of figureFields.entries()) {
    const child = figure.getChildAtIndex(index);
    if (child instanceof klass) continue;
    const elsewhere = figure.getChildren().find((node) => node instanceof klass);
    figure.splice(index, 0, [elsewhere ?? $revive(figure, klass)]);
  }
  for (const stray of figure.getChildren().slice(3).reverse()) {
    if (stray.getTextContentSize() === 0) stray.remove();
    else figure.insertAfter($asBodyBlock(stray));
  }
}

/** Figures, then one caption; other text is moved behind. Without a figure it is no gallery. */
function $ensureGallery(gallery: GalleryNode): void {
  if (gallery.getFigures().length === 0) {
    for (const left of gallery.getChildren().reverse())
      if (left.getTextContentSize() > 0) gallery.insertAfter($asBodyBlock(left));
    gallery.remove();
    return;
  }
  $ensureCaption(gallery, $isFigureNode);
  const caption = gallery.getChildren().find((node) => node instanceof CaptionNode);
  if (caption?.getNextSibling()) gallery.append(caption);
}

/** One caption, and beside it only what `belongs`; other text is moved behind the block. */
function $ensureCaption(
  media: GalleryNode | AttachmentNode | VideoNode,
  belongs: (node: LexicalNode) => boolean = () => false,
): void {
  const children = media.getChildren();
  const caption = children.find((node) => node instanceof CaptionNode);
  if (!caption) media.append($revive(media, CaptionNode));
  for (const stray of children.reverse()) {
    if (stray.is(caption ?? null) || belongs(stray)) continue;
    if (stray.getTextContentSize() === 0) stray.remove();
    else media.insertAfter($asBodyBlock(stray));
  }
}

/** A field cannot stand in the body, nor can a text by itself. */
function $asBodyBlock(node: LexicalNode): LexicalNode {
  const isField = figureFields.some((klass) => node instanceof klass);
  if ($isElementNode(node) && !node.isInline() && !isField) return node;
  return $create(ParagraphNode).append(
    ...($isElementNode(node) && isField ? node.getChildren() : [node]),
  );
}
