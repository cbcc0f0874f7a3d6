/** What is typed reaches the document behind the paint, and before anything else does. */
import { createHeadlessEditor } from "@lexical/headless";
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  type LexicalEditor,
  UNDO_COMMAND,
} from "lexical";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { editionNodes } from "../../../core/edition/nodes/index.ts";
import { bindEditor } from "./bind-editor.ts";
import type { LiveDocument } from "./live-document.ts";
import { startUndoStep } from "./undo-steps.ts";

let stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", () => 0);
  vi.stubGlobal("cancelAnimationFrame", () => {});
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const behindThePaint = (): void => void vi.advanceTimersByTime(50);

function openLive() {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  stops.push(() => awareness.destroy());
  const waits: boolean[] = [];
  const live: LiveDocument = {
    part: "zh",
    doc,
    awareness,
    setWaiting: (_write, isWaiting) => void waits.push(isWaiting),
    flush() {},
    health: () => ({ loaded: true, unwritten: 0, unsynced: 0, down: false, problem: null }),
    close() {},
  };
  return { live, waits };
}

function open(live: LiveDocument, writable = true) {
  const fail = (error: Error): void => {
    throw error;
  };
  const editor = createHeadlessEditor({ nodes: [...editionNodes], onError: fail });
  const bound = bindEditor(editor, { live, writable, onError: fail });
  editor.update(() => {}, { discrete: true });
  const stop = bound.connect({} as HTMLElement);
  editor.update(() => {}, { discrete: true });
  stops.push(stop);
  const leave = (): void => {
    stops = stops.filter((other) => other !== stop);
    stop();
  };
  return { editor, leave };
}

const add = (editor: LexicalEditor, text: string): void =>
  editor.update(
    () => void $getRoot().append($createParagraphNode().append($createTextNode(text))),
    { discrete: true },
  );
const textOf = (editor: LexicalEditor): string =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((node) => node.getTextContent())
      .join(" "),
  );
/** As somebody sees it who opens the document now. */
const seen = (live: LiveDocument): string => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(live.doc));
  return textOf(open({ ...live, doc: other }).editor);
};

test("waits for the paint, counts as unsaved meanwhile, and goes in as one change", () => {
  const { live, waits } = openLive();
  const { editor } = open(live);
  const sent = vi.fn<() => void>();
  live.doc.on("update", sent);
  add(editor, "一");
  add(editor, "二");
  expect(sent).not.toHaveBeenCalled();
  expect(waits.at(-1)).toBe(true);
  behindThePaint();
  expect(sent).toHaveBeenCalledOnce();
  expect(waits.at(-1)).toBe(false);
  expect(seen(live)).toBe("一 二");
});

test("a change from elsewhere finds what was typed before it, and takes none of it away", () => {
  const { live } = openLive();
  const { editor: mine } = open(live);
  const { editor: theirs } = open(live);
  add(mine, "一");
  add(theirs, "他");
  behindThePaint();
  mine.update(() => {}, { discrete: true });
  theirs.update(() => {}, { discrete: true });
  expect(textOf(mine).split(" ").toSorted()).toEqual(["一", "他"]);
  expect(textOf(theirs)).toBe(textOf(mine));
  expect(seen(live)).toBe(textOf(mine));
});

test("undo takes back what has not been written yet, step by step", () => {
  const { live } = openLive();
  const { editor } = open(live);
  add(editor, "一");
  startUndoStep(editor);
  add(editor, "二");
  const undo = (): void => {
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    editor.update(() => {}, { discrete: true });
  };
  undo();
  expect(textOf(editor)).toBe("一");
  undo();
  expect(textOf(editor)).toBe("");
  behindThePaint();
  expect(seen(live)).toBe("");
});

test("nothing is left behind when the editor goes", () => {
  const { live } = openLive();
  const { editor, leave } = open(live);
  add(editor, "一");
  leave();
  expect(seen(live)).toBe("一");
});

test("an editor that is only read writes nothing and holds nothing up", () => {
  const { live, waits } = openLive();
  const { editor } = open(live, false);
  add(editor, "误");
  behindThePaint();
  expect(waits).toEqual([]);
  expect(seen(live)).toBe("");
});
