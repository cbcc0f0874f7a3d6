/** What the memory finds a unit by: made from its texts alone, so that it can be made away from the database. */
import { hash } from "node:crypto";
import { normalizeText } from "../../core/edition/text-hash.ts";
import { gramsOf, isHanGram } from "../../core/memory/tokens.ts";
import type { Unit } from "../../core/memory/unit.ts";

/** 48 bits, so that SQLite and JavaScript both hold it whole; who looks a text up by it compares the text too. */
export const textKey = (text: string): number =>
  hash("sha1", normalizeText(text), "buffer").readUIntBE(0, 6);

export interface UnitEntry {
  zhKey: number;
  enKey: number;
  /** Words of the index, with a space between two. */
  zhGrams: string;
  enGrams: string;
  /** Those for the list of words. */
  words: string[];
}

type Texts = Pick<Unit, "zh" | "en">;

/** Makes the entry of a unit; words that `isListed` are left out of it. */
export function entryOf({ zh, en }: Texts, isListed?: (word: string) => boolean): UnitEntry {
  const [zhGrams, enGrams] = [gramsOf(zh), gramsOf(en)];
  const words: string[] = [];
  for (const grams of [zhGrams, enGrams])
    for (const gram of grams) if (!isHanGram(gram) && !isListed?.(gram)) words.push(gram);
  return {
    ...{ zhKey: textKey(zh), enKey: textKey(en) },
    ...{ zhGrams: zhGrams.join(" "), enGrams: enGrams.join(" "), words },
  };
}

/** Words that are remembered at least. */
const MOST = 50_000;

/** The same for units that all come into one memory, one after another: of words that came lately the list has been told. */
export function createEntries(): (texts: Texts) => UnitEntry {
  let young = new Set<string>();
  let old = new Set<string>();
  const cameLately = (word: string): boolean => {
    if (young.has(word)) return true;
    // Frequent words come again before the older half is forgotten.
    if (young.size === MOST) [young, old] = [new Set(), young];
    young.add(word);
    return old.has(word);
  };
  return (texts) => entryOf(texts, cameLately);
}
