/** Event facts in the head document: every text by itself, so that two people can fill in the form at once. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { newBlockId } from "../report/ids.ts";
import { type EventFacts, emptyEvent } from "./event.ts";
import {
  addEntry,
  missingTexts,
  moveEntry,
  readEvent,
  removeEntry,
  setEventDay,
  setEventNumber,
  setEventText,
  writeEvent,
} from "./event-document.ts";

const sync = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
};

const forum = (): EventFacts => ({
  ...emptyEvent(),
  name: { zh: "澜江科普论坛", en: "Lanjiang Forum" },
  from: "2026-11-22",
  to: "2026-11-24",
  venue: { zh: "澜江会堂", en: "" },
  organisers: [
    { id: newBlockId(), name: { zh: "市科协", en: "LAST" } },
    { id: newBlockId(), name: { zh: "市图书馆", en: "" } },
  ],
  speakers: [
    { id: newBlockId(), name: { zh: "何砚", en: "He Yan" }, title: { zh: "院士", en: "" } },
  ],
  figures: [
    {
      id: newBlockId(),
      label: { zh: "观看", en: "Views" },
      number: 6_000_000,
      unit: { zh: "人次", en: "views" },
    },
  ],
  series: { id: "forum", name: { zh: "科普论坛", en: "Forum" } },
});

test("reads back what it wrote, and nothing from an empty document", () => {
  const doc = new Y.Doc();
  expect(readEvent(doc)).toEqual(emptyEvent());
  const event = forum();
  writeEvent(doc, event);
  expect(readEvent(doc)).toEqual(event);
});

test("keeps what two people write at once, into one entry and in new ones", () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  const speaker = addEntry(here, "speakers");
  sync(here, there);
  setEventText(here, `speakers/${speaker}/name`, "zh", "何砚");
  addEntry(here, "organisers");
  setEventText(there, `speakers/${speaker}/title`, "en", "Professor");
  addEntry(there, "organisers");
  sync(here, there);
  const event = readEvent(here);
  expect(event).toEqual(readEvent(there));
  expect(event.speakers[0]).toMatchObject({ name: { zh: "何砚" }, title: { en: "Professor" } });
  expect(event.organisers).toHaveLength(2);
});

test("deletes an entry whatever others write in it, brings it back with its texts, and moves it", () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  writeEvent(here, forum());
  sync(here, there);
  const [first, second] = readEvent(here).organisers;
  removeEntry(here, "organisers", first!.id);
  setEventText(there, `organisers/${first!.id}/name`, "en", "Association");
  sync(here, there);
  expect(readEvent(there).organisers).toEqual([second]);
  addEntry(here, "organisers", first!.id);
  expect(readEvent(here).organisers.map(({ name }) => name.en)).toEqual(["", "Association"]);
  moveEntry(here, "organisers", first!.id, -1);
  moveEntry(here, "organisers", first!.id, -1);
  expect(readEvent(here).organisers[0]?.id).toBe(first!.id);
});

test("reads what is malformed as empty", () => {
  const doc = new Y.Doc();
  setEventDay(doc, "from", "2026-13-40");
  setEventNumber(doc, newBlockId(), -1);
  doc.getMap("event").set("name.zh", 7);
  doc.getMap("event").set("speakers/x/order", 1);
  doc.getMap("event").set("series", { id: "../x" });
  expect(readEvent(doc)).toEqual(emptyEvent());
});

test("names the texts that a language lacks", () => {
  const event = forum();
  expect(missingTexts(event, "en")).toEqual([
    "venue",
    `organisers/${event.organisers[1]?.id}/name`,
    `speakers/${event.speakers[0]?.id}/title`,
  ]);
  expect(missingTexts(event, "zh")).toEqual([]);
});
