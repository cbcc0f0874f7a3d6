/** What the comments of a report and its open editors share: the threads, where they stand, and what is being written. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Doc } from "yjs";
import { readThreads } from "../../../core/comment/comment-document.ts";
import type { Anchor, Place, Thread } from "../../../core/comment/thread.ts";
import type { BlockId } from "../../../core/report/ids.ts";
import type { Lang } from "../../../core/report/lang.ts";

/** A thread's place, and the block's text where the thread is about all of it. */
export interface Placed {
  place: Place;
  text: string;
}

export interface Places {
  byThread: ReadonlyMap<BlockId, Placed>;
  /** Ids of the edition's blocks in reading order. */
  blocks: readonly (string | null)[];
}

/** What an open editor does for comments. */
export interface TextDoor {
  lang: Lang;
  root(): HTMLElement | null;
  /** What is selected now; null where there is no caret. */
  anchor(): Anchor | null;
  /** The thread that the caret stands in. */
  atCaret(): BlockId | null;
  /** Brings the thread's text into sight, and selects it where one may write. */
  show(thread: BlockId): void;
  focus(): void;
}

export interface CommentState {
  threads: readonly Thread[];
  places: Partial<Record<Lang, Places>>;
  /** The thread that text and panel point at. */
  active: BlockId | null;
  /** The new thread being written. */
  draft: Anchor | null;
  /** Text typed and not yet sent, by thread id or "new": it outlives the panel. */
  texts: ReadonlyMap<string, string>;
  /** The thread whose answer has a field. */
  answering: BlockId | null;
  /** The field that gets the keyboard as soon as it is there: a thread id or "new". */
  wanted: string | null;
}

export interface CommentDesk {
  readonly doc: Doc;
  get(): CommentState;
  set(change: Partial<CommentState>): void;
  subscribe(listener: () => void): () => void;
  setText(key: string, text: string): void;
  /** Makes an editor known; returns how to take it back. */
  register(door: TextDoor): () => void;
  /** The editor that holds the browser's selection, else the last that was made known. */
  door(lang?: Lang): TextDoor | null;
  /** Makes known how the room shows its comments. */
  setRoom(open: () => void): () => void;
  /** A comment on what is selected, or an answer to the thread at the caret. False where there is no caret. */
  begin(): boolean;
  activate(thread: BlockId | null): void;
}

export function createCommentDesk(doc: Doc): CommentDesk {
  const listeners = new Set<() => void>();
  const doors = new Set<TextDoor>();
  let openRoom: () => void = () => {};
  let state: CommentState = {
    threads: readThreads(doc),
    places: {},
    active: null,
    draft: null,
    texts: new Map(),
    answering: null,
    wanted: null,
  };
  const set = (change: Partial<CommentState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const onUpdate = (): void => set({ threads: readThreads(doc) });
  const door = (lang?: Lang): TextDoor | null => {
    const node = window.getSelection()?.anchorNode ?? null;
    const all = [...doors].filter((one) => lang === undefined || one.lang === lang);
    return all.find((one) => one.root()?.contains(node)) ?? all.at(-1) ?? null;
  };
  return {
    doc,
    get: () => state,
    set,
    subscribe(listener) {
      if (listeners.size === 0) {
        doc.on("update", onUpdate);
        state = { ...state, threads: readThreads(doc) };
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) doc.off("update", onUpdate);
      };
    },
    setText(key, text) {
      const texts = new Map(state.texts);
      if (text === "") texts.delete(key);
      else texts.set(key, text);
      set({ texts });
    },
    register(one) {
      doors.add(one);
      return () => doors.delete(one);
    },
    door,
    setRoom(open) {
      openRoom = open;
      return () => {
        openRoom = () => {};
      };
    },
    begin() {
      const here = door();
      const anchor = here?.anchor();
      if (!here || !anchor) return false;
      const thread = anchor.quote === "" ? here.atCaret() : null;
      if (thread) set({ active: thread, answering: thread, wanted: thread });
      else set({ draft: anchor, active: null, wanted: "new" });
      openRoom();
      return true;
    },
    activate(thread) {
      if (state.active !== thread) set({ active: thread });
    },
  };
}

export const CommentContext = createContext<CommentDesk | null>(null);

export function useCommentDesk(): CommentDesk {
  const desk = useContext(CommentContext);
  if (!desk) throw new Error("useCommentDesk outside CommentProvider");
  return desk;
}

export function useComments(): CommentState {
  const desk = useCommentDesk();
  return useSyncExternalStore(desk.subscribe, desk.get);
}
