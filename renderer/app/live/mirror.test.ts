import { describe, expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { createMirror } from "./mirror.ts";

function liveWith(text: string) {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, text);
  return { doc, awareness: new Awareness(doc) };
}
const textOf = (doc: Y.Doc) => doc.getText("t").toJSON();

describe("a mirror", () => {
  test("is empty until it is connected, so that an editor sees all of it arrive", () => {
    const live = liveWith("稿");
    const mirror = createMirror(live, true);
    expect(textOf(mirror.doc)).toBe("");
    void mirror.provider.connect();
    expect(textOf(mirror.doc)).toBe("稿");
    live.awareness.destroy();
  });

  test("carries changes both ways at once, and to a second mirror", () => {
    const live = liveWith("一");
    const [a, b] = [createMirror(live, true), createMirror(live, true)];
    void a.provider.connect();
    void b.provider.connect();
    a.doc.getText("t").insert(1, "二");
    b.doc.getText("t").insert(0, "零");
    for (const doc of [live.doc, a.doc, b.doc]) expect(textOf(doc)).toBe("零一二");
    live.awareness.destroy();
  });

  test("connected again after a pause takes in what it missed, once", () => {
    const live = liveWith("一");
    const mirror = createMirror(live, true);
    void mirror.provider.connect();
    mirror.provider.disconnect();
    live.doc.getText("t").insert(1, "二");
    void mirror.provider.connect();
    void mirror.provider.connect();
    mirror.doc.getText("t").insert(2, "三");
    expect(textOf(live.doc)).toBe("一二三");
    live.awareness.destroy();
  });

  test("that is not writable sends nothing back", () => {
    const live = liveWith("一");
    const mirror = createMirror(live, false);
    void mirror.provider.connect();
    mirror.doc.getText("t").insert(0, "误");
    expect(textOf(live.doc)).toBe("一");
    live.awareness.destroy();
  });

  test("knows its own presence from that of others", () => {
    const live = liveWith("");
    const { doc, provider } = createMirror(live, true);
    provider.awareness.setLocalState({
      anchorPos: null,
      focusPos: null,
      focusing: true,
      name: "我",
      color: "",
      awarenessData: {},
    });
    expect([...provider.awareness.getStates().keys()]).toEqual([doc.clientID]);
    provider.awareness.setLocalState(null);
    expect(provider.awareness.getLocalState()).toBeNull();
    expect(live.awareness.getLocalState()).toEqual({});
    live.awareness.destroy();
  });
});
