/** How a plan's files are put in order and found. */
import { expect, it } from "vitest";
import { DEFAULT_ADDRESS_PATTERN } from "../library/settings.ts";
import type { Plan } from "./plan.ts";
import { filterRows, rowsOfPlan } from "./plan-rows.ts";

const file = (path: string, title = "") => ({ path, title, sizeBytes: 1, hash: "h" });
const plan: Plan = {
  ...{
    target: "web",
    backTo: null,
    approval: null,
    id: "1",
    unchanged: 0,
    foreign: [],
    uploadBytes: 0,
    reports: 2,
    issues: [],
  },
  added: [file("assets/ab-640.webp"), file("en/art/2026/1/2/art_news_12.html", "A prize")],
  changed: [
    file("assets/site.0123456789ab.css"),
    file("sitemap.xml"),
    file("index.html", "科协"),
    file("art/2026/1/2/art_news_12.html", "获奖"),
    file("art/2026/1/1/art_news_7.html", "讲座"),
  ],
  removed: [{ path: "old.html", title: "旧页" }],
};
const rows = rowsOfPlan(plan, DEFAULT_ADDRESS_PATTERN);
const paths = (found: typeof rows) => found.map(({ path }) => path);

it("puts reports first, the newest on top and its languages together, then all that follows from them", () => {
  expect(paths(rows)).toEqual([
    "art/2026/1/2/art_news_12.html",
    "en/art/2026/1/2/art_news_12.html",
    "art/2026/1/1/art_news_7.html",
    "index.html",
    "old.html",
    "assets/ab-640.webp",
    "sitemap.xml",
    "assets/site.0123456789ab.css",
  ]);
  expect(rows[1]).toEqual({
    ...{ path: "en/art/2026/1/2/art_news_12.html", title: "A prize", change: "added" },
    ...{ sizeBytes: 1, section: "report", lang: "en", number: 12 },
  });
});

it("knows a page at an old address by the plan, whatever number the address has", () => {
  const path = "art/2026/1/1/art_news_7.html";
  const [row] = rowsOfPlan({ ...plan, oldPages: { [path]: 30 } }, DEFAULT_ADDRESS_PATTERN);
  expect([row?.path, row?.number, row?.section]).toEqual([path, 30, "report"]);
});

it("finds by words, by address and by number, and keeps to one kind of change", () => {
  const found = (change: Parameters<typeof filterRows>[1]["change"], text: string) =>
    paths(filterRows(rows, { change, text }, new Set([7])));
  expect(found("all", "prize")).toEqual(["en/art/2026/1/2/art_news_12.html"]);
  expect(found("all", "12")).toHaveLength(2);
  expect(found("all", "讲座 7")).toEqual(["art/2026/1/1/art_news_7.html"]);
  expect(found("removed", "")).toEqual(["old.html"]);
  expect(found("issues", "")).toEqual(["art/2026/1/1/art_news_7.html"]);
});
