/** What the room knows of the pair at work, kept in step with both editors. */
import {
  $getNodeByKey,
  $getSelection,
  $getState,
  $isRangeSelection,
  type LexicalEditor,
  type UpdateListenerPayload,
} from "lexical";
import { idState } from "../../core/edition/block-state.ts";
import type { Edition } from "../../core/edition/edition.ts";
import { type LackingRef, lackingRefs } from "../../core/edition/notes.ts";
import {
  type StructureDifference,
  structureDifference,
} from "../../core/edition/structure-difference.ts";
import { $blockAround } from "../../core/edition/translate-block.ts";
import { type Progress, progressOf } from "../../core/edition/translation.ts";
import type { BlockId } from "../../core/report/ids.ts";
import { afterPause } from "../app/after-pause.ts";
import { hiddenBy, type LaneFilter, noFilter } from "./lane-filter.ts";
import { type Lane, layOut } from "./lanes.ts";

export interface Pair {
  source: Edition;
  target: Edition;
  lanes: Lane[];
  progress: Progress;
  difference: StructureDifference;
  /** References to notes that the translation does not have. */
  lacking: LackingRef[];
  /** The lane that holds the caret, or held it last. */
  current: Lane | null;
  filter: LaneFilter;
  /** Lanes that the filter leaves out; one that comes later is shown. */
  hidden: ReadonlySet<BlockId>;
}

export interface Model {
  get(): Pair;
  /** Brings the pair up to what is typed already, and gives it. */
  refresh(): Pair;
  setFilter(filter: LaneFilter): void;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/** Counting a long report takes some milliseconds: while letters come in, states wait for a pause, but not for ever. */
const TYPING = { pauseMs: 200, atMostMs: 2000 };

const editionOf = (editor: LexicalEditor): Edition =>
  editor.getEditorState().toJSON() as unknown as Edition;

/** New and deleted blocks are counted in the next frame, letters when typing pauses, the caret is followed at once. */
export function createModel(sourceEditor: LexicalEditor, targetEditor: LexicalEditor): Model {
  const listeners = new Set<() => void>();
  const stale = { source: true, target: true };
  let caret: BlockId | null = null;
  let frame = 0;
  let source: Edition = { root: { type: "root", version: 1 } };
  let target = source;
  let pair: Pair = {
    ...count(source, target),
    ...{ current: null, filter: noFilter, hidden: new Set() },
  };

  const publish = (now: Pair): Pair => {
    pair = now;
    for (const listener of listeners) listener();
    return pair;
  };
  const followCaret = (): void => {
    caret = readCaret(targetEditor) ?? caret;
    const current = findLane(pair.lanes, caret) ?? pair.current;
    if (current !== pair.current) publish({ ...pair, current });
  };
  function refresh(): Pair {
    cancelAnimationFrame(frame);
    typing.cancel();
    if (!stale.source && !stale.target) return pair;
    if (stale.source) source = editionOf(sourceEditor);
    if (stale.target) target = editionOf(targetEditor);
    Object.assign(stale, { source: false, target: false });
    caret = readCaret(targetEditor) ?? caret;
    const counted = count(source, target);
    const current =
      findLane(counted.lanes, caret) ?? findLane(counted.lanes, pair.current?.key ?? null);
    return publish({ ...pair, ...counted, current });
  }
  const onUpdate = (part: keyof typeof stale, update: UpdateListenerPayload): void => {
    if (update.dirtyElements.size + update.dirtyLeaves.size === 0) return;
    stale[part] = true;
    if (changesBlocks(update)) {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(refresh);
    } else typing.touch();
  };
  const typing = afterPause(refresh, TYPING);
  const stops = [
    sourceEditor.registerUpdateListener((update) => onUpdate("source", update)),
    targetEditor.registerUpdateListener((update) => {
      onUpdate("target", update);
      followCaret();
    }),
  ];
  refresh();
  return {
    get: () => pair,
    refresh,
    setFilter(filter) {
      const { lanes } = refresh();
      publish({ ...pair, filter, hidden: hiddenBy(filter, lanes) });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      cancelAnimationFrame(frame);
      typing.cancel();
      for (const stop of stops) stop();
    },
  };
}

/** True when a block came or went, or one moved: anything but letters. */
function changesBlocks({
  dirtyElements,
  editorState,
  prevEditorState,
}: UpdateListenerPayload): boolean {
  for (const key of dirtyElements.keys()) {
    const node = $getNodeByKey(key, editorState);
    const before = $getNodeByKey(key, prevEditorState);
    if (!node || !before || node.__parent !== before.__parent || node.__prev !== before.__prev)
      return true;
  }
  return false;
}

function count(source: Edition, target: Edition): Omit<Pair, "current" | "filter" | "hidden"> {
  const { rows, lanes } = layOut(source, target);
  return {
    source,
    target,
    lanes,
    progress: progressOf(rows),
    difference: structureDifference(source, target),
    lacking: lackingRefs(source, target),
  };
}

/** Id of the block of the translation that holds the caret. */
const readCaret = (editor: LexicalEditor): BlockId | null =>
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
