/**
 * Into which files the search index is cut. Reports stand in blocks by number: the most lie in large blocks, the newest in
 * small ones, so that a new report changes small files, and a search asks few blocks. Each block is cut by terms.
 */
import type { Lang } from "../../report/lang.ts";
import { whileSame } from "../../while-same.ts";
import type { SiteReport } from "../site.ts";

/** How many numbers a block spans. */
const sizes = [4096, 1024, 256, 64] as const;
const smallest = 64;
/** Into how many files by terms a block is cut: a file has about 15 KB. */
const shardCounts: Record<number, number> = { 4096: 512, 1024: 128, 256: 32, 64: 16 };

export interface BlockPlace {
  size: number;
  /** Its first number. */
  start: number;
}

/** Blocks for the numbers up to `last`: whole ones as large as they go, a small one at the end. */
export function blocksUpTo(last: number): BlockPlace[] {
  const blocks: BlockPlace[] = [];
  for (let start = 0; start <= last; ) {
    const fits = (size: number): boolean => start % size === 0 && start + size <= last + 1;
    const size = sizes.find(fits) ?? smallest;
    blocks.push({ size, start });
    start += size;
  }
  return blocks;
}

export const shardsOf = ({ size }: BlockPlace): number => shardCounts[size] ?? 1;

/** Blocks of the numbers that there are; empty ones are left out. */
export function blocksOf(numbers: readonly number[]): BlockPlace[] {
  const last = numbers.reduce((most, one) => Math.max(most, one), 0);
  const groups = new Set(numbers.map(groupOf));
  return blocksUpTo(last).filter(({ size, start }) => {
    for (let group = groupOf(start); group < groupOf(start + size); group += 1)
      if (groups.has(group)) return true;
    return false;
  });
}

const folder = (lang: Lang): string => `${lang === "en" ? "en/" : ""}search/data`;

/** What there is to search, and how new it is. */
export const searchIndexPath = (lang: Lang): string => `${folder(lang)}/index.json`;

export const shardPath = (lang: Lang, { size, start }: BlockPlace, shard: number): string =>
  `${folder(lang)}/${size}-${start}/${shard}.json`;

/** Where the reports of 64 numbers lie on the site. */
export const addressesPath = (lang: Lang, group: number): string =>
  `${folder(lang)}/at/${group}.json`;

export const groupOf = (number: number): number => Math.floor(number / smallest);

/** The first number of a group. */
export const firstOf = (group: number): number => group * smallest;

/** Every file of the index of a language, in no order. */
export const searchPaths = (reports: readonly SiteReport[], lang: Lang): readonly string[] =>
  pathsIn[lang](reports);

const pathsOf = (lang: Lang) =>
  whileSame(
    ({ number, editions }: SiteReport) => (editions[lang] ? number : null),
    (reports): readonly string[] => {
      const numbers = reports.filter(({ editions }) => editions[lang]).map(({ number }) => number);
      return [
        searchIndexPath(lang),
        ...[...new Set(numbers.map(groupOf))].map((group) => addressesPath(lang, group)),
        ...blocksOf(numbers).flatMap((block) =>
          Array.from({ length: shardsOf(block) }, (_, shard) => shardPath(lang, block, shard)),
        ),
      ];
    },
  );

const pathsIn = { zh: pathsOf("zh"), en: pathsOf("en") };
