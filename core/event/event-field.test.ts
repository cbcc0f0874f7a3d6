/** How each language writes the facts of an event. */
import { expect, test } from "vitest";
import { newBlockId } from "../report/ids.ts";
import type { Lang } from "../report/lang.ts";
import { type EventFacts, emptyEvent } from "./event.ts";
import { type EventField, eventFieldSchema, fieldsIn, fieldText } from "./event-field.ts";

const say = (event: Partial<EventFacts>, field: string, lang: Lang): string =>
  fieldText({ ...emptyEvent(), ...event }, field as EventField, lang);

test.each([
  ["2026-11-22", null, "2026年11月22日", "22 November 2026"],
  ["2026-11-22", "2026-11-22", "2026年11月22日", "22 November 2026"],
  ["2026-11-22", "2026-11-24", "2026年11月22日至24日", "22–24 November 2026"],
  ["2026-11-30", "2026-12-01", "2026年11月30日至12月1日", "30 November – 1 December 2026"],
  ["2026-12-31", "2027-01-01", "2026年12月31日至2027年1月1日", "31 December 2026 – 1 January 2027"],
  [null, "2026-11-24", "2026年11月24日", "24 November 2026"],
  ["2026-11-24", "2026-11-22", "2026年11月22日至24日", "22–24 November 2026"],
  [null, null, "", ""],
])("writes %s to %s as each language does", (from, to, zh, en) => {
  expect([say({ from, to }, "dates", "zh"), say({ from, to }, "dates", "en")]).toEqual([zh, en]);
});

test.each([
  [23, "位", "scientists", "23位", "23 scientists"],
  [1234, "人", "people", "1234人", "1,234 people"],
  [6_000_000, "人次", "views", "600万人次", "6 million views"],
  [12_500, "人", "people", "12500人", "12,500 people"],
  [12_345, "人", "people", "12345人", "12,345 people"],
  [250_000_000, "元", "yuan", "2.5亿元", "250 million yuan"],
  [0, "", "", "0", "0"],
])("writes the number %d with its unit", (number, zhUnit, enUnit, zh, en) => {
  const id = newBlockId();
  const figures = [{ id, label: { zh: "", en: "" }, number, unit: { zh: zhUnit, en: enUnit } }];
  expect([
    say({ figures }, `figures/${id}`, "zh"),
    say({ figures }, `figures/${id}`, "en"),
  ]).toEqual([zh, en]);
});

test("joins a list as each language does, and leaves out who has no name in it", () => {
  const organisers = ["甲 A", "乙 B", "丙 C", "丁 "].map((names) => {
    const [zh = "", en = ""] = names.split(" ");
    return { id: newBlockId(), name: { zh, en } };
  });
  expect(say({ organisers }, "organisers", "zh")).toBe("甲、乙、丙、丁");
  expect(say({ organisers }, "organisers", "en")).toBe("A, B and C");
  expect(say({ organisers: organisers.slice(0, 2) }, "organisers", "en")).toBe("A and B");
});

test("offers what says something, and one day only once", () => {
  const id = newBlockId();
  const event: EventFacts = {
    ...emptyEvent(),
    name: { zh: "论坛", en: "" },
    from: "2026-11-22",
    speakers: [{ id, name: { zh: "何砚", en: "He Yan" }, title: { zh: "", en: "" } }],
  };
  expect(fieldsIn(event, "zh")).toEqual([
    { field: "name", text: "论坛" },
    { field: "dates", text: "2026年11月22日" },
    { field: `speakers/${id}`, text: "何砚" },
  ]);
  expect(fieldsIn(event, "en").map(({ field }) => field)).toEqual(["dates", `speakers/${id}`]);
});

test("knows its fields from anything else", () => {
  const id = newBlockId();
  const good = ["name", "speakers", `speakers/${id}`, `speakers/${id}/title`, `figures/${id}`];
  const bad = ["", "titles", "figures", `venue/${id}`, `organisers/${id}/title`, "speakers/../x"];
  expect(good.filter((field) => !eventFieldSchema.safeParse(field).success)).toEqual([]);
  expect(bad.filter((field) => eventFieldSchema.safeParse(field).success)).toEqual([]);
});
