/** What the desk's search finds, in a real full-text index. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import * as fc from "fast-check";
import { reportQuerySchema } from "../../core/api/report.ts";
import { makeReport, type MadeReport } from "../../tests/support/made-report.ts";
import { type Catalog, createCatalog } from "./catalog.ts";
import { openDatabase } from "./database.ts";
import { excerptOf, toIndexText, toMatchQuery } from "./search-text.ts";

function finds(text: string, query: string): boolean {
  const db = new DatabaseSync(":memory:");
  db.exec("CREATE VIRTUAL TABLE f USING fts5 (t, tokenize='unicode61 remove_diacritics 2')");
  db.prepare("INSERT INTO f VALUES (?)").run(toIndexText(text));
  const match = toMatchQuery(query);
  return match !== null && db.prepare("SELECT 1 FROM f WHERE f MATCH ?").get(match) !== undefined;
}

const TEXT =
  "2021年北京地区广受关注学术成果系列报告会（AI与5G专场）在京举办，Wu Xiaolin’s café talk，共600万人次𠮷。";

test.each([
  "北",
  "会",
  "学术成果",
  "广受关注学术",
  "系列 举办",
  "举办 北京",
  "AI",
  "ai与5g",
  "5G专场",
  "2021年",
  "600万",
  "xiaol",
  "Wu Xiaolin",
  "cafe",
  "ＡＩ",
  "𠮷",
  "万人次",
  "“学术成果”",
  "（AI",
  "talk 北京",
  "Xiaolin Wu café",
])("finds %s", (query) => {
  expect(finds(TEXT, query)).toBe(true);
});

test.each([
  "南",
  "学成",
  "果成",
  "学术 南京",
  "iaolin",
  "AIs",
  "",
  "  ",
  "，。",
  '"',
  "NEAR(",
  '北京 OR 南京*"x',
])("does not find %s", (query) => {
  expect(finds(TEXT, query)).toBe(false);
});

test("finds every Han substring of every text, and takes any query at all", () => {
  const han = fc.string({
    unit: fc.constantFrom(..."一丁七万丈三上下不与𠮷".match(/./gu)!),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(han, fc.nat(), fc.nat(), (text, from, length) => {
      const characters = [...text];
      const start = from % characters.length;
      const part = characters.slice(start, start + 1 + (length % 4)).join("");
      expect(finds(`前，${text}；abc`, part)).toBe(true);
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (query) => {
      finds(TEXT, query);
      excerptOf(TEXT, query);
    }),
    { numRuns: 60 },
  );
});

test("shows the hit in a piece of the text, at the offsets it gives", () => {
  const long = `${"前文".repeat(40)}，关键句在此。${"后文".repeat(80)}`;
  const excerpt = excerptOf(long, "关键 此")!;
  expect(excerpt.text).toMatch(/^….*关键句在此.*…$/);
  expect(excerpt.text.length).toBeLessThanOrEqual(122);
  expect(excerpt.ranges.map(([start, end]) => excerpt.text.slice(start, end))).toEqual([
    "关键",
    "此",
  ]);
  expect(excerptOf(long, "没有")).toBeNull();
  expect(excerptOf("a\nb", "b")).toEqual({ text: "a b", ranges: [[2, 3]] });
  expect(excerptOf("C++ (x)", "c++")?.ranges).toEqual([[0, 3]]);
});

test("never cuts a character in two", () => {
  const rare = "𠮷".repeat(200);
  for (const text of [`${rare}中${rare}`, `a${rare}中${rare}`])
    expect(excerptOf(text, "中")?.text.isWellFormed()).toBe(true);
});

async function withCatalog(made: MadeReport[], work: (catalog: Catalog) => void): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "diglot-catalog-"));
  const database = await openDatabase(dir);
  const catalog = createCatalog(database.db);
  for (const [index, one] of made.entries()) catalog.put(makeReport({ number: index + 1, ...one }));
  work(catalog);
  await database.close();
  await rm(dir, { recursive: true, force: true });
}

const ask = (catalog: Catalog, query: Parameters<typeof reportQuerySchema.parse>[0]) => {
  const { total, rows } = catalog.list(reportQuerySchema.parse(query));
  return { total, numbers: rows.map((row) => row.number), rows };
};

test("lists by column, stage, person, translation and bin, in any order, page by page", async () => {
  const made: MadeReport[] = [
    { zh: { headline: "乙" }, head: { column: "events", releaseDate: "2026-01-01" } },
    { zh: { headline: "甲" }, stages: { en: "draft" }, head: { releaseDate: "2024-01-01" } },
    { zh: { headline: "丙" }, en: { headline: "" }, head: { releaseDate: null } },
    { zh: { headline: "丁" }, binnedAt: "2026-02-02T00:00:00.000Z" },
  ];
  await withCatalog(made, (catalog) => {
    const by = (query: object) => ask(catalog, query).numbers;
    expect(by({ sort: "number", descending: false })).toEqual([1, 2, 3]);
    // As read aloud: bǐng, jiǎ, yǐ.
    expect(by({ sort: "headline", descending: false })).toEqual([3, 2, 1]);
    expect(by({ sort: "release" })).toEqual([1, 2, 3]);
    expect(by({ sort: "release", descending: false })).toEqual([2, 1, 3]);
    expect(by({ column: "events" })).toEqual([1]);
    expect(by({ stage: { stage: "draft" } })).toEqual([2]);
    expect(by({ stage: { lang: "zh", stage: "draft" } })).toEqual([]);
    expect(by({ translationDue: true })).toEqual([3]);
    expect(by({ binned: true })).toEqual([4]);
    const page = ask(catalog, { sort: "number", descending: false, offset: 1, limit: 1 });
    expect([page.total, page.numbers]).toEqual([3, [2]]);
    expect(catalog.nextNumber()).toBe(5);
    expect([...catalog.columnsInUse()].toSorted()).toEqual(["events", "news"]);
    expect(by({ column: "' OR 1=1 --" })).toEqual([]);
  });
});

test("finds a report by what either edition says, and forgets what it no longer says", async () => {
  await withCatalog([], (catalog) => {
    const report = makeReport({ zh: { headline: "河口论坛" }, en: { headline: "Estuary forum" } });
    catalog.put(report);
    catalog.put({ ...makeReport({ number: 2 }), id: makeReport().id });
    expect(ask(catalog, { text: "口论" }).rows[0]?.hit).toMatchObject({
      lang: "zh",
      ranges: [[1, 3]],
    });
    expect(ask(catalog, { text: "estu" }).rows[0]?.hit).toMatchObject({
      lang: "en",
      ranges: [[0, 4]],
    });
    expect(ask(catalog, { text: "论坛 forum" }).numbers).toEqual([1]);
    const changed = makeReport({ zh: { headline: "湿地论坛" } });
    catalog.put({ ...changed, id: report.id });
    expect(ask(catalog, { text: "河口" }).total).toBe(0);
    expect(ask(catalog, { text: "湿地" }).numbers).toEqual([1]);
  });
});

test("searches author, source and tags too", async () => {
  const head = { author: { zh: "欧阳文", en: "Ouyang Wen" }, tags: { zh: ["湿地"], en: [] } };
  await withCatalog([{ head }], (catalog) => {
    for (const text of ["欧阳", "ouyang", "湿地"]) expect(ask(catalog, { text }).total).toBe(1);
  });
});
