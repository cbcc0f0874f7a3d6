/** Puts a footnote at the caret, and goes from a reference to its note and back. */
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from "lexical";
import { newBlockId } from "../report/ids.ts";
import type { NodeJson } from "./edition.ts";
import { $blockOf } from "./field-borders.ts";
import {
  $createFootnote,
  $createNoteRef,
  $isFootnote,
  $isNoteRef,
  type NoteMark,
  type NoteRefNode,
} from "./nodes/note-nodes.ts";
import { $leaveNote, $noteAtCaret, $noteOf, $settleNotes, $toJson } from "./note-rules.ts";
import { markOf, noteless } from "./notes.ts";
import { noteRefJson } from "./paste-nodes.ts";

/** True where the caret is in a text that may have notes. */
export function $canTakeNote(): boolean {
  const selection = $getSelection();
  const block = $isRangeSelection(selection) ? $blockOf(selection.focus.getNode()) : null;
  return block !== null && block.getType() !== "figure" && !noteless.has(block.getType());
}

/** A new note at the end of the selection, with the caret in it; from inside a note it goes back to the text. */
export function $insertNote(): void {
  const inside = $noteAtCaret();
  if (inside) $leaveNote(inside);
  if (inside || !$canTakeNote()) return;
  const ref = $insertRef(newBlockId());
  if (!ref) return;
  $getRoot().append($createFootnote(ref.getNote() ?? newBlockId()));
  $settleNotes();
  $noteOf(ref)?.selectEnd();
}

/** A reference to the note with this mark behind the selection, which stays as it is. */
export function $insertRef(mark: NoteMark): NoteRefNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$canTakeNote()) return null;
  const end = selection.isBackward() ? selection.anchor : selection.focus;
  collapse(selection, end);
  const ref = $createNoteRef(mark);
  selection.insertNodes([ref]);
  return ref;
}

function collapse(selection: RangeSelection, { key, offset, type }: PointType): void {
  selection.anchor.set(key, offset, type);
  selection.focus.set(key, offset, type);
}

/** The reference right before the caret, or else right behind it. */
export function $refAtCaret(): NoteRefNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  return [$beside(selection.focus, true), $beside(selection.focus, false)].find($isNoteRef) ?? null;
}

function $beside(point: PointType, isBefore: boolean): LexicalNode | null {
  const node = point.getNode();
  if (point.type === "element" && $isElementNode(node)) {
    const child = node.getChildAtIndex(point.offset - (isBefore ? 1 : 0));
    if (child) return child;
  }
  if (point.offset !== (isBefore ? 0 : node.getTextContentSize())) return null;
  const beside = isBefore ? node.getPreviousSibling() : node.getNextSibling();
  if (beside) return beside;
  // At the edge of a link the reference may stand beside the link.
  const parent = node.getParent();
  return parent?.isInline()
    ? isBefore
      ? parent.getPreviousSibling()
      : parent.getNextSibling()
    : null;
}

/** From a reference at the caret into its note, from a note back to its reference. False where there is neither. */
export function $crossToNote(): boolean {
  const inside = $noteAtCaret();
  if (inside) $leaveNote(inside);
  const note = inside ? null : $refAtCaret();
  const target = note && $noteOf(note);
  target?.selectEnd();
  return inside !== null || target !== null;
}

/** Puts in the notes of references that are about to come in; one that is here already stays as it is. */
export function $addNotes(notes: readonly NodeJson[]): void {
  const here = new Set(
    $getRoot()
      .getChildren()
      .filter($isFootnote)
      .map((note) => note.getNote()),
  );
  for (const json of notes) {
    const note = $parseSerializedNode(json);
    if ($isFootnote(note) && !here.has(note.getNote())) $getRoot().append(note);
  }
}

/** The selected blocks as a clipboard has them, each reference with its note. */
export function withNotes(nodes: readonly NodeJson[], notes: readonly NodeJson[]): NodeJson[] {
  const byMark = new Map(notes.map((note) => [markOf(note), note]));
  return nodes
    .filter(({ type }) => type !== "footnote" || nodes.length === 1)
    .map((node) => {
      const mark = node.type === "noteref" ? markOf(node) : null;
      if (mark) return noteRefJson(mark, byMark.get(mark) ?? null);
      return node.children ? { ...node, children: withNotes(node.children, notes) } : node;
    });
}

/** Every note of the edition, as a clipboard carries it. */
export const $notesJson = (): NodeJson[] =>
  $getRoot().getChildren().filter($isFootnote).map($toJson);
