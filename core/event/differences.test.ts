/** Texts that fell behind the facts. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { elementJson, factJson, textJson } from "../edition/paste-nodes.ts";
import { differencesIn, type FormerText, placesOf } from "./differences.ts";
import { type EventFacts, emptyEvent } from "./event.ts";
import type { EventField } from "./event-field.ts";
import { forgetFormer, noteFormer, readFormer } from "./former-texts.ts";

const name = "name" as EventField;
const venue = "venue" as EventField;
const event: EventFacts = {
  ...emptyEvent(),
  name: { zh: "首届科普论坛", en: "" },
  venue: { zh: "澜江会堂", en: "Lanjiang Hall" },
};
const edition = (...blocks: [string, ...NodeJson[]][]): Edition => ({
  root: elementJson(
    "root",
    blocks.map(([id, ...children]) => elementJson("paragraph", children, { $: { id } })),
  ),
});
const former: FormerText[] = [{ field: venue, lang: "zh", text: "澜江大剧院" }];

test("finds chips that say another thing than their fact, each kind once with its places", () => {
  const text = edition(
    ["block00001", textJson("在"), factJson(venue, "澜江大剧院"), textJson("。")],
    ["block00002", factJson(venue, "澜江会堂"), factJson(name, "科普论坛")],
    ["block00003", elementJson("link", [factJson(venue, "澜江大剧院")])],
  );
  expect(differencesIn(text, event, { lang: "zh", former: [] })).toEqual([
    {
      kind: "chip",
      field: venue,
      now: "澜江大剧院",
      wanted: "澜江会堂",
      blocks: ["block00001", "block00003"],
    },
    { kind: "chip", field: name, now: "科普论坛", wanted: "首届科普论坛", blocks: ["block00002"] },
  ]);
});

test("finds words that repeat a former value, over formats, and never in a chip or another language", () => {
  const text = edition(
    ["block00001", textJson("在澜江大"), textJson("剧院", 1), textJson("，澜江大剧院。")],
    ["block00002", factJson(venue, "澜江大剧院")],
  );
  expect(differencesIn(text, event, { lang: "zh", former })).toEqual([
    expect.objectContaining({ kind: "words", blocks: ["block00001", "block00001"] }),
    expect.objectContaining({ kind: "chip", blocks: ["block00002"] }),
  ]);
  expect(differencesIn(text, event, { lang: "en", former }).map(({ kind }) => kind)).toEqual([
    "chip",
  ]);
});

test("leaves a fact alone that says nothing today, but for its chips", () => {
  const emptied = { ...event, venue: { zh: "", en: "" } };
  const text = edition(["block00001", textJson("澜江大剧院"), factJson(venue, "澜江会堂")]);
  expect(differencesIn(text, emptied, { lang: "zh", former })).toEqual([
    expect.objectContaining({ kind: "chip", wanted: "" }),
  ]);
});

test("does not take the new value for the old one that it contains", () => {
  expect(placesOf("首届科普论坛与科普论坛", "科普论坛", "首届科普论坛")).toEqual([7]);
  expect(placesOf("科普论坛", "科普论坛", "论坛")).toEqual([0]);
  expect(placesOf("", "甲", "乙")).toEqual([]);
});

test("notes what facts said before, until it is said again or given up", () => {
  const doc = new Y.Doc();
  const now = {
    ...event,
    name: { zh: "科普论坛", en: "" },
    venue: { zh: "会堂 A厅", en: "Hall A" },
  };
  noteFormer(doc, event, now);
  noteFormer(doc, event, now);
  const found = readFormer(doc).map(({ lang, text }) => `${lang} ${text}`);
  expect(found.toSorted()).toEqual(
    ["en Lanjiang Hall", "zh 澜江会堂", "zh 首届科普论坛"].toSorted(),
  );
  noteFormer(doc, now, { ...event, name: now.name });
  expect(readFormer(doc).map(({ text }) => text)).not.toContain("澜江会堂");
  expect(readFormer(doc)).toContainEqual({ lang: "zh", field: "venue", text: "会堂 A厅" });
  for (const one of readFormer(doc)) forgetFormer(doc, one);
  expect(readFormer(doc)).toEqual([]);
});
