/** What the room knows of the pair at work, kept in step with both editors. */
import type { LexicalEditor } from "lexical";
import { $getSelection, $getState, $isRangeSelection } from "lexical";
import { idState } from "../../core/edition/block-state.ts";
import type { Edition } from "../../core/edition/edition.ts";
import {
  type StructureDifference,
  structureDifference,
} from "../../core/edition/structure-difference.ts";
import { $blockAround } from "../../core/edition/translate-block.ts";
import { type Progress, progressOf } from "../../core/edition/translation.ts";
import type { BlockId } from "../../core/report/ids.ts";
import { type Lane, layOut } from "./lanes.ts";

export interface Pair {
  source: Edition;
  target: Edition;
  lanes: Lane[];
  progress: Progress;
  difference: StructureDifference;
  /** The lane that holds the caret, or held it last. */
  current: Lane | null;
}

export interface Model {
  get(): Pair;
  /** Brings the pair up to what is typed already, and gives it. */
  refresh(): Pair;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

const editionOf = (editor: LexicalEditor): Edition =>
  editor.getEditorState().toJSON() as unknown as Edition;

/** The pair is counted anew at most once a frame, after the editors have drawn. */
export function createModel(sourceEditor: LexicalEditor, targetEditor: LexicalEditor): Model {
  const listeners = new Set<() => void>();
  const stale = { source: true, target: true, caret: true };
  let caret: BlockId | null = null;
  let frame = 0;
  let source: Edition = { root: { type: "root", version: 1 } };
  let target = source;
  let pair: Pair = { ...count(source, target), current: null };

  function refresh(): Pair {
    cancelAnimationFrame(frame);
    if (!stale.source && !stale.target && !stale.caret) return pair;
    if (stale.source) source = editionOf(sourceEditor);
    if (stale.target) target = editionOf(targetEditor);
    if (stale.caret) caret = $readCaret(targetEditor) ?? caret;
    const counted = stale.source || stale.target ? count(source, target) : pair;
    const current =
      findLane(counted.lanes, caret) ?? findLane(counted.lanes, pair.current?.key ?? null);
    Object.assign(stale, { source: false, target: false, caret: false });
    if (counted === pair && current === pair.current) return pair;
    pair = { ...counted, current };
    for (const listener of listeners) listener();
    return pair;
  }
  const schedule = (part: keyof typeof stale): void => {
    stale[part] = true;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(refresh);
  };
  const stops = [
    sourceEditor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) schedule("source");
    }),
    targetEditor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) schedule("target");
      schedule("caret");
    }),
  ];
  refresh();
  return {
    get: () => pair,
    refresh,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    },
  };
}

function count(source: Edition, target: Edition): Omit<Pair, "current"> {
  const { rows, lanes } = layOut(source, target);
  return {
    source,
    target,
    lanes,
    progress: progressOf(rows),
    difference: structureDifference(source, target),
  };
}

/** Id of the block of the translation that holds the caret. */
const $readCaret = (editor: LexicalEditor): BlockId | null =>
  editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const block = $blockAround(selection.focus.getNode());
    return block && $getState(block, idState);
  });

/** The lane that has this key or shows this block of the translation. */
export function findLane(lanes: readonly Lane[], id: BlockId | null): Lane | null {
  if (id === null) return null;
  return lanes.find((lane) => lane.key === id || lane.target.includes(id)) ?? null;
}
