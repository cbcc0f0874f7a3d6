/** Tests of the search index: the same from the same reports whatever came first, and read by the page's own script. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { siteReports, siteSettings } from "../../tests/support/site-pages.ts";
import { blocksUpTo, searchPaths, shardsOf } from "../../core/publication/search/layout.ts";
import { fromSteps, toDigits, toSteps } from "../../core/publication/search/numbers.ts";
import { shardOf, termsOf } from "../../core/publication/search/terms.ts";
import type { SiteReport } from "../../core/publication/site.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { searchedText } from "../../core/publication/search/searched-text.ts";
import { createSearchIndex, type SearchIndex } from "./search-index.ts";

// @ts-expect-error The page's script is plain JavaScript.
const page = await import("../../resources/theme/assets/search.js");

const settings = siteSettings();
const texts = [
  "量子计算与人工智能青年学术交流会在澜江举行",
  "Symposia of the universities: quantum computing in 2026",
  "𠮷野家 Ｆｕｌｌ width ﬁnance café 3.5亿元",
  "The glass boxes; ties, series, news",
];

const made = (number: number, day = "2026-03-09"): Report =>
  makeReport({
    number,
    head: { releaseDate: day, tags: { zh: ["标签"], en: ["tag"] } },
    zh: { headline: `第${number}篇`, body: [{ kind: "paragraph", text: texts[number % 3] ?? "" }] },
    en: { headline: `Report ${number}`, body: [{ kind: "paragraph", text: texts[1] ?? "" }] },
  });

const see = (index: SearchIndex, report: Report): SiteReport => {
  const [shown] = siteReports(settings, report);
  if (!shown) throw new Error("not shown");
  const words = (lang: Lang) => ({ words: () => searchedText(report, lang) });
  index.see(shown, { zh: words("zh"), en: words("en") });
  return shown;
};
const nothing = async () => null;
const filesOf = async (index: SearchIndex, shown: SiteReport[]): Promise<Map<string, string>> =>
  new Map((await index.files(shown, nothing)).map(({ path, text }) => [path, text]));

const numbers = [1, 2, 63, 64, 65, 130, 255, 256, 300, 1023, 1024];

describe("the index", () => {
  it("is the same whether it grew report by report or was made at once", async () => {
    const reports = numbers.map((number) => made(number));
    const grown = createSearchIndex();
    const shown: SiteReport[] = [];
    let last = new Map<string, string>();
    for (const report of reports) {
      shown.push(see(grown, report));
      last = await filesOf(grown, [...shown]);
    }
    const fresh = createSearchIndex();
    const once = reports.toReversed().map((report) => see(fresh, report));
    expect(await filesOf(fresh, once)).toEqual(last);
    expect([...last.keys()].sort()).toEqual(
      [...searchPaths(shown, "zh"), ...searchPaths(shown, "en")].sort(),
    );
  });

  it("is that of its reports again after one of others ended half-way", async () => {
    const index = createSearchIndex();
    const shown = numbers.map((number) => see(index, made(number)));
    const before = await filesOf(index, shown);
    // Drafts of the same reports: the first block takes them over, and what is in the last one cannot be read.
    const drafts = numbers.map((number) => {
      const text = JSON.stringify(made(number)).replaceAll("量子计算", "另一篇稿");
      return [JSON.parse(text) as Report, number] as const;
    });
    const others = drafts.map(([report, number]) => {
      const [one] = siteReports(settings, report);
      if (!one) throw new Error("not shown");
      if (number < 1024) see(index, report);
      return one;
    });
    const unreadable = () => Promise.reject(new Error("cut off"));
    await expect(index.files(others, unreadable)).rejects.toThrow("cut off");
    const read = async ({ number }: SiteReport) => made(number);
    const after = await index.files(shown, read);
    expect(new Map(after.map(({ path, text }) => [path, text]))).toEqual(before);
  });

  it("after an edit, a withdrawal and a second look is the same as one made anew", async () => {
    const reports = numbers.map((number) => made(number));
    const index = createSearchIndex();
    const shown = reports.map((report) => see(index, report));
    const before = await filesOf(index, shown);
    const [first, second, ...others] = reports as [Report, Report, ...Report[]];
    const edited = structuredClone(second);
    const texted = JSON.stringify(edited).replaceAll("第2篇", "第二篇新稿");
    const rest = [...others.map((_, at) => shown[at + 2] as SiteReport)];
    const now = [see(index, JSON.parse(texted)), ...rest];
    const after = await filesOf(index, now);
    const fresh = createSearchIndex();
    for (const report of others) see(fresh, report);
    see(fresh, JSON.parse(texted));
    expect(after).toEqual(await filesOf(fresh, now));
    see(index, first);
    see(index, second);
    expect(await filesOf(index, shown)).toEqual(before);
  });

  it("reads a report that it has not seen, and leaves out one that is gone", async () => {
    const report = made(5);
    const index = createSearchIndex();
    const shown = siteReports(settings, report, made(6));
    const read = vi.fn<(of: SiteReport) => Promise<Report | null>>(async ({ number }) =>
      number === 5 ? report : null,
    );
    const files = new Map((await index.files(shown, read)).map(({ path, text }) => [path, text]));
    expect(read).toHaveBeenCalledTimes(4);
    expect([...files.values()].join()).toContain('"野家"');
    await index.files(siteReports(settings, report), read);
    expect(read).toHaveBeenCalledTimes(4);
  });

  it("of an empty site has nothing to search", async () => {
    const files = await filesOf(createSearchIndex(), []);
    expect([...files.keys()]).toEqual(["search/data/index.json", "en/search/data/index.json"]);
    expect(JSON.parse(files.get("search/data/index.json") ?? "")).toMatchObject({ blocks: [] });
  });

  it("stands in few blocks, the newest numbers in small ones", () => {
    expect(blocksUpTo(0)).toEqual([{ size: 64, start: 0 }]);
    const blocks = blocksUpTo(10_000);
    expect(blocks.map(({ size }) => size)).toEqual([4096, 4096, 1024, 256, 256, 256, 64]);
    for (let last = 0; last < 20_000; last += 97) expect(blocksUpTo(last).length).toBeLessThan(16);
  });
});

it("numbers come back from text", () => {
  const rising = [0, 1, 31, 32, 63, 1024, 4095, 100_000];
  expect(fromSteps(toSteps(rising))).toEqual(rising);
  expect(page.fromDigits(rising.map(toDigits).join(""))).toEqual(rising);
});

describe("the page's script", () => {
  it("takes a query apart as the index takes texts apart", () => {
    for (const text of texts) {
      const asked: string[] = page
        .readQuery(`${text} .`)
        .flatMap(({ terms }: { terms: string[] }) => terms);
      const terms = termsOf(text);
      for (const term of asked) expect(terms, term).toContain(term);
      for (const term of terms) expect(page.shardOf(term, 512)).toBe(shardOf(term, 512));
    }
    expect(shardsOf({ size: 4096, start: 0 })).toBe(512);
  });

  let files: Map<string, string>;
  beforeEach(async () => {
    const index = createSearchIndex();
    const shown = numbers.map((number) =>
      see(index, made(number, number === 2 ? "2027-01-01" : undefined)),
    );
    files = await filesOf(index, shown);
    vi.stubGlobal("fetch", async (url: string) => {
      const text = files.get(url.replace("https://s.example/", "").replace(/\?.*/, ""));
      return new Response(text ?? null, { status: text === undefined ? 404 : 200 });
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  const find = (query: string, lang = ""): Promise<number[]> =>
    page.findNumbers(`https://s.example/${lang}search/data/index.json`, page.readQuery(query));

  it("finds parts of Han texts down to one character, newest first", async () => {
    expect(await find("野家")).toEqual([2, 65]);
    expect((await find("𠮷"))[0]).toBe(2);
    expect(await find("量子计算")).toEqual(numbers.filter((number) => number % 3 === 0).reverse());
    expect(await find("量子天文")).toEqual([]);
    expect(await find("第63篇")).toContain(63);
    expect(await find("，。")).toEqual([]);
  });

  it("finds English words in any form of number, by their beginning while they are typed", async () => {
    expect(await find("university", "en/")).toHaveLength(numbers.length);
    expect(await find("symposi", "en/")).toHaveLength(numbers.length);
    expect(await find("symposi quantum", "en/")).toEqual([]);
    expect(await find("report 1024", "en/")).toEqual([1024]);
    expect(await find("TAG quantum", "en/")).toHaveLength(numbers.length);
  });

  it("marks what was asked for, and knows when it does not stand together", () => {
    const text = "Café 交流会：量子计算与学术交流";
    const parts = (query: string) =>
      page
        .rangesIn(text, page.readQuery(query))
        ?.map(([from, to]: [number, number]) => text.slice(from, to)) ?? null;
    expect(parts("交流")).toEqual(["交流", "交流"]);
    expect(parts("cafes ")).toEqual(["Café"]);
    expect(parts("学术 量子")).toEqual(["量子", "学术"]);
    expect(parts("学术计算")).toBe(null);
  });
});
