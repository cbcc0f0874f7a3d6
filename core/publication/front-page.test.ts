/** Tests of what the front page shows, and of what comes on the pages behind it. */
import { describe, expect, it } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { pagesOf, siteSettings } from "../../tests/support/site-pages.ts";
import { viewOf, siteLink } from "./view.ts";
import type { SitePage } from "./site.ts";

/** Number 1 is the oldest. */
const reports = (...columns: string[]) =>
  columns.map((column, index) =>
    makeReport({
      number: index + 1,
      head: { column, releaseDate: `2026-01-${String(index + 1).padStart(2, "0")}` },
    }),
  );

type List = Extract<SitePage, { kind: "list" }>;

const settings = siteSettings({ pageSize: 9 });
const listsOf = (...columns: string[]): List[] =>
  pagesOf(settings, ...reports(...columns)).flatMap((page) =>
    page.kind === "list" && page.lang === "zh" && page.column === null ? page : [],
  );
const numbersOf = (of: List["reports"]): number[] => of.map(({ number }) => number);
const many = (column: string, count: number): string[] =>
  Array.from({ length: count }, () => column);

describe("the front page", () => {
  it("has sections for columns that have three reports and more behind the newest eight, in the order of the columns", () => {
    const [front] = listsOf(...many("events", 3), ...many("news", 12));
    expect(front && numbersOf(front.reports)).toEqual([15, 14, 13, 12, 11, 10, 9, 8]);
    expect(front && numbersOf(front.sections)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it("has none for a column with two, and is a list like others where no column has enough", () => {
    const [front, next] = listsOf(...many("events", 2), ...many("news", 8));
    expect(front && numbersOf(front.reports)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(front?.sections).toEqual([]);
    expect(next && numbersOf(next.reports)).toEqual([1]);
  });

  it("leaves none out on the pages behind it, and repeats none", () => {
    const lists = listsOf(...many("events", 9), ...many("news", 15));
    expect(lists.map(({ pages }) => pages)).toEqual([3, 3, 3]);
    expect(lists.flatMap((list) => numbersOf(list.reports))).toEqual(
      Array.from({ length: 24 }, (_, index) => 24 - index),
    );
    expect(lists.slice(1).flatMap(({ sections }) => sections)).toEqual([]);
  });

  it("names its sections and leads to their columns", () => {
    const [front] = listsOf(...many("events", 3), ...many("news", 12));
    if (!front) throw new Error("no front page");
    const words = { zh: {}, en: {} };
    const facts = { settings, columns: settings.columns, ownPages: [], words, files: {} };
    const { list } = viewOf(front, { ...facts, link: siteLink(settings) });
    expect(
      list?.sections.map(({ id, name, href, items }) => [id, name, href, items.length]),
    ).toEqual([
      ["section-news", "要闻", "col/news/index.html", 4],
      ["section-events", "活动", "col/events/index.html", 3],
    ]);
  });
});
