/** References and notes belong together: rules of every local edit, and what keys do in a note. */
import {
  $createLineBreakNode,
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $parseSerializedNode,
  $setSelection,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_CRITICAL,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  type EditorState,
  type ElementNode,
  HISTORIC_TAG,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
  RootNode,
} from "lexical";
import { newBlockId } from "../report/ids.ts";
import { $arrange } from "./arrange.ts";
import { $isFromElsewhere } from "./block-identity.ts";
import { fromState } from "./block-state.ts";
import type { NodeJson } from "./edition.ts";
import {
  $createFootnote,
  $isFootnote,
  $isNoteRef,
  FootnoteNode,
  type NoteMark,
  NoteRefNode,
} from "./nodes/note-nodes.ts";
import { noteless } from "./notes.ts";

/**
 * Rules, for local edits:
 * 1. A reference in a headline, alternative text, credit or note goes.
 * 2. A reference without a note gets an empty one; the second reference to a note gets a copy of it.
 * 3. A note that loses its reference goes with it, unless it renders a note of the source: it waits for its reference.
 * 4. Notes stand behind everything else, in the order of their references.
 */
export function registerNotes(editor: LexicalEditor): () => void {
  let suspects = true;
  const suspect = (): void => {
    suspects = true;
  };
  return mergeRegister(
    // No rule runs on what comes from elsewhere: the next edit here sees to it.
    editor.registerUpdateListener(({ tags, dirtyLeaves, editorState, prevEditorState }) => {
      if (!tags.has(COLLABORATION_TAG) && !tags.has(HISTORIC_TAG)) return;
      const isRefIn = (state: EditorState, key: NodeKey): boolean =>
        $isNoteRef($getNodeByKey(key, state));
      suspects ||= [...dirtyLeaves].some(
        (key) => isRefIn(editorState, key) || isRefIn(prevEditorState, key),
      );
    }),
    editor.registerNodeTransform(NoteRefNode, suspect),
    editor.registerNodeTransform(FootnoteNode, suspect),
    editor.registerNodeTransform(RootNode, () => {
      if ($isFromElsewhere() || !(suspects || $isFootnote($getRoot().getLastChild()))) return;
      suspects = false;
      $settleNotes();
    }),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $leaveByEnter, COMMAND_PRIORITY_CRITICAL),
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $deleteEmptyNote, COMMAND_PRIORITY_CRITICAL),
    ),
  );
}

/** References below a node, in reading order; `strays` takes those in blocks that have no place for one. */
export function $refsIn(parent: ElementNode, strays: NoteRefNode[] = []): NoteRefNode[] {
  const refs: NoteRefNode[] = [];
  const gather = (element: ElementNode, into: NoteRefNode[]): void => {
    for (let node = element.getFirstChild(); node; node = node.getNextSibling()) {
      if ($isNoteRef(node)) into.push(node);
      else if ($isElementNode(node)) gather(node, noteless.has(node.getType()) ? strays : into);
    }
  };
  gather(parent, refs);
  return refs;
}

const $notes = (): FootnoteNode[] => $getRoot().getChildren().filter($isFootnote);

/** Sees to all four rules; changes nothing where they hold. */
export function $settleNotes(): void {
  const before = $getEditor().getEditorState();
  const strays: NoteRefNode[] = [];
  const refs = $refsIn($getRoot(), strays);
  for (const stray of strays) stray.remove();
  const notes = $uniqueNotes();
  const marks = $giveEachItsNote(refs, notes, before);
  const known = new Set(marks);
  const loose = [...notes.values()].filter((note) => !known.has($markOf(note)));
  const cited = loose.length > 0 ? citedIn(before) : new Set<NoteMark>();
  for (const note of loose) {
    if ($getState(note, fromState) !== null) continue;
    if (note.isEmpty() || cited.has($markOf(note)) || $isNew(note, before)) {
      notes.delete($markOf(note));
      note.remove();
    }
  }
  $putInOrder(marks.flatMap((mark) => notes.get(mark) ?? []));
}

const $markOf = (note: FootnoteNode): NoteMark => {
  const mark = note.getNote() ?? newBlockId();
  if (!note.getNote()) note.setNote(mark);
  return mark;
};

/** Notes by mark. Of two that were made for one reference, in two windows at once, the texts are joined. */
function $uniqueNotes(): Map<NoteMark, FootnoteNode> {
  const notes = new Map<NoteMark, FootnoteNode>();
  for (const note of $notes()) {
    const first = notes.get($markOf(note));
    if (!first) {
      notes.set($markOf(note), note);
      continue;
    }
    if (!note.isEmpty()) {
      if (!first.isEmpty()) first.append($createLineBreakNode());
      first.append(...note.getChildren());
    }
    note.remove();
  }
  return notes;
}

const $isNew = (node: LexicalNode, before: EditorState): boolean =>
  $getNodeByKey(node.getKey(), before) === null;

/** Rule 2. Returns the marks of the references in order. */
function $giveEachItsNote(
  refs: NoteRefNode[],
  notes: Map<NoteMark, FootnoteNode>,
  before: EditorState,
): NoteMark[] {
  const owners = new Map<NoteMark | null, NoteRefNode>();
  for (const ref of refs) {
    const owner = owners.get(ref.getNote());
    if (!owner || ($isNew(owner, before) && !$isNew(ref, before))) owners.set(ref.getNote(), ref);
  }
  return refs.flatMap((ref) => {
    const asked = ref.getNote();
    if (!asked) return [];
    const original = notes.get(asked);
    const isOwner = owners.get(asked)?.is(ref);
    if (isOwner && original) return [asked];
    const mark = isOwner ? asked : newBlockId();
    if (!isOwner) ref.setNote(mark);
    const note = $createFootnote(mark);
    if (original) note.append(...original.getChildren().map($copyOf));
    $getRoot().append(note);
    notes.set(mark, note);
    return [mark];
  });
}

const $copyOf = (node: LexicalNode): LexicalNode => $parseSerializedNode($toJson(node));

/** A node with everything in it, as the clipboard carries it. */
export function $toJson(node: LexicalNode): NodeJson {
  const json = node.exportJSON() as unknown as NodeJson;
  return $isElementNode(node) ? { ...json, children: node.getChildren().map($toJson) } : json;
}

/** Marks that some reference had. */
const citedIn = (state: EditorState): Set<NoteMark> =>
  state.read(() => new Set($refsIn($getRoot()).flatMap((ref) => ref.getNote() ?? [])));

/** Rule 4; a note without a reference stays behind the one it stood behind. */
function $putInOrder(cited: FootnoteNode[]): void {
  const children = $getRoot().getChildren();
  const behind = children.slice(children.length - cited.length);
  const body = children.filter((child) => !$isFootnote(child));
  const isAlone = body.length + cited.length === children.length;
  if (isAlone && cited.every((note, index) => note.is(behind[index]))) return;
  const keys = new Set(cited.map((note) => note.getKey()));
  const order = [...cited];
  let previous: LexicalNode | null = null;
  for (const note of children.filter($isFootnote)) {
    if (!keys.has(note.getKey()))
      order.splice(previous ? order.findIndex((one) => one.is(previous)) + 1 : 0, 0, note);
    previous = note;
  }
  const selection = $getSelection()?.clone() ?? null;
  if ($arrange($getRoot(), [...body, ...order]) && selection) $setSelection(selection);
}

/** The reference of a note, null when the text has none. */
export const $refOf = (note: FootnoteNode): NoteRefNode | null =>
  $refsIn($getRoot()).find((ref) => ref.getNote() === note.getNote()) ?? null;

/** The note of a reference. */
export const $noteOf = (ref: NoteRefNode): FootnoteNode | null =>
  $notes().find((note) => note.getNote() === ref.getNote()) ?? null;

/** The note that the caret is in. */
export function $noteAtCaret(): FootnoteNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const node = selection.focus.getNode();
  return [node, ...node.getParents()].find($isFootnote) ?? null;
}

/** The caret goes behind the reference of `note`; without one it goes on to the next note. */
export function $leaveNote(note: FootnoteNode): void {
  const ref = $refOf(note);
  if (ref) ref.selectNext(0, 0);
  else {
    const next = note.getNextSibling();
    if ($isFootnote(next)) next.selectStart();
  }
}

function $leaveByEnter(): boolean {
  const note = $noteAtCaret();
  if (note) $leaveNote(note);
  return note !== null;
}

/** Deleting in an empty note takes it away with its reference; the caret is left where that stood. */
function $deleteEmptyNote(): boolean {
  const note = $noteAtCaret();
  const ref = note?.getChildren().every($isLineBreakNode) ? $refOf(note) : null;
  if (!ref || !note) return false;
  ref.selectPrevious();
  ref.remove();
  return true;
}
