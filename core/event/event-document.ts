/** The event facts in the head document: one flat map, a key for each text, so that edits of several people merge. */
import type * as Y from "yjs";
import { type BlockId, blockIdSchema, newBlockId } from "../report/ids.ts";
import { type Bilingual, type Lang, langs } from "../report/lang.ts";
import {
  type EventFacts,
  type EventList,
  eventLists,
  eventSchema,
  type Series,
  seriesSchema,
} from "./event.ts";

/** Texts that each entry of a list has in both languages. */
const textsOf = {
  organisers: ["name"],
  coOrganisers: ["name"],
  supporters: ["name"],
  speakers: ["name", "title"],
  figures: ["label", "unit"],
} as const satisfies Record<EventList, readonly string[]>;

/** Where a text in two languages is kept: `name`, `venue`, or `<list>/<id>/<text>`; the language is put behind it. */
export type EventPath = string;

const mapOf = (doc: Y.Doc) => doc.getMap<unknown>("event");

const day = eventSchema.shape.from;
const amount = eventSchema.shape.figures.element.shape.number;

/** The facts as they are now; what is absent or malformed reads as empty. */
export function readEvent(doc: Y.Doc): EventFacts {
  const map = mapOf(doc);
  const text = (path: EventPath): Bilingual => {
    const side = (lang: Lang) => {
      const value = map.get(`${path}.${lang}`);
      return typeof value === "string" ? value : "";
    };
    return { zh: side("zh"), en: side("en") };
  };
  const entries = <L extends EventList>(list: L) =>
    idsIn(map, list).map((id) => ({
      id,
      ...Object.fromEntries(
        textsOf[list].map((name) => [name, text(`${list}/${id}/${name}`)] as const),
      ),
      number: amount.safeParse(map.get(`${list}/${id}/number`)).data ?? null,
    }));
  return eventSchema.parse({
    name: text("name"),
    from: day.safeParse(map.get("from")).data ?? null,
    to: day.safeParse(map.get("to")).data ?? null,
    venue: text("venue"),
    ...Object.fromEntries(eventLists.map((list) => [list, entries(list)])),
    series: seriesSchema.safeParse(map.get("series")).data ?? null,
  });
}

/** An entry is there while it has a place in the order: what is left of a deleted one shows nowhere. */
function idsIn(map: Y.Map<unknown>, list: EventList): BlockId[] {
  const placed: { id: BlockId; order: number }[] = [];
  for (const [key, order] of map) {
    const [of, name, what] = key.split("/");
    const id = blockIdSchema.safeParse(name).data;
    if (of === list && what === "order" && id && typeof order === "number")
      placed.push({ id, order });
  }
  placed.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return placed.map(({ id }) => id);
}

export function setEventText(doc: Y.Doc, path: EventPath, lang: Lang, text: string): void {
  mapOf(doc).set(`${path}.${lang}`, text);
}

export function setEventDay(doc: Y.Doc, side: "from" | "to", value: string | null): void {
  mapOf(doc).set(side, value);
}

export function setEventNumber(doc: Y.Doc, figure: BlockId, value: number | null): void {
  mapOf(doc).set(`figures/${figure}/number`, value);
}

export function setSeries(doc: Y.Doc, series: Series | null): void {
  mapOf(doc).set("series", series);
}

/** Adds an empty entry at the end of a list and returns its id. */
export function addEntry(doc: Y.Doc, list: EventList, id = newBlockId()): BlockId {
  const map = mapOf(doc);
  const orders = idsIn(map, list).map((one) => Number(map.get(`${list}/${one}/order`)));
  map.set(`${list}/${id}/order`, Math.max(0, ...orders) + 1);
  return id;
}

/** Its texts stay in the document, so that adding the same id again brings the entry back. */
export function removeEntry(doc: Y.Doc, list: EventList, id: BlockId): void {
  mapOf(doc).delete(`${list}/${id}/order`);
}

/** Puts an entry one place up (-1) or down (1). */
export function moveEntry(doc: Y.Doc, list: EventList, id: BlockId, by: 1 | -1): void {
  const map = mapOf(doc);
  const ids = idsIn(map, list);
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || !other) return;
  ids[at] = other;
  ids[at + by] = id;
  doc.transact(() => {
    for (const [order, one] of ids.entries()) map.set(`${list}/${one}/order`, order + 1);
  });
}

export function writeEvent(doc: Y.Doc, event: EventFacts): void {
  const write = (path: EventPath, text: Bilingual): void => {
    for (const lang of langs) if (text[lang] !== "") setEventText(doc, path, lang, text[lang]);
  };
  doc.transact(() => {
    write("name", event.name);
    write("venue", event.venue);
    if (event.from) setEventDay(doc, "from", event.from);
    if (event.to) setEventDay(doc, "to", event.to);
    if (event.series) setSeries(doc, event.series);
    for (const list of eventLists)
      for (const entry of event[list]) {
        addEntry(doc, list, entry.id);
        for (const [name, value] of Object.entries(entry))
          if (typeof value === "object" && value) write(`${list}/${entry.id}/${name}`, value);
        if ("number" in entry) setEventNumber(doc, entry.id, entry.number);
      }
  });
}

/** Every text of the event in two languages, in the order of the form, with where it is kept. */
export function eventTexts(event: EventFacts): { path: EventPath; text: Bilingual }[] {
  const texts = [
    { path: "name", text: event.name },
    { path: "venue", text: event.venue },
  ];
  for (const list of eventLists)
    for (const entry of event[list])
      for (const [name, value] of Object.entries(entry))
        if (typeof value === "object" && value)
          texts.push({ path: `${list}/${entry.id}/${name}`, text: value });
  return texts;
}

/** Texts that one language has and the other, `lang`, has not. */
export const missingTexts = (event: EventFacts, lang: Lang): EventPath[] =>
  [...eventTexts(event), ...(event.series ? [{ path: "series", text: event.series.name }] : [])]
    .filter(({ text }) => text[lang].trim() === "" && (text.zh + text.en).trim() !== "")
    .map(({ path }) => path);
