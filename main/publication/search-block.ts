/** One block of the search index: for each term the reports that have it, cut into files that are kept as text. */
import { type BlockPlace, shardPath, shardsOf } from "../../core/publication/search/layout.ts";
import { fromSteps, hasStep, toSteps } from "../../core/publication/search/numbers.ts";
import type { SearchedText } from "../../core/publication/search/searched-text.ts";
import { shardOf, termsOf } from "../../core/publication/search/terms.ts";
import type { Lang } from "../../core/report/lang.ts";
import { createBreather } from "./breather.ts";
import { sha256 } from "./hash.ts";

export interface SearchBlock {
  place: BlockPlace;
  /** What the terms of each report in it follow from, by number. */
  keys: Map<number, string>;
  put(number: number, key: string, text: SearchedText): void;
  drop(number: number): void;
  /** Writes what was put and dropped into the block's files. */
  settle(): Promise<void>;
  files(): BlockFile[];
  /** Changes when any of its files does. */
  state(): string;
  /** The block's files as lists of reports by term. */
  lists(): Iterable<Lists>;
}

export interface BlockFile {
  path: string;
  text: string;
  hash: string;
}

/** Numbers of reports by term: everywhere in the text, and in the headline. */
interface Lists {
  t: Map<string, number[]>;
  h: Map<string, number[]>;
}

const parts = ["t", "h"] as const;

const emptyLists = (): Lists => ({ t: new Map(), h: new Map() });

/** @param before blocks as they were; what they know of this block's numbers is taken over */
export function createBlock(
  lang: Lang,
  place: BlockPlace,
  before: readonly SearchBlock[],
): SearchBlock {
  const count = shardsOf(place);
  const keys = new Map<number, string>();
  const files: BlockFile[] = [];
  /** In which files a report stands, a bit for each. */
  const where = new Map<number, Uint8Array>();
  const coming = new Map<number, SearchedText>();
  const going = new Set<number>();
  let state: string | null = null;

  const write = (shard: number, lists: Lists): void => {
    const text = shardText(lists, place.start);
    if (files[shard]?.text === text) return;
    files[shard] = { path: shardPath(lang, place, shard), text, hash: sha256(text) };
    state = null;
  };
  const note = (numbers: readonly number[], shard: number): void => {
    for (const number of numbers) {
      const bits = where.get(number) ?? new Uint8Array(Math.ceil(count / 8));
      bits[shard >> 3] = (bits[shard >> 3] ?? 0) | (1 << (shard & 7));
      where.set(number, bits);
    }
  };

  const taken = listsOf(before, place, keys);
  for (const [shard, lists] of cut(taken, count).entries()) {
    write(shard, lists);
    for (const part of parts) for (const numbers of lists[part].values()) note(numbers, shard);
  }

  return {
    place,
    keys,
    put(number, key, text) {
      if (keys.has(number)) going.add(number);
      keys.set(number, key);
      coming.set(number, text);
    },
    drop(number) {
      keys.delete(number);
      going.add(number);
    },
    async settle() {
      if (coming.size === 0 && going.size === 0) return;
      const breathe = createBreather();
      const added = cut(await listsOfTexts(coming, breathe), count);
      for (const [shard, more] of added.entries()) {
        await breathe();
        const left = [...going].filter(
          (number) => ((where.get(number)?.[shard >> 3] ?? 0) >> (shard & 7)) & 1,
        );
        if (left.length === 0 && more.t.size === 0 && more.h.size === 0) continue;
        const steps = parseShard(files[shard]?.text ?? "");
        if (stays(steps, { going: left, more, start: place.start })) continue;
        const lists = toLists(steps, place.start);
        if (left.length > 0) takeOut(lists, new Set(left));
        merge(lists, more);
        write(shard, lists);
      }
      for (const number of going) where.delete(number);
      for (const [shard, { t, h }] of added.entries())
        for (const numbers of [...t.values(), ...h.values()]) note(numbers, shard);
      coming.clear();
      going.clear();
    },
    files: () => files,
    state: () => (state ??= sha256(files.map(({ hash }) => hash).join()).slice(0, 8)),
    *lists() {
      for (const { text } of files) yield readShard(text, place.start);
    },
  };
}

/** What other blocks know of a place's reports; says in `keys` which reports these are. */
function listsOf(
  blocks: readonly SearchBlock[],
  { start, size }: BlockPlace,
  keys: Map<number, string>,
): Lists {
  const found = emptyLists();
  for (const block of blocks) {
    const mine = new Set<number>();
    for (const [number, key] of block.keys)
      if (number >= start && number < start + size) {
        keys.set(number, key);
        mine.add(number);
      }
    if (mine.size === 0) continue;
    for (const lists of block.lists())
      for (const part of parts)
        for (const [term, numbers] of lists[part]) {
          const kept = numbers.filter((number) => mine.has(number));
          if (kept.length > 0) append(found[part], term, kept);
        }
  }
  return found;
}

async function listsOfTexts(
  texts: ReadonlyMap<number, SearchedText>,
  breathe: () => Promise<void>,
): Promise<Lists> {
  const lists = emptyLists();
  for (const [number, { text, headline }] of texts) {
    await breathe();
    for (const term of termsOf(text)) addTo(lists.t, term, number);
    for (const term of termsOf(headline)) addTo(lists.h, term, number);
  }
  return lists;
}

/** Lists by the file that their terms stand in. */
function cut(lists: Lists, count: number): Lists[] {
  const shards = Array.from({ length: count }, emptyLists);
  for (const part of parts)
    for (const [term, numbers] of lists[part])
      shards[shardOf(term, count)]?.[part].set(term, numbers);
  return shards;
}

function addTo(lists: Map<string, number[]>, term: string, number: number): void {
  const list = lists.get(term);
  if (list) list.push(number);
  else lists.set(term, [number]);
}

function append(lists: Map<string, number[]>, term: string, numbers: readonly number[]): void {
  for (const number of numbers) addTo(lists, term, number);
}

function merge(lists: Lists, more: Lists): void {
  for (const part of parts)
    if (lists[part].size === 0) lists[part] = more[part];
    else for (const [term, numbers] of more[part]) append(lists[part], term, numbers);
}

function takeOut(lists: Lists, going: ReadonlySet<number>): void {
  for (const part of parts)
    for (const [term, numbers] of lists[part]) {
      const kept = numbers.filter((number) => !going.has(number));
      if (kept.length === 0) lists[part].delete(term);
      else if (kept.length < numbers.length) lists[part].set(term, kept);
    }
}

/** Numbers by term as a file has them. */
type Steps = Record<(typeof parts)[number], Record<string, string>>;

const parseShard = (text: string): Steps =>
  text === "" ? { t: {}, h: {} } : (JSON.parse(text) as Steps);

function toLists(steps: Steps, start: number): Lists {
  const lists = (of: Record<string, string>): Map<string, number[]> =>
    new Map(
      Object.keys(of).map((term) => [term, fromSteps(of[term] ?? "").map((step) => step + start)]),
    );
  return { t: lists(steps.t), h: lists(steps.h) };
}

const readShard = (text: string, start: number): Lists => toLists(parseShard(text), start);

/** Whether the reports that go stand under the very terms that they come back with: most terms of an edited text do. */
function stays(
  steps: Steps,
  { going, more, start }: { going: readonly number[]; more: Lists; start: number },
): boolean {
  const isGoing = new Set(going);
  return parts.every((part) => {
    const had = steps[part];
    for (const [term, numbers] of more[part])
      if (!Object.hasOwn(had, term) || !numbers.every((number) => isGoing.has(number)))
        return false;
    return Object.keys(had).every((term) => {
      const coming = more[part].get(term) ?? [];
      const of = had[term] ?? "";
      return going.every((number) => hasStep(of, number - start) === coming.includes(number));
    });
  });
}

/** Terms and numbers in order, so that the same reports give the same file whatever came first. */
function shardText({ t, h }: Lists, start: number): string {
  const text = (lists: Map<string, number[]>): string => {
    const terms = [...lists.keys()].sort();
    const steps = (term: string): string => toSteps(inOrder(lists.get(term) ?? []), start);
    return `{${terms.map((term) => `${JSON.stringify(term)}:"${steps(term)}"`).join()}}`;
  };
  return `{"t":${text(t)},"h":${text(h)}}\n`;
}

const inOrder = (numbers: number[]): number[] =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
    ? numbers
    : numbers.sort((a, b) => a - b);
