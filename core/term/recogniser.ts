/** Finds the wordings of a wordbook in a text: the longest, whole words of Latin letters, Han characters by the word. */
import type { Lang } from "../report/lang.ts";
import { type Form, formsOf, type Known } from "./entry.ts";
import { foldCase, foldWidth } from "./fold.ts";

/** Where a wording of an entry stands, in UTF-16 offsets. */
export interface Found<E extends Known = Known> {
  start: number;
  end: number;
  form: Form;
  /** Of several entries with the same wording, all of them, as the wordbook has them. */
  entries: E[];
}

export interface Recogniser<E extends Known = Known> {
  /** From left to right, no two over one another. */
  find(text: string): Found<E>[];
}

/** What stands at the end of a path of the trie. */
interface Leaf<E extends Known> {
  form: Form;
  /** Without width, upper case kept. */
  text: string;
  entries: E[];
  isPerson: boolean;
}

/** Trie: the number of the next node by node and unit. One map is smaller and faster than one for each node. */
const UNITS = 0x10000;
/** Han wordings up to this length are judged by the words they stand in; longer ones do not come about by chance. */
const SHORT = 3;

const isWordUnit = (unit: string | undefined): boolean =>
  unit !== undefined && /[\p{Script=Latin}\p{M}0-9]/u.test(unit);
const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/** A wording counts in the text as a whole word with these on its end as well. */
const plural = /^(?:s|es)(?![\p{Script=Latin}\p{M}0-9])/u;

export function createRecogniser<E extends Known>(
  entries: readonly E[],
  lang: Lang,
): Recogniser<E> {
  const edges = new Map<number, number>();
  const leaves = new Map<number, Leaf<E>[]>();
  let nodes = 1;
  const add = (path: string, leaf: Leaf<E>): void => {
    let node = 0;
    for (let at = 0; at < path.length; at += 1) {
      const edge = node * UNITS + path.charCodeAt(at);
      let next = edges.get(edge);
      if (next === undefined) {
        next = nodes++;
        edges.set(edge, next);
      }
      node = next;
    }
    const there = leaves.get(node);
    const same = there?.find(
      (one) => one.text === leaf.text && one.form.status === leaf.form.status,
    );
    if (same) same.entries.push(...leaf.entries);
    else if (there) there.push(leaf);
    else leaves.set(node, [leaf]);
  };
  for (const entry of entries)
    for (const form of formsOf(entry, lang)) {
      const text = foldWidth(form.text.normalize("NFC"));
      if (text === "") continue;
      const leaf = { form, text, entries: [entry], isPerson: entry.kind === "person" };
      add(foldCase(text), leaf);
      if (/[bcdfghjklmnpqrstvwxz]y$/.test(text))
        add(foldCase(`${text.slice(0, -1)}ies`), { ...leaf, text: `${text.slice(0, -1)}ies` });
    }

  /** Every wording that begins at `start`. */
  const collect = (shown: string, folded: string, start: number, into: Hit<E>[]): void => {
    if (isWordUnit(shown[start]) && isWordUnit(shown[start - 1])) return;
    let node: number | undefined = 0;
    for (let at = start; at < folded.length; at += 1) {
      node = edges.get(node * UNITS + folded.charCodeAt(at));
      if (node === undefined) return;
      for (const leaf of leaves.get(node) ?? []) {
        const end = endOf(shown, at + 1);
        if (end !== null && hasCase(leaf.text, shown.slice(start, at + 1)))
          into.push({ start, end, leaf });
      }
    }
  };

  return {
    find(text) {
      if (edges.size === 0 || text === "") return [];
      const shown = foldWidth(text);
      const folded = foldCase(shown);
      const hits: Hit<E>[] = [];
      for (let start = 0; start < folded.length; start += 1) collect(shown, folded, start, hits);
      if (hits.length === 0) return [];
      return withoutOverlaps(withinWords(hits, text)).map(({ start, end, leaf }) => ({
        ...{ start, end, form: leaf.form, entries: leaf.entries },
      }));
    },
  };
}

interface Hit<E extends Known> {
  start: number;
  end: number;
  leaf: Leaf<E>;
}

/** Where the word ends that a wording of Latin letters ends in; null where that is not the end of it. */
function endOf(shown: string, end: number): number | null {
  if (!isWordUnit(shown[end - 1]) || !isWordUnit(shown[end])) return end;
  // A figure has no plural, and "US" is not "u".
  if (/[0-9]/.test(shown[end - 1] ?? "")) return null;
  const rest = plural.exec(shown.slice(end, end + 4));
  return rest ? end + rest[0].length : null;
}

/** A capital of the wording is one in the text; a small letter may be either there, as in a headline. */
function hasCase(wording: string, shown: string): boolean {
  for (let at = 0; at < wording.length; at += 1) {
    const unit = wording[at] ?? "";
    if (unit !== shown[at] && unit !== unit.toLowerCase()) return false;
  }
  return true;
}

const words = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * Drops short Han wordings that only come about where two words meet, as 中国 does in 发展中国家: a word reaches into
 * them from outside. Names of people, which no dictionary has, must be reached into from both sides.
 */
function withinWords<E extends Known>(hits: Hit<E>[], text: string): Hit<E>[] {
  const isDoubtful = ({ leaf }: Hit<E>): boolean =>
    leaf.text.length > 1 && leaf.text.length <= SHORT && isHan(leaf.text);
  if (!hits.some(isDoubtful)) return hits;
  const starts = [...words.segment(text)].map(({ index }) => index);
  const borders = new Set(starts).add(text.length);
  const wordAt = (at: number): [number, number] => {
    let [start, end] = [at, at + 1];
    while (!borders.has(start)) start -= 1;
    while (!borders.has(end)) end += 1;
    return [start, end];
  };
  return hits.filter((hit) => {
    if (!isDoubtful(hit)) return true;
    const [firstStart, firstEnd] = wordAt(hit.start);
    const [lastStart, lastEnd] = wordAt(hit.end - 1);
    const cutBefore = firstStart < hit.start && firstEnd < hit.end;
    const cutBehind = lastEnd > hit.end && lastStart > hit.start;
    return hit.leaf.isPerson ? !(cutBefore && cutBehind) : !(cutBefore || cutBehind);
  });
}

/** The longest first, then the leftmost; of the same length that which is to be used. */
function withoutOverlaps<E extends Known>(hits: Hit<E>[]): Hit<E>[] {
  const rank = { approved: 0, allowed: 1, forbidden: 2 };
  const order = hits.toSorted(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      rank[a.leaf.form.status] - rank[b.leaf.form.status],
  );
  const kept: Hit<E>[] = [];
  const taken = new Set<number>();
  for (const hit of order) {
    let isFree = true;
    for (let at = hit.start; at < hit.end && isFree; at += 1) isFree = !taken.has(at);
    if (!isFree) continue;
    for (let at = hit.start; at < hit.end; at += 1) taken.add(at);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
