/** Puts what was pasted into the text: a long text piece by piece, so that the window goes on answering. */
import {
  $addUpdateTag,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  type LexicalEditor,
  type LexicalNode,
  PASTE_TAG,
} from "lexical";
import { $isListItemNode } from "@lexical/list";
import type { NodeJson } from "../../../core/edition/edition.ts";
import { $blockOf } from "../../../core/edition/field-borders.ts";
import { $insertBlocks, type BodyNode } from "../../../core/edition/insert-blocks.ts";
import { $addNotes } from "../../../core/edition/insert-note.ts";
import { $isFigureNode } from "../../../core/edition/nodes/figure-node.ts";
import { $isGalleryNode } from "../../../core/edition/nodes/gallery-node.ts";
import { $isRuleNode } from "../../../core/edition/nodes/rule-node.ts";
import { takeNotes } from "../../../core/edition/paste-nodes.ts";
import { holdUndoStep, startUndoStep } from "./undo-steps.ts";

/** So many blocks at once before the clock has told how fast this machine is. */
const FIRST = 60;
/** No piece should take longer: people do not notice. */
const PIECE_MS = 50;

export interface Inserting {
  takesFigures: boolean;
  /** The keys of the figures that came in, in order. */
  onFigures(keys: string[]): void;
  /** Told between the pieces of a long text: so many of `total` blocks are in. */
  onProgress(done: number, total: number): void;
  onEnd(): void;
}

/** At the caret, in place of what is selected; one step to undo, however many pieces it takes. */
export function insertPasted(
  editor: LexicalEditor,
  blocks: NodeJson[],
  inserting: Inserting,
): void {
  const wanted = inserting.takesFigures ? blocks : blocks.filter((node) => !isPictures(node));
  const isLong = wanted.length > FIRST && !editor.read($isInList);
  const figures: string[] = [];
  const release = holdUndoStep(editor);
  let end: string | null = null;
  let done = 0;

  /** Puts the next blocks in; the first ones where the caret is, the others behind those. */
  const insertSome = (count: number, onUpdate: () => void): void => {
    // Notes come with the piece that refers to them: by itself a note does not stay.
    const { notes, nodes: some } = takeNotes(wanted.slice(done, done + count));
    editor.update(
      () => {
        $addUpdateTag(PASTE_TAG);
        $addNotes(notes);
        const made = some.map((block) => $parseSerializedNode(block)).filter($isBodyNode);
        const last = end === null ? null : $getNodeByKey(end);
        if (last?.isAttached()) $append(last, made);
        else $insertBlocks(made);
        for (const node of made)
          for (const one of $isGalleryNode(node) ? node.getFigures() : [node])
            if ($isFigureNode(one)) figures.push(one.getKey());
        end = made.findLast((node) => node.getParent()?.is($getRoot()))?.getKey() ?? end;
      },
      { onUpdate },
    );
    done += some.length;
  };

  const finish = (): void => {
    release();
    // What is typed at once after it is undone by itself.
    startUndoStep(editor);
    inserting.onFigures(figures);
    inserting.onEnd();
  };

  if (!isLong) {
    insertSome(wanted.length, finish);
    return;
  }
  const goOn = (count: number): void => {
    const begun = performance.now();
    insertSome(count, () => {
      if (done >= wanted.length) return finish();
      inserting.onProgress(done, wanted.length);
      const perBlock = Math.max(0.05, (performance.now() - begun) / count);
      const next = Math.max(10, Math.min(count * 2, Math.round(PIECE_MS / perBlock)));
      setTimeout(goOn, 0, next);
    });
  };
  goOn(FIRST);
}

const $isInList = (): boolean => {
  const selection = $getSelection();
  return $isRangeSelection(selection) && $isListItemNode($blockOf(selection.anchor.getNode()));
};

/** The caret goes along when it is still where the piece before has left it. */
function $append(after: LexicalNode, nodes: readonly BodyNode[]): void {
  const selection = $getSelection();
  const wasHere =
    $isRangeSelection(selection) && selection.isCollapsed() && $isElementNode(after)
      ? after.is(selection.anchor.getNode()) || after.isParentOf(selection.anchor.getNode())
      : false;
  let last = after;
  for (const node of nodes) last = last.insertAfter(node);
  if (wasHere && $isElementNode(last)) last.selectEnd();
}

/** May stand in the body. */
export const $isBodyNode = (node: LexicalNode): node is BodyNode =>
  $isElementNode(node) || $isRuleNode(node);

/** Of pictures only. */
export const isPictures = ({ type }: NodeJson): boolean => type === "figure" || type === "gallery";
