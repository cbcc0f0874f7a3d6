/** Old addresses: which the site keeps, where a page lies otherwise, and what servers are told. */
import { expect, test } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { defaultSettings } from "../library/settings.ts";
import type { Plan } from "./plan.ts";
import { addressOf, isKeepable, movedFiles, withOldPages, withoutTaken } from "./old-address.ts";
import { toSiteReport } from "./site.ts";

test.each([
  ["art/2019/5/28/art_12_3456.html", "zh", true],
  ["en/art/2019/5/28/art_12_3456.html", "en", true],
  ["about/index.html", "zh", true],
  ["art/2019/5/28/art_12_3456.html", "en", false],
  ["en/art/a_1.html", "zh", false],
  ["Art/a_1.html", "zh", false],
  ["art/a_1.shtml", "zh", false],
  ["index.html", "zh", false],
  ["col/news/a.html", "zh", false],
  ["assets/a.html", "zh", false],
  [".diglot/a.html", "zh", false],
  ["../a.html", "zh", false],
  ["文.html", "zh", false],
  ["", "zh", false],
] as const)("%s in %s can be kept: %s", (path, lang, expected) => {
  expect(isKeepable(path, lang)).toBe(expected);
});

const siteReport = (number: number, zh: string) =>
  toSiteReport(makeReport({ number, head: { oldAddress: { zh, en: "" } } }), {
    settings: defaultSettings(),
    published: ["zh", "en"],
    hash: (text) => text,
    isLost: () => false,
  });

test("the old address goes before the pattern, edition by edition; a page of its own has neither", () => {
  const facts = { day: "2026-03-09", column: "news", number: 7 };
  const how = { lang: "zh", addressPattern: "/a/{number}.html" } as const;
  const oldAddress = { zh: "old/x.html", en: "" };
  expect(addressOf({ oldAddress }, facts, how)).toEqual({ path: "old/x.html", movedFrom: null });
  expect(addressOf({ oldAddress }, facts, { ...how, lang: "en" })).toEqual({
    path: "en/a/7.html",
    movedFrom: null,
  });
  const page = { address: "about", place: "foot", order: 0 } as const;
  expect(addressOf({ oldAddress, page }, facts, how)).toEqual({
    path: "about/index.html",
    movedFrom: "old/x.html",
  });
});

test("of two reports at one address the one that was begun first keeps it", () => {
  const [first, second] = [siteReport(3, "old/x.html"), siteReport(4, "old/x.html")];
  const [kept, issues] = withoutTaken([second, first]);
  expect(kept).toEqual([first]);
  expect(issues.map(({ number, lang, code, blocking }) => [number, lang, code, blocking])).toEqual([
    [4, "zh", "address-taken", true],
    [4, "en", "address-taken", true],
  ]);
});

test("a plan has the numbers of pages that the pattern does not tell, of those that change", () => {
  const file = (path: string) => ({ path, sizeBytes: 1, hash: "", title: "" });
  const bare: Plan = {
    ...{ target: "web", backTo: null, id: "", changed: [], removed: [], unchanged: 0 },
    ...{ foreign: [], uploadBytes: 0, reports: 2, issues: [], approval: null },
    added: [file("art/2019/1/1/art_12_99.html"), file("en/art/2026/3/9/art_news_3.html")],
  };
  const settings = defaultSettings();
  const reports = [siteReport(3, "art/2019/1/1/art_12_99.html"), siteReport(4, "old/x.html")];
  expect(withOldPages(bare, { reports, settings }).oldPages).toEqual({
    "art/2019/1/1/art_12_99.html": 3,
  });
  expect(withOldPages(bare, { reports: [siteReport(5, "")], settings })).toBe(bare);
});

test("servers are told what moved, under the site's own root; the map has no line that is no path", () => {
  const reports = [siteReport(3, "Old/X.html"), siteReport(4, "a b;}.html"), siteReport(5, "")];
  const [json, map] = movedFiles("https://s.example/sub", reports);
  expect(map).toEqual({
    path: "moved.map",
    text: "/sub/Old/X.html /sub/art/2026/3/9/art_news_3.html;\n",
  });
  expect(JSON.parse(json?.text ?? "")).toEqual({
    moved: [
      { from: "/sub/Old/X.html", to: "/sub/art/2026/3/9/art_news_3.html", lang: "zh" },
      { from: "/sub/a%20b;%7D.html", to: "/sub/art/2026/3/9/art_news_4.html", lang: "zh" },
    ],
  });
  expect(movedFiles("https://s.example", [siteReport(5, "")])).toEqual([]);
});
