/** Threads in the head document: what two people do at once stays, both of it. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { newBlockId } from "../report/ids.ts";
import {
  openThread,
  readThreads,
  removeComment,
  replyTo,
  restoreComment,
  setResolved,
  writeThreads,
} from "./comment-document.ts";
import type { Anchor } from "./thread.ts";

const anchor: Anchor = { lang: "zh", block: newBlockId(), quote: "澜江", before: "在" };
const said = (text: string, at = 1) => ({
  by: "heyan",
  name: "",
  at: `2026-11-22T08:00:0${at}.000Z`,
  text,
});
const sync = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
};

test("keeps a thread with its answers in order of time, and reads back what it wrote", () => {
  const doc = new Y.Doc();
  const id = openThread(doc, anchor, said("地名对吗？"));
  replyTo(doc, id, said("对。", 3));
  replyTo(doc, id, said("再查。", 2));
  const [thread] = readThreads(doc);
  expect(thread).toMatchObject({ id, ...anchor, resolved: null });
  expect(thread?.comments.map(({ text }) => text)).toEqual(["地名对吗？", "再查。", "对。"]);
  const copy = new Y.Doc();
  setResolved(doc, id, { at: "2026-11-22T09:00:00.000Z", by: "heyan" });
  writeThreads(copy, readThreads(doc));
  expect(readThreads(copy)).toEqual(readThreads(doc));
});

test("keeps an answer that was written while somebody else resolved the thread or deleted its comment", () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  const id = openThread(here, anchor, said("地名对吗？"));
  sync(here, there);
  const [first] = readThreads(there)[0]!.comments;
  setResolved(here, id, { at: "2026-11-22T09:00:00.000Z", by: "" });
  removeComment(here, first!.id);
  expect(readThreads(here)).toEqual([]);
  replyTo(there, id, said("对。", 2));
  sync(here, there);
  for (const doc of [here, there])
    expect(readThreads(doc)[0]?.comments.map(({ text }) => text)).toEqual(["对。"]);
  restoreComment(here, id, first!);
  expect(readThreads(here)[0]?.comments).toHaveLength(2);
});

test("opens a resolved thread with an answer, and by hand", () => {
  const doc = new Y.Doc();
  const id = openThread(doc, anchor, said("？"));
  const resolution = { at: "2026-11-22T09:00:00.000Z", by: "heyan" };
  setResolved(doc, id, resolution);
  expect(readThreads(doc)[0]?.resolved).toEqual(resolution);
  replyTo(doc, id, said("还有", 2));
  expect(readThreads(doc)[0]?.resolved).toBeNull();
  setResolved(doc, id, resolution);
  setResolved(doc, id, null);
  expect(readThreads(doc)[0]?.resolved).toBeNull();
});

test("passes over what is malformed", () => {
  const doc = new Y.Doc();
  openThread(doc, anchor, said("好"));
  doc.getMap("threads").set("x", { quote: 1 });
  doc.getMap("comments").set("y", { thread: "x", text: "<b>" });
  doc.getMap("resolved").set("z", "yes");
  expect(readThreads(doc)).toHaveLength(1);
});
