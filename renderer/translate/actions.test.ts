import { createHeadlessEditor } from "@lexical/headless";
import { $getSelection, type LexicalEditor } from "lexical";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Edition } from "../../core/edition/edition.ts";
import { editionNodes } from "../../core/edition/nodes/index.ts";
import { registerStructure } from "../../core/edition/structure.ts";
import type { DraftBlock } from "../../core/exchange/report-draft.ts";
import { pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { emptyEntry } from "../../core/term/entry.ts";
import { renderedWordings } from "../../core/term/rendered-wordings.ts";
import { createWordbook } from "../../core/term/wordbook.ts";
import { createActions } from "./actions.ts";
import type { Said } from "./said.ts";
import { statusOf } from "./lane-status.ts";
import type { LineUp } from "./line-up.ts";
import { createModel, type Model } from "./model.ts";

function openEditor(edition: Edition): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.getRootElement = () => null;
  editor.setEditorState(editor.parseEditorState({ root: edition.root } as never));
  return editor;
}

const paragraphs = (...texts: string[]): DraftBlock[] =>
  texts.map((text) => ({ kind: "paragraph", text }));

function openRoom(english: string[]) {
  const source = toEdition(
    { headline: "题", lead: "", body: paragraphs("一", "**二**", "三") },
    () => null,
  );
  const target = toEdition(
    { headline: "Head", lead: "", body: paragraphs(...english) },
    () => null,
  );
  pairEditions(source, target);
  return openPair(source, target);
}

const book = createWordbook(
  [
    {
      ...{ ...emptyEntry(), zh: "望远镜", at: "", by: "" },
      en: [{ text: "telescope", status: "approved" as const }],
    },
  ],
  { source: "zh", column: "" },
);

function openPair(source: Edition, target: Edition) {
  const [sourceEditor, editor] = [openEditor(source), openEditor(target)];
  registerStructure(editor);
  const model = createModel(sourceEditor, editor);
  const said: Said[] = [];
  const lineUp = { findElement: () => null } as unknown as LineUp;
  const actions = createActions({
    editor,
    model,
    lineUp,
    me: () => "lin",
    say: (what) => said.push(what),
    lang: "en",
    factText: (field) => (field === "venue" ? "Lanjiang Hall" : ""),
    wordings: (source, target) => renderedWordings(book, source, target),
  });
  return { source, sourceEditor, editor, model, actions, said };
}

const lane = (model: Model, at: number) => model.refresh().lanes[at]!;
const statuses = (model: Model) => model.refresh().lanes.map(statusOf);
const current = (model: Model): number => {
  const pair = model.refresh();
  return pair.lanes.findIndex((one) => one.key === pair.current?.key);
};

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  vi.stubGlobal("cancelAnimationFrame", () => {});
});
afterEach(() => vi.unstubAllGlobals());

describe("the translator's actions", () => {
  it("confirms the row at work and goes on to the next that is not", () => {
    const { actions, model, said } = openRoom(["One", "Two", "Three"]);
    actions.goTo(lane(model, 2));
    actions.confirm();
    expect(statuses(model)).toEqual(["draft", null, "confirmed", "draft", "draft"]);
    expect(current(model)).toBe(3);
    actions.confirm();
    actions.confirm();
    expect(current(model)).toBe(0);
    expect(said).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(lane(model, 2).row?.target?.confirmation?.by).toBe("lin");
  });

  it("refuses an empty row and stays there", () => {
    const { actions, model, said } = openRoom(["", "Two", "Three"]);
    actions.goTo(lane(model, 2));
    actions.confirm();
    expect(said).toEqual(["refusedEmpty"]);
    expect(current(model)).toBe(2);
  });

  it("puts the format of a term on what the wordbook has for it, as it stands in the text", () => {
    const source = toEdition(
      { headline: "", lead: "", body: paragraphs("山上有三台**望远镜**，开放*参观*。") },
      () => null,
    );
    const target = toEdition({ headline: "", lead: "", body: paragraphs("") }, () => null);
    pairEditions(source, target);
    const { actions, editor, model } = openPair(source, target);
    actions.goTo(lane(model, 2));
    const text = "Three Telescopes stand on the hill, open to all.";
    actions.takeSuggestion({ text, place: "block", origin: null });
    const runs = JSON.stringify(editor.getEditorState().toJSON());
    expect(runs).toMatch(/"format":1[^{}]*"text":"Telescopes"/);
    expect(runs).not.toContain('"format":2');
  });

  it("says what to do where there is nothing to confirm", () => {
    const room = openRoom(["One"]);
    room.actions.confirm(lane(room.model, 3).key);
    expect(room.said).toEqual(["refusedMissing"]);
    room.actions.bringIn();
    expect(statuses(room.model)).toEqual(["draft", null, "draft", "empty", "empty"]);
    expect(room.said.at(-1)).toBe("broughtIn");
  });

  it("steps through all rows, and jumps to those of a kind", () => {
    const { actions, model, said } = openRoom(["One", "", "Three"]);
    actions.goTo(lane(model, 0));
    actions.step(1);
    expect(current(model)).toBe(1);
    actions.step(-1);
    actions.step(-1);
    expect(current(model)).toBe(0);
    actions.goToNext("empty");
    expect(current(model)).toBe(3);
    actions.goToNext("outdated");
    expect(said).toEqual(["noneSuch"]);
  });

  it("copies the source behind what is written, with its formats", () => {
    const { actions, model, editor } = openRoom(["One", "Two", "Three"]);
    actions.goTo(lane(model, 3));
    actions.copySource();
    expect(lane(model, 3).row?.target?.text).toBe("Two二");
    expect(JSON.stringify(editor.getEditorState())).toContain('"format":1');
  });

  it("takes a confirmation back, and does nothing where there is none", () => {
    const { actions, model, said } = openRoom(["One", "Two", "Three"]);
    actions.confirm(lane(model, 2).key);
    actions.goTo(lane(model, 2));
    actions.unconfirm();
    actions.unconfirm();
    expect(statuses(model)[2]).toBe("draft");
    expect(said).toEqual(["confirmed", "unconfirmed"]);
  });

  it("deletes or keeps a translation whose source is gone, and nothing else", () => {
    const { actions, model, said, source, sourceEditor } = openRoom(["One", "Two", "Three"]);
    actions.deleteOrphan(lane(model, 2).key);
    const root = { ...source.root, children: source.root.children?.toSpliced(3, 2) };
    sourceEditor.setEditorState(sourceEditor.parseEditorState({ root } as never));
    expect(statuses(model)).toEqual(["draft", null, "draft", "orphan", "orphan"]);
    actions.confirm(lane(model, 3).key);
    actions.keepOrphan(lane(model, 3).key);
    expect(lane(model, 2).row?.more.map((block) => block.text)).toEqual(["Two"]);
    actions.deleteOrphan(lane(model, 3).key);
    expect(statuses(model)).toEqual(["draft", null, "draft"]);
    expect(current(model)).toBe(2);
    expect(said).toEqual(["refusedOrphan", "orphanKept", "orphanDeleted"]);
  });

  it("fills what repeats when a block is confirmed, and lets it follow a correction on request", () => {
    const source = toEdition(
      {
        headline: "题",
        lead: "",
        body: paragraphs("唐沐 **摄**", "二", "唐沐 **摄**", "唐沐 **摄**"),
      },
      () => null,
    );
    const target = toEdition(
      { headline: "Head", lead: "", body: paragraphs("Photo: **Tang Mu**", "Two", "", "") },
      () => null,
    );
    pairEditions(source, target);
    const room = openPair(source, target);
    const texts = () =>
      room.model
        .refresh()
        .lanes.slice(2)
        .map(({ row }) => row?.target?.text);
    room.actions.goTo(lane(room.model, 2));
    room.actions.confirm();
    expect(texts()).toEqual(["Photo: Tang Mu", "Two", "Photo: Tang Mu", "Photo: Tang Mu"]);
    expect(statuses(room.model).slice(2)).toEqual(["confirmed", "draft", "draft", "draft"]);
    room.actions.goTo(lane(room.model, 4));
    room.actions.confirm();
    room.actions.goTo(lane(room.model, 2));
    room.editor.update(() => $getSelection()?.insertText(" / LAST"), { discrete: true });
    room.actions.confirm(lane(room.model, 2).key);
    expect(room.said.at(-1)).toBe("repeatsDiffer");
    room.actions.goTo(lane(room.model, 2));
    room.actions.followRepetitions();
    expect(texts()).toEqual([
      ...["Photo: Tang Mu / LAST", "Two", "Photo: Tang Mu / LAST", "Photo: Tang Mu / LAST"],
    ]);
    expect(statuses(room.model).slice(2)).toEqual(["confirmed", "draft", "confirmed", "draft"]);
  });
});
