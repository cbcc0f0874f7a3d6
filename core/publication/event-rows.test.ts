/** What a page says of an event. */
import { expect, test } from "vitest";
import { emptyEvent, type EventFacts } from "../event/event.ts";
import { newBlockId } from "../report/ids.ts";
import { eventRows } from "./event-rows.ts";

const both = (zh: string, en = "") => ({ zh, en });
const organisation = (zh: string, en = "") => ({ id: newBlockId(), name: both(zh, en) });

const event: EventFacts = {
  ...emptyEvent(),
  name: both("首届科普论坛"),
  from: "2026-11-22",
  to: "2026-11-24",
  organisers: [organisation("市科协", "LAST"), organisation(" ", ""), organisation("市图书馆")],
  speakers: [
    { id: newBlockId(), name: both("何砚", "He Yan"), title: both("院士", "") },
    { id: newBlockId(), name: both(""), title: both("教授") },
  ],
  figures: [
    { id: newBlockId(), label: both("参会人数", "Participants"), number: 300, unit: both("人") },
    { id: newBlockId(), label: both(""), number: 6_000_000, unit: both("人次", "views") },
    { id: newBlockId(), label: both("场次"), number: null, unit: both("场") },
  ],
};

test("says in each language what is said in it, lists item by item, figures under their own names", () => {
  const words = (lang: string) => ({
    "event-name": `${lang} name`,
    "event-dates": `${lang} dates`,
    "event-organisers": `${lang} by`,
    "event-speakers": `${lang} speakers`,
    "event-figures": `${lang} figures`,
  });
  expect(eventRows(event, "zh", words("zh"))).toEqual([
    { label: "zh name", items: ["首届科普论坛"] },
    { label: "zh dates", items: ["2026年11月22日至24日"] },
    { label: "zh by", items: ["市科协", "市图书馆"] },
    { label: "zh speakers", items: ["何砚，院士"] },
    { label: "参会人数", items: ["300人"] },
    { label: "zh figures", items: ["600万人次"] },
  ]);
  expect(eventRows(event, "en", words("en"))).toEqual([
    { label: "en dates", items: ["22–24 November 2026"] },
    { label: "en by", items: ["LAST"] },
    { label: "en speakers", items: ["He Yan"] },
    { label: "Participants", items: ["300"] },
    { label: "en figures", items: ["6 million views"] },
  ]);
});

test("says nothing of an event of which nothing is said", () => {
  expect(eventRows(emptyEvent(), "zh", {})).toEqual([]);
});
