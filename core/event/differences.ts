/** Where a text says something else than the facts: chips left behind by a change, and words that repeat an old value. */
import { blockKindOf } from "../edition/blocks.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import type { Lang } from "../report/lang.ts";
import type { EventFacts } from "./event.ts";
import { type EventField, eventFieldSchema, fieldText } from "./event-field.ts";

/** A value that a fact had before. */
export interface FormerText {
  field: EventField;
  lang: Lang;
  text: string;
}

export interface Difference {
  /** Text that was put in as a fact, or words that are merely the same. */
  kind: "chip" | "words";
  field: EventField;
  now: string;
  /** What the fact says today; "" when it says nothing any more, then there is nothing to put in. */
  wanted: string;
  /** Ids of the blocks in reading order, one for each place. */
  blocks: string[];
}

/** Stands for a chip in a block's words: no text holds it, and no search for words goes over it. */
const CHIP = "\uFFFC";

interface Words {
  id: string;
  words: string;
  chips: { field: EventField; text: string }[];
}

/** Alike places are one difference, so that they are mended together. */
export function differencesIn(
  edition: Edition,
  event: EventFacts,
  { lang, former }: { lang: Lang; former: readonly FormerText[] },
): Difference[] {
  const found = new Map<string, Difference>();
  const add = (place: Omit<Difference, "blocks">, block: string): void => {
    const key = `${place.kind} ${place.field} ${place.now}`;
    const same = found.get(key);
    if (same) same.blocks.push(block);
    else found.set(key, { ...place, blocks: [block] });
  };
  const old = former
    .filter((one) => one.lang === lang)
    .map(({ field, text }) => ({ field, now: text, wanted: fieldText(event, field, lang) }))
    .filter(({ now, wanted }) => wanted !== "" && wanted !== now);
  for (const { id, words, chips } of blocksIn(edition.root)) {
    for (const { field, text } of chips) {
      const wanted = fieldText(event, field, lang);
      if (wanted !== text) add({ kind: "chip", field, now: text, wanted }, id);
    }
    for (const one of old)
      for (const _place of placesOf(words, one.now, one.wanted)) add({ kind: "words", ...one }, id);
  }
  return [...found.values()];
}

/** Offsets of `now` in `words`, but for those within what already says `wanted`. */
export function placesOf(words: string, now: string, wanted: string): number[] {
  const places: number[] = [];
  let at = 0;
  while (at < words.length) {
    const next = words.indexOf(now, at);
    if (next < 0) break;
    const said = wanted.includes(now) ? words.lastIndexOf(wanted, next) : -1;
    const isSaid = said >= 0 && said + wanted.length >= next + now.length;
    if (!isSaid) places.push(next);
    at = next + now.length;
  }
  return places;
}

function* blocksIn(node: NodeJson): Generator<Words> {
  const id = node.$?.["id"];
  if (blockKindOf(node.type) && typeof id === "string") {
    const chips: Words["chips"] = [];
    yield { id, words: wordsOf(node, chips), chips };
  }
  for (const child of node.children ?? []) yield* blocksIn(child);
}

function wordsOf(node: NodeJson, chips: Words["chips"]): string {
  let words = "";
  for (const child of node.children ?? []) {
    const field = child.type === "fact" ? eventFieldSchema.safeParse(child["field"]).data : null;
    if (field) {
      const text = child["text"];
      chips.push({ field, text: typeof text === "string" ? text : "" });
      words += CHIP;
    } else if (child.type === "linebreak") words += "\n";
    else if (child.type === "tab") words += "\t";
    else if (typeof child["text"] === "string") words += child["text"];
    else if (child.type !== "list" && !blockKindOf(child.type)) words += wordsOf(child, chips);
  }
  return words;
}
