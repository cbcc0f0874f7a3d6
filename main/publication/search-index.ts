/** Makes the search index of the site in both languages, and keeps it, so that an edited report costs its own files only. */
import { byObject } from "../../core/by-object.ts";
import { isSameArray } from "../../core/same-array.ts";
import { whileSame } from "../../core/while-same.ts";
import {
  addressesPath,
  type BlockPlace,
  blocksOf,
  firstOf,
  groupOf,
  searchIndexPath,
} from "../../core/publication/search/layout.ts";
import { toDigits } from "../../core/publication/search/numbers.ts";
import { type SearchedText, searchedText } from "../../core/publication/search/searched-text.ts";
import type { SiteReport } from "../../core/publication/site.ts";
import type { SiteText } from "../../core/publication/sitemap.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { sha256 } from "./hash.ts";
import type { TextsSeen } from "./report-reading.ts";
import { createBlock, type SearchBlock } from "./search-block.ts";

/** The report with the text that the site has of it in a language. */
type ReadText = (report: SiteReport, lang: Lang) => Promise<Report | null>;

export interface SearchIndex {
  /** Notes the words of a report that was just read, for the next `files`. */
  see(shown: SiteReport, texts: Partial<Record<Lang, Pick<TextsSeen, "words">>>): void;
  /**
   * Every file of the index for the reports of the site. `read` gives the text of a report that was not seen; null for
   * one that is gone.
   */
  files(reports: readonly SiteReport[], read: ReadText): Promise<IndexFile[]>;
}

export interface IndexFile extends SiteText {
  hash: string;
}

interface Language {
  blocks: Map<string, SearchBlock>;
  /** The reports that the blocks are of, by number; none while they are brought up to date. */
  of: ByNumber;
  seen: Map<number, { key: string; words: () => SearchedText }>;
  /** Files of addresses by group of numbers, with the addresses that they were made of. */
  addresses: Map<number, { of: string[]; file: IndexFile }>;
  index: IndexFile | null;
  /** `daysIn` of all reports. */
  days: (reports: readonly SiteReport[]) => string;
}

/** Most numbers are of a report. */
type ByNumber = readonly (SiteReport | undefined)[];

const newLanguage = (lang: Lang): Language => ({
  blocks: new Map(),
  of: [],
  seen: new Map(),
  addresses: new Map(),
  index: null,
  days: whileSame(
    ({ number, day, editions }: SiteReport) => editions[lang] && [number, day],
    (reports) => daysIn(reports.filter(({ editions }) => editions[lang])),
  ),
});

const nameOf = ({ size, start }: BlockPlace): string => `${size}-${start}`;

const isIn = ({ size, start }: BlockPlace, number: number): boolean =>
  number >= start && number < start + size;

/** Reports that were not read again are the same objects. */
function isSameIn({ size, start }: BlockPlace, a: ByNumber, b: ByNumber): boolean {
  for (let number = start; number < start + size; number += 1)
    if (a[number] !== b[number]) return false;
  return true;
}

/** What the terms of an edition follow from. */
function keyOf(report: SiteReport, lang: Lang): string {
  const { author, source, tags, event } = report;
  const head = [author[lang], source[lang], tags[lang], event];
  return sha256(JSON.stringify([report.id, report.editions[lang]?.textHash, head])).slice(0, 16);
}

export function createSearchIndex(): SearchIndex {
  const languages: Record<Lang, Language> = { zh: newLanguage("zh"), en: newLanguage("en") };

  const keyIn: Record<Lang, (report: SiteReport) => string> = {
    zh: byObject((report) => keyOf(report, "zh")),
    en: byObject((report) => keyOf(report, "en")),
  };

  let turn: Promise<unknown> = Promise.resolve();

  const holds = (lang: Lang, number: number, key: string): boolean => {
    for (const block of languages[lang].blocks.values())
      if (isIn(block.place, number)) return block.keys.get(number) === key;
    return false;
  };

  return {
    see(shown, texts) {
      for (const lang of langs) {
        const text = texts[lang];
        if (!text) continue;
        const key = keyIn[lang](shown);
        if (holds(lang, shown.number, key)) continue;
        languages[lang].seen.set(shown.number, { key, words: text.words });
      }
    },
    files: (reports, read) => {
      // Two publications may be prepared at once; each finds the index as the other left it.
      const next = turn.then(() => filesOf(reports, read));
      turn = next.catch(() => undefined);
      return next;
    },
  };

  async function filesOf(reports: readonly SiteReport[], read: ReadText): Promise<IndexFile[]> {
    const files: IndexFile[] = [];
    for (const lang of langs) {
      const inLang = reports.filter(({ editions }) => editions[lang]);
      await bringUpToDate(lang, inLang);
      const language = languages[lang];
      const kept = [...language.blocks.values()].sort((a, b) => a.place.start - b.place.start);
      const text = indexText(language.days(reports), kept);
      if (language.index?.text !== text)
        language.index = withHash({ path: searchIndexPath(lang), text });
      files.push(
        ...kept.flatMap((block) => block.files()),
        ...addressFiles(lang, inLang, language.addresses),
        language.index,
      );
    }
    return files;

    async function bringUpToDate(lang: Lang, inLang: SiteReport[]): Promise<void> {
      const language = languages[lang];
      const before = [...language.blocks.values()];
      const next = new Map<string, SearchBlock>();
      const { of } = language;
      language.of = [];
      const wanted: (SiteReport | undefined)[] = [];
      for (const report of inLang) wanted[report.number] = report;
      for (const place of blocksOf(inLang.map(({ number }) => number))) {
        const kept = language.blocks.get(nameOf(place));
        const block = kept ?? createBlock(lang, place, before);
        next.set(nameOf(place), block);
        if (kept && isSameIn(place, wanted, of)) continue;
        for (const number of block.keys.keys()) if (!wanted[number]) block.drop(number);
        for (let number = place.start; number < place.start + place.size; number += 1) {
          const report = wanted[number];
          const key = report && keyIn[lang](report);
          if (!report || block.keys.get(number) === key) continue;
          const seen = language.seen.get(number);
          const text = seen && seen.key === key ? seen.words() : await textOf(report);
          language.seen.delete(number);
          if (text) block.put(number, key ?? "", text);
        }
        await block.settle();
      }
      language.blocks = next;
      language.of = wanted;
      language.seen.clear();

      async function textOf(report: SiteReport): Promise<SearchedText | null> {
        const living = await read(report, lang);
        return living && searchedText(living, lang);
      }
    }
  }
}

const withHash = (file: SiteText): IndexFile => ({ ...file, hash: sha256(file.text) });

/** Those of groups whose addresses are the same are the same again. */
function addressFiles(
  lang: Lang,
  reports: readonly SiteReport[],
  known: Language["addresses"],
): IndexFile[] {
  /** By group; each by its number within it. */
  const groups = new Map<number, string[]>();
  for (const { number, editions } of reports) {
    const group = groupOf(number);
    const of = groups.get(group) ?? [];
    of[number - firstOf(group)] = editions[lang]?.path ?? "";
    groups.set(group, of);
  }
  for (const group of known.keys()) if (!groups.has(group)) known.delete(group);
  return [...groups].map(([group, of]) => {
    const before = known.get(group);
    if (before && isSameArray(before.of, of)) return before.file;
    const paths = Object.fromEntries(
      Object.entries(of).map(([at, path]) => [firstOf(group) + Number(at), path]),
    );
    const file = withHash({
      path: addressesPath(lang, group),
      text: `${JSON.stringify(paths)}\n`,
    });
    known.set(group, { of, file });
    return file;
  });
}

const DAY_MS = 86_400_000;

/** Blocks with their state, and the days of the reports. */
function indexText(days: string, blocks: readonly SearchBlock[]): string {
  const places = blocks.map(({ place, state }) => [place.size, place.start, state()]);
  return `${JSON.stringify({ version: 1, blocks: places, days })}\n`;
}

/** For each number from 0 the day of its report: 0 for none, else days from the first one, plus 1. */
function daysIn(reports: readonly SiteReport[]): string {
  const first = reports.reduce((least, { day }) => (least === "" || day < least ? day : least), "");
  /** In digits; many reports share a day. */
  const digits = new Map<string, string>();
  const days: string[] = [];
  for (const { number, day } of reports) {
    const known = digits.get(day) ?? toDigits((Date.parse(day) - Date.parse(first)) / DAY_MS + 1);
    digits.set(day, known);
    days[number] = known;
  }
  const none = toDigits(0);
  let text = "";
  for (let number = 0; number < days.length; number += 1) text += days[number] ?? none;
  return text;
}
