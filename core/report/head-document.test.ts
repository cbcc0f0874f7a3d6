/** Tests of the head facts in their Yjs document. */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { newBlockId } from "./ids.ts";
import { readHead, setHeadField, writeHead } from "./head-document.ts";
import { emptyHead, headSchema } from "./report.ts";

it("keeps the cover, and takes it back", () => {
  const doc = new Y.Doc();
  const cover = newBlockId();
  writeHead(doc, { ...emptyHead("news"), cover });
  expect(readHead(doc).cover).toBe(cover);
  setHeadField(doc, "cover", null);
  expect(readHead(doc)).toEqual(emptyHead("news"));
  doc.getMap("head").set("cover", "../../etc/passwd");
  expect(readHead(doc).cover).toBeUndefined();
});

it("reads a head that was stored before there were covers", () => {
  const { cover: _none, ...stored } = { ...emptyHead("news"), cover: undefined };
  expect(headSchema.parse(stored)).toEqual(emptyHead("news"));
});
